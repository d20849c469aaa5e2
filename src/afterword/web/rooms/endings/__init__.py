"""Every good ending: the last pages, a small act, the printed book, and what becomes of it all."""
