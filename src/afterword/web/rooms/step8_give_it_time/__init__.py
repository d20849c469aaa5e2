"""Step 8: no faster than both want; brakes on what is hard to undo."""
