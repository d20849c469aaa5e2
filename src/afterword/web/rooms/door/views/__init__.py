"""One file a page of the door."""
