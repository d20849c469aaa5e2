"""What templates of several rooms may call."""
