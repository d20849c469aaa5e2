"""The readable archive back into the open vault: equal, and never over anything that is there.

What comes in keeps its id, times, revision and words. What is there stays: an entry with the same
id, and the one thing of a shelf that holds one, so that no file can undo what was told here.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, NoReturn
from uuid import UUID

from django.db import transaction

from afterword.web.store import archives, facts, head, messages, sealed, session, settings, takeout
from afterword.web.store.models import Record, Segment

NOTES = "notes.json"
LARGEST_NOTES = 200 * 1024 * 1024  # bytes, unpacked
LARGEST_MESSAGES = 1024 * 1024 * 1024
LONGEST_LINE = 8 * 1024 * 1024
MOST_ENTRIES = 200_000
LONGEST_NAME = 200
HIGHEST_REV = 2**63 - 1
ONE_THING = {"setting", "reasons", "people", "friend", "line"}  # kinds of which a shelf holds one
TEXT_COLUMNS = ("room", "kind", "exercise")


class TakeInError(Exception):
    """The archive cannot be taken in; ``reason``: other, newer, damaged or large."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Arrived:
    """How many entries came in, and how many were there already and stayed as they are."""

    came: int
    stayed: int


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the archive, as it is packed."""

    at: datetime
    author: str | None
    text: str
    kind: str


def take_in(source: BinaryIO) -> Arrived:
    """Take in an archive of `takeout`, all of it or nothing.

    Raises:
        TakeInError: it is not one, or not whole; nothing was changed.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            entries = _entries(archive)
            with transaction.atomic():
                arrived = _save_all(archive, entries)
                facts.settle_all()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise TakeInError("damaged" if zipfile.is_zipfile(source) else "other") from None
    finally:
        session.current().memory.clear()
    return arrived


# --- reading -----------------------------------------------------------------------------------


def _entries(archive: zipfile.ZipFile) -> list[sealed.Entry]:
    if NOTES not in archive.namelist():
        raise TakeInError("other")
    with archive.open(NOTES) as file:
        text = file.read(LARGEST_NOTES + 1)
    if len(text) > LARGEST_NOTES:
        raise TakeInError("large")
    try:
        said = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise TakeInError("damaged") from None
    if not isinstance(said, dict) or said.get("format") != takeout.FORMAT:
        raise TakeInError("other")
    if said.get("version") != takeout.VERSION:
        raise TakeInError("newer")
    records = said.get("records")
    if not isinstance(records, list):
        raise TakeInError("damaged")
    if len(records) > MOST_ENTRIES:
        raise TakeInError("large")
    entries = [_entry(record) for record in records]
    if len({entry.id for entry in entries}) != len(entries):
        raise TakeInError("damaged")
    return entries


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _entry(record: Any) -> sealed.Entry:
    try:
        book = sealed.NO_BOOK if record["book"] is None else UUID(record["book"])
        names = [record[name] for name in TEXT_COLUMNS]
        created, saved = (datetime.fromisoformat(record[name]) for name in ("created", "saved"))
        entry = sealed.Entry(
            id=UUID(record["id"]),
            shelf=sealed.Shelf(names[0], names[1], names[2], book),
            rev=record["rev"],
            created=created,
            saved=saved,
            value=record["value"],
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise TakeInError("damaged") from None
    if not _fits(entry, names):
        raise TakeInError("damaged")
    return entry


def _fits(entry: sealed.Entry, names: list[Any]) -> bool:
    """Say whether an entry is one that a room could have saved."""
    texts = all(isinstance(name, str) and len(name) <= LONGEST_NAME for name in names)
    return (
        texts
        and all(name.isascii() for name in names)
        and not any("/" in name for name in names[:2])
        and entry.shelf != sealed.CATALOGUE
        and type(entry.rev) is int
        and 1 <= entry.rev <= HIGHEST_REV
        and entry.created.tzinfo is not None
        and entry.saved.tzinfo is not None
        and isinstance(entry.value, dict)
    )


# --- saving ------------------------------------------------------------------------------------


def _save_all(archive: zipfile.ZipFile, entries: list[sealed.Entry]) -> Arrived:
    writer = head.lock()
    there = set(Record.objects.filter(owner_id=writer.row.id).values_list("record_id", flat=True))
    full = {shelf for shelf in sealed.shelves() if shelf.kind in ONE_THING and _holds(shelf)}
    _refuse_two_sorts(entries)
    came = 0
    for entry in entries:
        if entry.id in there or entry.shelf in full or entry.shelf == settings.CODE:
            continue
        value = entry.value
        if entry.shelf.kind == messages.KIND:
            brought = _messages(archive, entry)
            if brought is None:
                continue
            value = brought
        sealed.bring_back(writer, entry, value)
        came += 1
    writer.finish()
    return Arrived(came, len(entries) - came)


def _refuse_two_sorts(entries: list[sealed.Entry]) -> None:
    """One exercise holds one kind of thing: of two, one would never be found again."""
    kinds = {(one.book, one.room, one.exercise): one.kind for one in sealed.shelves()}
    for entry in entries:
        lies = (entry.shelf.book, entry.shelf.room, entry.shelf.exercise)
        if kinds.setdefault(lies, entry.shelf.kind) != entry.shelf.kind:
            raise TakeInError("damaged")


def _holds(shelf: sealed.Shelf) -> bool:
    return bool(sealed.entries(shelf, newest=1))


def _messages(archive: zipfile.ZipFile, entry: sealed.Entry) -> dict[str, Any] | None:
    """Seal the messages of a history; return what its record holds, None where none came along."""
    try:
        history = UUID(entry.value["history"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise TakeInError("damaged") from None
    name = f"messages-{history}.jsonl"
    owner = session.current().row.vault_id
    known = Segment.objects.filter(owner_id=owner, archive_id=history).exists()
    if known or name not in archive.namelist() or entry.id != messages.manifest_id(history):
        return None
    packing = messages.Packing()
    for said in _lines(archive, name):
        packing.add(said)
    parts = packing.done()
    digests = archives.keep(history, messages.KIND, [part.data for part in parts])
    described = [
        {"count": part.count, "first": part.first, "last": part.last, "digest": digest}
        for part, digest in zip(parts, digests, strict=True)
    ]
    return {**entry.value, "parts": described}


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[Said]:
    left = LARGEST_MESSAGES
    with archive.open(name) as file:
        while line := file.readline(LONGEST_LINE):
            left -= len(line)
            if left < 0:
                raise TakeInError("large")
            yield _line(line)


def _line(line: bytes) -> Said:
    try:
        said = json.loads(line, parse_constant=_refuse)
        message = Said(
            datetime.fromisoformat(said["at"]), said["author"], said["text"], said["kind"]
        )
    except (KeyError, TypeError, ValueError, RecursionError):
        raise TakeInError("damaged") from None
    author = message.author is None or isinstance(message.author, str)
    if not (author and isinstance(message.text, str) and isinstance(message.kind, str)):
        raise TakeInError("damaged")
    return message
