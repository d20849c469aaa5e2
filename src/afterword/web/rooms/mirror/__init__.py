"""Read a real message history: a time you repaired it first, then one pattern at a time."""
