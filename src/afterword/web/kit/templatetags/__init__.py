"""Template tags every room may load."""
