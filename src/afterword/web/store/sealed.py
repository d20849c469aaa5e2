"""The only door between a person's words and the disk: everything is sealed before it is saved.

A *shelf* is where things of one sort lie: a room, an exercise in it, perhaps a book. Its plain
trace in the database is eight bytes of an HMAC, so rows can be grouped but not named. The
*catalogue*, a sealed record, knows which shelves exist; a search or an export starts there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from afterword import vault
from afterword.web.store import disk, head, moment, session
from afterword.web.store.models import Record, SearchPack

SCHEMA = 1
NO_BOOK = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where an entry lies: room, kind, exercise, book (none: it belongs to the whole vault)."""

    room: str
    kind: str
    exercise: str = ""
    book: UUID = NO_BOOK

    @property
    def sealed_as(self) -> str:
        """The name a record is sealed under, so that it opens on no other shelf."""
        return f"{self.room}/{self.kind}/{self.exercise}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One opened record. ``value`` is what the room saved."""

    id: UUID
    shelf: Shelf
    rev: int
    created: datetime
    saved: datetime
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that cannot be opened; it is shown in its place and never fails the page."""

    id: UUID
    shelf: Shelf


class MissingError(Exception):
    """There is no such entry."""


class ConflictError(Exception):
    """The entry was saved elsewhere meanwhile; ``theirs`` is what stands now."""

    def __init__(self, theirs: Entry | Unreadable) -> None:
        super().__init__("saved elsewhere meanwhile")
        self.theirs = theirs


CATALOGUE = Shelf("store", "catalogue")


def save(shelf: Shelf, value: dict[str, Any], *, id: UUID | None = None, rev: int = 0) -> Entry:
    """Seal and save an entry; a new one when ``id`` is None.

    Args:
        shelf: where it lies.
        value: JSON object, at most a few MB.
        id: the entry to replace.
        rev: the revision that the person was looking at.

    Raises:
        ConflictError: the entry has another revision now; nothing was saved.
        MissingError: the entry was deleted meanwhile.
    """
    with transaction.atomic():
        writer = head.lock()
        return _write(writer, shelf, value, id, rev)


def _write(
    writer: head.Writer, shelf: Shelf, value: dict[str, Any], id: UUID | None, rev: int
) -> Entry:
    keyring = session.current().keyring
    now = moment.now()
    created = now
    if id is not None and rev:
        old = _current(shelf, id, rev)
        created = old[1].created if isinstance(old[1], Entry) else now
        writer.take_out(old[0])
    record_id = id or UUID(bytes=os.urandom(16))
    payload = {
        "v": SCHEMA,
        "created": created.isoformat(),
        "saved": now.isoformat(),
        "data": value,
    }
    blob = keyring.seal_record(
        book_id=shelf.book.bytes,
        kind=shelf.sealed_as,
        record_id=record_id.bytes,
        rev=rev + 1,
        value=payload,
    )
    bucket = bucket_of(shelf)
    if not rev and shelf != CATALOGUE:
        _list_shelf(writer, shelf, bucket)
    record = Record(
        owner_id=session.current().row.vault_id,
        record_id=record_id,
        bucket=bucket,
        rev=rev + 1,
        seq=writer.next_seq(),
        created_week=week_of(created.date()),
        blob=blob,
    )
    record.save(force_insert=not rev, force_update=bool(rev))
    writer.put_in(record)
    writer.finish()
    session.current().memory.clear()
    return Entry(record_id, shelf, rev + 1, created, now, value)


def bring_back(writer: head.Writer, entry: Entry, value: dict[str, Any]) -> None:
    """Seal and save an entry that was taken along, as it was: same id, revision and times.

    Nothing may have its id. ``value`` stands in the place of the entry's. The caller finishes.
    """
    opened = session.current()
    payload = {
        "v": SCHEMA,
        "created": entry.created.isoformat(),
        "saved": entry.saved.isoformat(),
        "data": value,
    }
    blob = opened.keyring.seal_record(
        book_id=entry.shelf.book.bytes,
        kind=entry.shelf.sealed_as,
        record_id=entry.id.bytes,
        rev=entry.rev,
        value=payload,
    )
    bucket = bucket_of(entry.shelf)
    _list_shelf(writer, entry.shelf, bucket)
    record = Record(
        owner_id=opened.row.vault_id,
        record_id=entry.id,
        bucket=bucket,
        rev=entry.rev,
        seq=writer.next_seq(),
        created_week=week_of(entry.created.date()),
        blob=blob,
    )
    record.save(force_insert=True)
    writer.put_in(record)


def _current(shelf: Shelf, id: UUID, rev: int) -> tuple[Record, Entry | Unreadable]:
    record = _find(shelf, id)
    if record is None:
        raise MissingError
    entry = _open(record, shelf)
    if record.rev != rev:
        raise ConflictError(entry)
    return record, entry


def load(shelf: Shelf, id: UUID) -> Entry:
    """Return one entry.

    Raises:
        MissingError: it is not there, lies on another shelf, or cannot be opened.
    """
    record = _find(shelf, id)
    if record is None:
        raise MissingError
    entry = _open(record, shelf)
    if isinstance(entry, Unreadable):
        raise MissingError
    return entry


def entries(shelf: Shelf, *, newest: int | None = None) -> list[Entry | Unreadable]:
    """Return what lies on a shelf, the newest first; ``newest`` limits how many are opened."""
    rows = _rows().filter(bucket=bucket_of(shelf)).order_by("-seq")
    return [_open(record, shelf) for record in (rows[:newest] if newest else rows)]


def readable(shelf: Shelf, *, newest: int | None = None) -> list[Entry]:
    """Return the entries of a shelf that can be opened, the newest first."""
    return [entry for entry in entries(shelf, newest=newest) if isinstance(entry, Entry)]


def count(some: Iterable[Shelf]) -> int:
    """Return how many entries lie on several shelves, without opening one."""
    number: int = _rows().filter(bucket__in=[bucket_of(shelf) for shelf in some]).count()
    return number


def latest(some: Iterable[Shelf], most: int) -> list[Entry]:
    """Return what was saved last on several shelves taken together, the newest first."""
    shelf_of = {bucket_of(shelf): shelf for shelf in some}
    rows = _rows().filter(bucket__in=list(shelf_of)).order_by("-seq")[:most]
    return _opened(rows, shelf_of)


def both_ends(some: Iterable[Shelf], most: int) -> list[Entry]:
    """Return the newest and the oldest entries of each of several shelves, so many of either."""
    shelf_of = {bucket_of(shelf): shelf for shelf in some}
    places: dict[bytes, list[int]] = {}
    rows = _rows().filter(bucket__in=list(shelf_of)).order_by("seq")
    for bucket, seq in rows.values_list("bucket", "seq"):
        places.setdefault(bytes(bucket), []).append(seq)
    wanted = {seq for seqs in places.values() for seq in (*seqs[:most], *seqs[-most:])}
    return _opened(_rows().filter(seq__in=wanted).order_by("-seq"), shelf_of)


def newest_of_each(some: Iterable[Shelf]) -> dict[Shelf, Entry]:
    """Return what was saved last on each of several shelves; those with nothing are left out."""
    shelf_of = {bucket_of(shelf): shelf for shelf in some}
    last = _rows().filter(bucket__in=list(shelf_of)).values("bucket").annotate(seq=Max("seq"))
    rows = _rows().filter(seq__in=[row["seq"] for row in last])
    return {entry.shelf: entry for entry in _opened(rows, shelf_of)}


def in_turn(shelf: Shelf) -> Iterator[Entry]:
    """Open the entries of a shelf one by one, what was saved first before the others."""
    for record in _rows().filter(bucket=bucket_of(shelf)).order_by("seq").iterator(chunk_size=50):
        entry = _open(record, shelf)
        if isinstance(entry, Entry):
            yield entry


def one(shelf: Shelf) -> Entry | None:
    """Return the newest entry of a shelf that holds one thing (settings, a card), or None."""
    return next(iter(readable(shelf, newest=1)), None)


def put(shelf: Shelf, value: dict[str, Any]) -> Entry:
    """Save the one thing of such a shelf, replacing what stands."""
    standing = one(shelf)
    if standing is None:
        return save(shelf, value)
    return save(shelf, value, id=standing.id, rev=standing.rev)


def delete(shelf: Shelf, id: UUID) -> None:
    """Delete one entry for good, its words in the search pack too; one that is gone is no error."""
    with transaction.atomic():
        writer = head.lock()
        record = _find(shelf, id)
        if record is None:
            return
        writer.take_out(record)
        writer.next_seq()
        writer.finish()
        _rows().filter(record_id=id).delete()
        SearchPack.objects.filter(owner_id=writer.row.id).delete()
    session.current().memory.clear()
    disk.clear_freed_pages()


def shelves() -> list[Shelf]:
    """Return every shelf that holds or held something, in the order they were first used."""
    return list(session.remembered("shelves", _read_catalogue))


def _read_catalogue() -> list[Shelf]:
    catalogue = one(CATALOGUE)
    listed = catalogue.value["shelves"] if catalogue else []
    return [Shelf(room, kind, exercise, UUID(book)) for room, kind, exercise, book in listed]


def everything() -> Iterator[Entry | Unreadable]:
    """Yield all entries of the vault, shelf by shelf, without the catalogue itself."""
    for shelf in shelves():
        yield from entries(shelf)


def bucket_of(shelf: Shelf) -> bytes:
    """Return the eight bytes that stand beside every record of a shelf."""
    keyring = session.current().keyring
    return keyring.bucket(shelf.book.bytes, shelf.room, shelf.exercise)


def week_of(day: date) -> date:
    """Return the Monday of a day's week: the finest date that is stored in plain."""
    return day - timedelta(days=day.weekday())


