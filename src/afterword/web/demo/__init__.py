"""An invented, lived-in book, opened by `afterword demo`. Written as data, CC0; nothing is kept."""
