"""The words in a message's attributedBody, which newer Macs fill where they leave the text empty.

It is a typedstream, NeXT's way of writing objects down: a letter for the type of a value, then the
value. The first value of type `+`, bytes with their length before them, is the string itself;
everything after it says how parts of it look.
"""

from __future__ import annotations

HEADER = b"\x04\x0bstreamtyped"
_BYTES = b"\x84\x01+"
"""A type that is new in the stream (0x84), one letter long: `+`."""
_SHORT = 0x81
_LONG = 0x82


def words(blob: object) -> str:
    """Return the string, "" where there is none or it breaks off."""
    if not isinstance(blob, bytes) or not blob.startswith(HEADER):
        return ""
    at = blob.find(_BYTES)
    if at < 0:
        return ""
    length, start = _number(blob, at + len(_BYTES))
    if not 0 < length <= len(blob) - start:
        return ""
    return blob[start : start + length].decode("utf-8", "replace")


def _number(blob: bytes, at: int) -> tuple[int, int]:
    """Read a number, of one byte or of two or four after a byte that says so; and its end."""
    size = {_SHORT: 2, _LONG: 4}.get(blob[at] if at < len(blob) else 0, 0)
    if size:
        return int.from_bytes(blob[at + 1 : at + 1 + size], "little"), at + 1 + size
    return int.from_bytes(blob[at : at + 1], "little"), at + 1
