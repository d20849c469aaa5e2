"""Messages that a person chose to keep: sealed in segments of 20,000, opened a window at a time.

A segment holds JSON lines, compressed with zstd, each an array of moment, author, text and kind.
The record beside it, a *manifest*, holds what the archive is, and count, first and last moment and
digest of every segment. Its id follows from that of the history it belongs to, which is also the
archive's: so what belongs together is found, and goes, together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID, uuid5

import zstandard
from django.db import transaction

from afterword.web.store import archives, books, disk, finding, sealed

KIND = "messages"
IN_A_SEGMENT = 20_000
COMPRESSION = 3  # of zstd
LONGEST_SEGMENT = 1 << 30  # bytes, once it is open


class Written(Protocol):
    """What is kept of a message; `chats.message.Message` has it."""

    @property
    def at(self) -> datetime:
        """The moment, as the export has it."""

    @property
    def author(self) -> str | None:
        """The name, as exported; None for lines that no person wrote."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def kind(self) -> str:
        """text, media, call, deleted or system."""


class Line(NamedTuple):
    """One kept message; ``position`` counts all messages of the chat from 0."""

    position: int
    at: datetime
    author: str | None
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Part:
    """One segment before it is sealed: how many messages, from when to when, and their bytes."""

    count: int
    first: str
    last: str
    data: bytes


@dataclass(slots=True)
class Packing:
    """Gathers messages as they stream past, twenty thousand at a time; holds no key."""

    parts: list[Part] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _first: str = ""
    _last: str = ""

    def add(self, message: Written, *, text: str | None = None) -> None:
        """Take one message; ``text`` instead of its own where its words are not to be kept."""
        at = message.at.isoformat()
        words = message.text if text is None else text
        line = [at, message.author, words, message.kind]
        self._lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
        self._first = self._first or at
        self._last = at
        if len(self._lines) == IN_A_SEGMENT:
            self._close()

    def done(self) -> list[Part]:
        """Return all parts, the last one too."""
        if self._lines:
            self._close()
        return self.parts

    def _close(self) -> None:
        text = "\n".join(self._lines).encode("utf-8", "surrogatepass")
        data = zstandard.compress(text, COMPRESSION)
        self.parts.append(Part(len(self._lines), self._first, self._last, data))
        self._lines = []
        self._first = ""


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of one chat: how many each segment has, and a way to its bytes.

    Every method raises archives.LostError where a segment is lost.
    """

    counts: tuple[int, ...]
    data: Callable[[int], bytes]

    def __len__(self) -> int:
        """Return how many messages there are."""
        return sum(self.counts)

    def between(self, first: int, last: int) -> Iterator[Line]:
        """Yield the messages from one position to another, both included; opens no more."""
        start = 0
        for number, count in enumerate(self.counts):
            if start <= last and first < start + count:
                rows = enumerate(_rows(self.data(number)), start)
                yield from _lines(row for row in rows if first <= row[0] <= last)
            start += count

    def every(self) -> Iterator[Line]:
        """Yield all messages."""
        return self.between(0, len(self))

    def search(self, words: str) -> Iterator[Line]:
        """Yield the messages that hold all the words, the newest first."""
        needles = finding.needles(words)
        start = len(self)
        for number in range(len(self.counts) - 1, -1, -1):
            start -= self.counts[number]
            text = _unpacked(self.data(number)) if needles.folded else b""
            if not needles.folded or not needles.may_be_in(text):
                continue
            rows = [row for row in enumerate(text.split(b"\n"), start) if needles.may_be_in(row[1])]
            yield from (line for line in _lines(reversed(rows)) if needles.are_in(line.text))


def shelf(book: UUID) -> sealed.Shelf:
    """Return where the manifests of a book lie."""
    return sealed.Shelf("mirror", KIND, KIND, book)


def manifest_id(history: UUID) -> UUID:
    """Return the id of the manifest that belongs to a history."""
    return uuid5(history, KIND)


def keep(history: UUID, parts: list[Part]) -> sealed.Entry:
    """Seal the messages of a history: all of them, or, where something fails, none."""
    with transaction.atomic():
        digests = archives.keep(history, KIND, [part.data for part in parts])
        described = [
            {"count": part.count, "first": part.first, "last": part.last, "digest": digest}
            for part, digest in zip(parts, digests, strict=True)
        ]
        value = {"history": str(history), "parts": described}
        return sealed.save(_shelf(), value, id=manifest_id(history))


def manifest(history: UUID) -> sealed.Entry | None:
    """Return the manifest of a history of the shown book; None where no messages were kept."""
    try:
        return sealed.load(_shelf(), manifest_id(history))
    except sealed.MissingError:
        return None


def delete(history: UUID) -> None:
    """Delete the kept messages of a history; none is no error."""
    with transaction.atomic():
        sealed.delete(_shelf(), manifest_id(history))
        archives.delete(history)
    disk.clear_freed_pages()


def kept(history: UUID) -> Messages | None:
    """Return the kept messages of a history of the shown book; None where none were kept."""
    found = manifest(history)
    return None if found is None else of(found)


def of(found: sealed.Entry) -> Messages:
    """Return the messages that a manifest describes."""
    history = UUID(found.value["history"])
    parts: list[dict[str, Any]] = found.value["parts"]

    def data(number: int) -> bytes:
        return archives.segment(history, KIND, number, parts[number]["digest"])

    return Messages(tuple(part["count"] for part in parts), data)


def in_memory(parts: list[Part]) -> Messages:
    """Return messages that were packed and are not kept."""
    return Messages(tuple(part.count for part in parts), lambda number: parts[number].data)


def all_there() -> bool:
    """Say whether every kept message of the vault lies on the disk as it was written, and no more.

    Looks at all books.
    """
    kept = [entry for one in sealed.shelves() if one.kind == KIND for entry in sealed.readable(one)]
    whole = all(
        archives.is_whole(UUID(entry.value["history"]), [p["digest"] for p in entry.value["parts"]])
        for entry in kept
    )
    return whole and archives.count() == sum(len(entry.value["parts"]) for entry in kept)


def _lines(rows: Iterable[tuple[int, bytes]]) -> Iterator[Line]:
    for position, row in rows:
        at, author, text, kind = json.loads(row)
        yield Line(position, datetime.fromisoformat(at), author, text, kind)


def _rows(data: bytes) -> list[bytes]:
    return _unpacked(data).split(b"\n")


def _unpacked(data: bytes) -> bytes:
    return zstandard.decompress(data, max_output_size=LONGEST_SEGMENT)


def _shelf() -> sealed.Shelf:
    book = books.current()
    return shelf(book.id if book else sealed.NO_BOOK)
