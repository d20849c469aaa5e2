"""Afterword: a private companion for someone whose relationship has ended."""
