"""How parts are joined and how sizes are hidden.

``lp`` joins parts so that two different lists never give the same bytes. ``pad`` hides the length
of a text behind a Padmé size (Nikitin and others, "Reducing Metadata Leakage from Encrypted Files
and Communication with PURBs", 2019): at most 12 % is added, and few sizes remain.
"""

from __future__ import annotations

from afterword.vault.errors import Tampered

SMALLEST = 256
"""No padded text is shorter than this, in bytes."""

_LENGTH = 4


def u32(number: int) -> bytes:
    """Four bytes, most significant first. Raises ``ValueError`` when it does not fit."""
    return _unsigned(number, 4)


def u64(number: int) -> bytes:
    """Eight bytes, most significant first. Raises ``ValueError`` when it does not fit."""
    return _unsigned(number, 8)


def _unsigned(number: int, size: int) -> bytes:
    try:
        return number.to_bytes(size, "big")
    except OverflowError:
        message = f"{number} does not fit in {size} bytes"
        raise ValueError(message) from None


def lp(*parts: bytes) -> bytes:
    """Every part behind its length as four bytes: an encoding with exactly one reading."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def padded_length(length: int) -> int:
    """The Padmé size, in bytes, that hides ``length``; never under ``SMALLEST``."""
    if length <= SMALLEST:
        return SMALLEST
    exponent = length.bit_length() - 1
    kept_bits = exponent.bit_length()
    mask = (1 << (exponent - kept_bits)) - 1
    return (length + mask) & ~mask


def pad(content: bytes) -> bytes:
    """Length as four bytes, the content, then zeros up to ``padded_length``."""
    framed = u32(len(content)) + content
    return framed.ljust(padded_length(len(framed)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The content that ``pad`` was given. Raises ``Tampered`` when the length cannot be right."""
    length = int.from_bytes(padded[:_LENGTH], "big")
    if len(padded) != padded_length(_LENGTH + length):
        message = "the length inside does not fit"
        raise Tampered(message)
    return padded[_LENGTH : _LENGTH + length]
