"""Opens Apple's database so that nothing in it can run, write, or fill the memory.

A file on disk is opened where it lies, as one that never changes. An upload or a member of a zip
has no place that SQLite could open; it is taken into memory, up to IN_MEMORY.
"""

from __future__ import annotations

import _sqlite3 as sqlite3  # the standard library's own, where the web has put a newer one over it
import os
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from afterword.chats.member import DiskFile, Member
from afterword.chats.problem import ImportProblem

WAL = "-wal"
IN_MEMORY = 160 << 20
"""Bytes. SQLite makes a copy, and both have to fit beside everything else."""
LARGEST_ROW = 64 << 20
SECONDS = 240
STEPS = 200_000
"""Steps of SQLite's machine between two looks at the clock."""
NEEDED = frozenset({"message", "handle"})
_MAGIC = b"SQLite format 3\0"
_WAL_HEADER = struct.Struct(">8I")
_FRAME_HEADER = struct.Struct(">6I")
_WAL_MAGIC = (0x377F0682, 0x377F0683)
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})


def starts_as_sqlite(member: Member) -> bool:
    """Tell by the first bytes."""
    return member.size > len(_MAGIC) and member.head(len(_MAGIC)) == _MAGIC


def is_messages(member: Member, *, alone: bool) -> bool:
    """Tell by the tables; a damaged database is one where it came alone or its name says so."""
    try:
        with opened(member, None) as connection:
            return tables(connection).keys() >= NEEDED
    except (ImportProblem, sqlite3.Error):
        return alone or member.name.lower().endswith(("chat.db", "sms.db"))


def is_too_large(member: Member, wal: Member | None) -> bool:
    """Tell whether the newest messages, still outside the database, cannot be put into it."""
    return wal is not None and member.size + wal.size > IN_MEMORY


@contextmanager
def opened(member: Member, wal: Member | None) -> Iterator[sqlite3.Connection]:
    """Open the database, with what the WAL adds where that fits into memory.

    Raises ImportProblem where it is larger than IN_MEMORY and lies nowhere on the disk.
    """
    place = member.place
    in_place = isinstance(place, DiskFile) and isinstance(place.where, str)
    if in_place and (wal is None or is_too_large(member, wal)):
        path = quote(os.path.abspath(str(place.where)))  # type: ignore[attr-defined]
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    else:
        connection = _in_memory(member, wal)
    try:
        _confine(connection)
        yield connection
    except UnicodeDecodeError as garbled:  # SQLite's own sentence on the damage quotes the damage
        raise sqlite3.DatabaseError("a damaged database") from garbled
    finally:
        connection.close()


def tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the columns of each real table that is read; views and virtual tables are none."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name IN"
        " ('message', 'handle', 'chat', 'chat_message_join', 'chat_handle_join')"
    ).fetchall()
    return {name: _columns(connection, name) for (name,) in found}


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    described = connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description  # noqa: S608
    return [column[0] for column in described]


def _confine(connection: sqlite3.Connection) -> None:
    """Let nothing run but reading, none of it for ever."""
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    for setting in (
        "trusted_schema = OFF",
        "query_only = ON",
        "cell_size_check = ON",
        "mmap_size = 0",
        "temp_store = MEMORY",
        "cache_size = -8192",
    ):
        connection.execute(f"PRAGMA {setting}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_ROW)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    until = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    connection.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
    )


def _in_memory(member: Member, wal: Member | None) -> sqlite3.Connection:
    if member.size > IN_MEMORY:
        raise ImportProblem(
            f"“{member.name}” is larger than {IN_MEMORY >> 20} MB, which is more than can be read"
            " out of a zip or an upload. Unpack it and read it with afterword messages, or use"
            " imessage-exporter for the one chat."
        )
    with member.open() as stream:
        data = bytearray(stream.read(IN_MEMORY + 1))
    if wal is not None and not is_too_large(member, wal):
        with wal.open() as stream:
            _overlay(data, stream.read(IN_MEMORY))
    data[18:20] = b"\1\1"  # no WAL: there is no file it could be in
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(data))
    return connection


def _overlay(data: bytearray, wal: bytes) -> None:
    """Put the pages of every finished change into the database. What is unfinished stays out."""
    if len(wal) < _WAL_HEADER.size:
        return
    magic, _, size, _, salt1, salt2, sum1, sum2 = _WAL_HEADER.unpack_from(wal)
    if magic not in _WAL_MAGIC or size not in [1 << power for power in range(9, 17)]:
        return
    order = ">" if magic & 1 else "<"
    sums = _checksum(order, wal[:24], (0, 0))
    waiting: dict[int, int] = {}
    at = _WAL_HEADER.size
    while sums == (sum1, sum2) and at + _FRAME_HEADER.size + size <= len(wal):
        page, pages, *salts, sum1, sum2 = _FRAME_HEADER.unpack_from(wal, at)
        body = at + _FRAME_HEADER.size
        sums = _checksum(order, wal[at : at + 8], sums)
        sums = _checksum(order, wal[body : body + size], sums)
        if salts != [salt1, salt2] or sums != (sum1, sum2) or not page:
            return
        waiting[page] = body
        if pages:
            _write(data, wal, waiting, size, pages)
            waiting = {}
        at = body + size


def _write(data: bytearray, wal: bytes, waiting: dict[int, int], size: int, pages: int) -> None:
    """Write the pages of one finished change, after which the database has so many pages."""
    if pages * size > IN_MEMORY:
        return
    if len(data) < pages * size:
        data.extend(bytes(pages * size - len(data)))
    del data[pages * size :]
    for page, body in waiting.items():
        if page <= pages:
            data[(page - 1) * size : page * size] = wal[body : body + size]


def _checksum(order: str, data: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    """Return SQLite's checksum of the data, going on from `sums`."""
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for left, right in zip(words[::2], words[1::2], strict=True):
        first = (first + left + second) & 0xFFFFFFFF
        second = (second + right + first) & 0xFFFFFFFF
    return first, second
