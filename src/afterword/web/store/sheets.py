"""A recovery sheet for two places."""

from __future__ import annotations

from afterword import vault


def halves_of(sheet: str) -> tuple[str, str]:
    """Return a sheet as two halves for two places; one alone says nothing about the sheet."""
    half, other = vault.sheet.split(vault.sheet.read(sheet))
    return vault.sheet.show(half), vault.sheet.show(other)
