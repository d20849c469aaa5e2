"""Step 1: understand why it ended, one's own part first. Home of "My story"."""
