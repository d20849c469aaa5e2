"""The rooms: one folder each, all with the same furniture."""
