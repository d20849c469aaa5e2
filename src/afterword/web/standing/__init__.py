"""Where a person stands with one other person: what was told, what follows, and why."""
