"""Search over everything: a sealed pack of folded text, and a scan of what is newer.

The pack is one sealed archive; it is rebuilt when the curtain falls or the vault locks, so that a
search (the only reader) opens one blob instead of every record. It can always be thrown away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from afterword import vault
from afterword.web.store import sealed, session
from afterword.web.store.models import Record, SearchPack

KIND = "search-pack"
WORTH_PACKING = 200
SNIPPET = 90


@dataclass(frozen=True, slots=True)
class Hit:
    """One found entry: where it lies and the words around the find."""

    shelf: sealed.Shelf
    id: UUID
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class _Line:
    record_id: UUID
    rev: int
    shelf: sealed.Shelf
    text: str


def search(words: str, *, most: int = 50) -> list[Hit]:
    """Return entries that hold all the words, the newest first, at most ``most``."""
    needles = [word for word in words.casefold().split() if word]
    if not needles:
        return []
    pack_seq, packed = _read_pack()
    fresh = list(_scan(pack_seq))
    lines = [*fresh, *packed]
    found = [line for line in lines if all(needle in line.text.casefold() for needle in needles)]
    return [_hit(line, needles[0]) for line in _still_there(found)[:most]]


def rebuild(*, worth: int = WORTH_PACKING) -> bool:
    """Fold everything into a new pack when at least ``worth`` saves are newer than the old one."""
    owner = session.current().row.vault_id
    newest = Record.objects.filter(owner_id=owner).order_by("-seq").values_list("seq", flat=True)
    top = newest.first() or 0
    old = SearchPack.objects.filter(owner_id=owner).values_list("seq", flat=True).first() or 0
    if top - old < worth:
        return False
    lines = list(_scan(0))
    data = json.dumps(
        [[str(line.record_id), line.rev, *_shelf_row(line.shelf), line.text] for line in lines],
        ensure_ascii=False,
    ).encode()
    blob = session.current().keyring.seal_archive(
        data, archive_id=owner.bytes, segment=top, kind=KIND
    )
    SearchPack.objects.update_or_create(owner_id=owner, defaults={"seq": top, "blob": blob})
    return True


def drop() -> None:
    """Throw the pack away, so that deleted words are not in it either."""
    with transaction.atomic():
        SearchPack.objects.filter(owner_id=session.current().row.vault_id).delete()


def _read_pack() -> tuple[int, list[_Line]]:
    owner = session.current().row.vault_id
    row = SearchPack.objects.filter(owner_id=owner).first()
    if row is None:
        return 0, []
    try:
        data = session.current().keyring.open_archive(
            bytes(row.blob), archive_id=owner.bytes, segment=row.seq, kind=KIND
        )
    except vault.VaultError:
        return 0, []
    return row.seq, [_line(row) for row in json.loads(data)]


def _line(row: list[Any]) -> _Line:
    record_id, rev, room, kind, exercise, book, text = row
    return _Line(UUID(record_id), rev, sealed.Shelf(room, kind, exercise, UUID(book)), text)


def _scan(after_seq: int) -> Iterator[_Line]:
    opened = session.current()
    owner = opened.row.vault_id
    by_bucket = {
        opened.keyring.bucket(shelf.book.bytes, shelf.room, shelf.exercise): shelf
        for shelf in sealed.shelves()
    }
    rows = Record.objects.filter(owner_id=owner, seq__gt=after_seq).order_by("-seq")
    for record_id, rev, bucket, blob in rows.values_list("record_id", "rev", "bucket", "blob"):
        shelf = by_bucket.get(bytes(bucket))
        if shelf is None:
            continue
        try:
            payload = opened.keyring.open_record(
                book_id=shelf.book.bytes,
                kind=shelf.kind,
                record_id=record_id.bytes,
                rev=rev,
                blob=bytes(blob),
            )
        except vault.VaultError:
            continue
        yield _Line(record_id, rev, shelf, text_of(payload["data"]))


def text_of(value: Any) -> str:
    """Return all text inside a JSON value, keys left out, joined by line breaks."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return "\n".join(part for part in map(text_of, value) if part)
    return ""


def _still_there(lines: list[_Line]) -> list[_Line]:
    owner = session.current().row.vault_id
    ids = [line.record_id for line in lines]
    now: dict[UUID, int] = {}
    for start in range(0, len(ids), 500):  # SQLite takes a limited number of parameters
        part = ids[start : start + 500]
        rows = Record.objects.filter(owner_id=owner, record_id__in=part)
        now |= dict(rows.values_list("record_id", "rev"))
    return [line for line in lines if now.get(line.record_id) == line.rev]


def _hit(line: _Line, needle: str) -> Hit:
    at = max(0, line.text.casefold().find(needle))
    end = at + len(needle)
    return Hit(
        shelf=line.shelf,
        id=line.record_id,
        before=line.text[max(0, at - SNIPPET) : at].lstrip(),
        found=line.text[at:end],
        after=line.text[end : end + SNIPPET].rstrip(),
    )


def _shelf_row(shelf: sealed.Shelf) -> list[str]:
    return [shelf.room, shelf.kind, shelf.exercise, str(shelf.book)]
