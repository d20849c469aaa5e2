"""Furniture that every room shares: base page, fields, tags, middleware. Nothing that thinks."""