def _list_shelf(writer: head.Writer, shelf: Shelf, bucket: bytes) -> None:
    if _rows().filter(bucket=bucket).exists():
        return
    known = _read_catalogue()  # under the lock: another window may have added a shelf meanwhile
    if shelf in known:
        return
    catalogue = one(CATALOGUE)
    listed = [[s.room, s.kind, s.exercise, str(s.book)] for s in [*known, shelf]]
    if catalogue is None:
        _write(writer, CATALOGUE, {"shelves": listed}, None, 0)
    else:
        _write(writer, CATALOGUE, {"shelves": listed}, catalogue.id, catalogue.rev)


def _find(shelf: Shelf, id: UUID) -> Record | None:
    found: Record | None = _rows().filter(record_id=id, bucket=bucket_of(shelf)).first()
    return found


def _rows() -> Any:
    return Record.objects.filter(owner_id=session.current().row.vault_id)


def _opened(rows: Iterable[Record], shelf_of: Mapping[bytes, Shelf]) -> list[Entry]:
    opened = (_open(record, shelf_of[bytes(record.bucket)]) for record in rows)
    return [entry for entry in opened if isinstance(entry, Entry)]


def _open(record: Record, shelf: Shelf) -> Entry | Unreadable:
    try:
        payload = session.current().keyring.open_record(
            book_id=shelf.book.bytes,
            kind=shelf.sealed_as,
            record_id=record.record_id.bytes,
            rev=record.rev,
            blob=bytes(record.blob),
        )
    except vault.VaultError:
        return Unreadable(record.record_id, shelf)
    return Entry(
        id=record.record_id,
        shelf=shelf,
        rev=record.rev,
        created=datetime.fromisoformat(payload["created"]),
        saved=datetime.fromisoformat(payload["saved"]),
        value=payload["data"],
    )
