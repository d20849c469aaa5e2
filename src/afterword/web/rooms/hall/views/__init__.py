"""The views of the hall, one file a page or a pair of pages."""
