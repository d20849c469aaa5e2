"""The pages. The only package that knows Django."""
