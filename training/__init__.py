"""Builds the coach's learned readers from letters. Not needed to run Afterword."""
