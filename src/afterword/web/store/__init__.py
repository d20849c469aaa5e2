"""Tables, sessions and sealing: the only door between a person's words and the disk."""
