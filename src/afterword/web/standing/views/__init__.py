"""The standing pages, one file each."""
