"""Passphrases to offer and to judge, for the door."""

from __future__ import annotations

from afterword import vault


def offer() -> str:
    """Return six words drawn at random from a list of 7,776."""
    return vault.passphrase.generate()


def problem(words: str) -> str | None:
    """Return what is wrong with a passphrase ("short", "common", ...), or None."""
    found = vault.passphrase.problem(words)
    return None if found is None else str(found)
