"""The sealed archive as bytes: the rows of one vault as they lie, none of them opened.

The layout, byte by byte, is docs/sealed-archive.md. Nothing here knows a key. The digest at the end
tells an accident from a whole file; whether the rows are the person's is known once they open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

MAGIC = b"AFSEALED"
VERSION = 1
LARGEST = 400 * 1024 * 1024  # bytes of a whole file: what a browser may send here
LARGEST_ROW = 256 * 1024 * 1024
MOST_ROWS = 2_000_000
END = 0xFF
AT_ONCE = 1 << 20
_DIGEST = 32
_ROW_HEAD = 5
_BEGINNING = len(MAGIC) + 4
_END = _ROW_HEAD + _DIGEST

# What each row holds, in order: the column, and how it is written.
VAULT = (
    ("id", "id"),
    ("name", "text"),
    ("created_week", "day"),
    ("epoch", "number"),
    ("seq", "number"),
    ("head", "bytes"),
    ("public_key", "bytes"),
    ("private_key", "bytes"),
)
SLOT = (
    ("kind", "text"),
    ("salt", "bytes"),
    ("m", "number"),
    ("t", "number"),
    ("p", "number"),
    ("pepper_id", "text"),
    ("epoch", "number"),
    ("commit", "bytes"),
    ("blob", "bytes"),
)
RECORD = (
    ("record_id", "id"),
    ("bucket", "bytes"),
    ("rev", "number"),
    ("seq", "number"),
    ("created_week", "day"),
    ("blob", "bytes"),
)
SEGMENT = (("archive_id", "id"), ("number", "number"), ("blob", "bytes"))
PACK = (("seq", "number"), ("blob", "bytes"))
NOTE = (("note_id", "id"), ("created_week", "day"), ("blob", "bytes"))
ROWS = {1: VAULT, 2: SLOT, 3: RECORD, 4: SEGMENT, 5: PACK, 6: NOTE}


class FileError(Exception):
    """The file cannot be taken; ``reason`` says why, in a word.

    other: no sealed archive. newer: of a newer program. damaged: changed or cut. large: too large.
    here: this vault is here already; gone: it is not. older: what is here is as new, or newer.
    key: what is here has another key, so the two cannot be compared.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in ``ROWS``, and its columns."""

    kind: int
    columns: dict[str, Any]


class Writer:
    """Writes one file into ``target``, row by row."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._digest = hashlib.sha256()
        self._length = 0
        self._put(MAGIC + VERSION.to_bytes(4, "big"))

    def row(self, kind: int, columns: dict[str, Any]) -> None:
        """Write one row.

        Raises:
            FileError: "large", where no browser could send the file any more.
        """
        fields = b"".join(_field(columns[name], how) for name, how in ROWS[kind])
        self._put(bytes((kind,)) + len(fields).to_bytes(4, "big") + fields)

    def end(self) -> None:
        """Write the digest over everything before it."""
        self._target.write(bytes((END,)) + _DIGEST.to_bytes(4, "big") + self._digest.digest())

    def _put(self, part: bytes) -> None:
        self._length += len(part)
        if self._length + _END > LARGEST:
            raise FileError("large")
        self._digest.update(part)
        self._target.write(part)


def check(source: BinaryIO) -> None:
    """Look at a whole file from its first byte to its last, and go back to its beginning.

    Raises:
        FileError: other, newer, large or damaged.
    """
    size = source.seek(0, 2)
    source.seek(0)
    beginning = source.read(_BEGINNING)
    _check_beginning(beginning)
    if size > LARGEST:
        raise FileError("large")
    if size < _BEGINNING + _END:
        raise FileError("damaged")
    digest = hashlib.sha256(beginning)
    left = size - _BEGINNING - _END
    while left and (part := source.read(min(left, AT_ONCE))):
        digest.update(part)
        left -= len(part)
    if source.read() != bytes((END,)) + _DIGEST.to_bytes(4, "big") + digest.digest():
        raise FileError("damaged")
    source.seek(0)


def rows(source: BinaryIO) -> Iterator[Row]:
    """Yield the rows of a file that ``check`` found whole; the vault's own is the first.

    Raises:
        FileError: damaged.
    """
    source.seek(_BEGINNING)
    before = 0
    for _ in range(MOST_ROWS):
        kind, length = _row_head(source)
        if kind == END:
            return
        one_only = kind in (1, 5)
        in_order = kind > before if one_only else kind >= before
        if not in_order or (not before and kind != 1) or length > LARGEST_ROW:
            raise FileError("damaged")
        yield Row(kind, _columns(source.read(length), ROWS[kind]))
        before = kind
    raise FileError("damaged")


def _row_head(source: BinaryIO) -> tuple[int, int]:
    head = source.read(_ROW_HEAD)
    if len(head) < _ROW_HEAD or (head[0] not in ROWS and head[0] != END):
        raise FileError("damaged")
    return head[0], int.from_bytes(head[1:], "big")


def _check_beginning(beginning: bytes) -> None:
    if not beginning.startswith(MAGIC):
        raise FileError("other")
    version = int.from_bytes(beginning[len(MAGIC) :], "big")
    if len(beginning) < _BEGINNING or version < VERSION:
        raise FileError("damaged")
    if version > VERSION:
        raise FileError("newer")


def _field(value: Any, how: str) -> bytes:
    if how == "number":
        part = int(value).to_bytes(8, "big")
    elif how == "text":
        part = str(value).encode()
    elif how == "day":
        part = value.isoformat().encode()
    else:
        part = value.bytes if how == "id" else bytes(value)
    return len(part).to_bytes(4, "big") + part


def _columns(fields: bytes, columns: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    at = 0
    for name, how in columns:
        end = at + 4 + int.from_bytes(fields[at : at + 4], "big")
        if end > len(fields) or len(fields) < at + 4:
            raise FileError("damaged")
        found[name] = _value(fields[at + 4 : end], how)
        at = end
    if at != len(fields):
        raise FileError("damaged")
    return found


def _value(part: bytes, how: str) -> Any:
    try:
        if how == "id":
            return UUID(bytes=part)
        if how == "text":
            return part.decode()
        if how == "day":
            return date.fromisoformat(part.decode())
    except ValueError:
        raise FileError("damaged") from None
    if how == "number":
        if len(part) != 8:
            raise FileError("damaged")
        return int.from_bytes(part, "big")
    return part
