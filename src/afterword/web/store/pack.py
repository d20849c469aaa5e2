"""Search over everything: a sealed pack of folded text, and a scan of what is newer.

The pack is one sealed archive, built when the curtain falls or the vault locks, so that a search
opens one blob instead of every record. It can always be thrown away. What it holds:

    number of records (4) | for each, the newest first: record id (16) | rev (8) | start (4)
    | the folded texts in UTF-8, each behind a zero byte

Numbers are big-endian; ``start`` counts bytes from the first text. A search looks for bytes in all
texts at once and only then asks which records they are.
"""

from __future__ import annotations

import json
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from afterword import vault
from afterword.web.store import finding, rows, sealed, session
from afterword.web.store.models import Record, SearchPack

KIND = "search-pack"
WORTH_PACKING = 200
NO_WORDS = {"catalogue", "setting"}  # kinds in which a person wrote nothing to look for
_ANY = finding.needles("")
_COUNT = struct.Struct(">I")
_PLACE = struct.Struct(">16sQI")
_AT_ONCE = 50  # finds of the pack that are looked up in one go


@dataclass(frozen=True, slots=True)
class Hit:
    """One found entry: where it lies and the words around the find."""

    shelf: sealed.Shelf
    id: UUID
    before: str
    found: str
    after: str


def search(words: str, *, most: int = 50) -> list[Hit]:
    """Return entries that hold all the words, the newest first, at most ``most``."""
    needles = finding.needles(words)
    if not needles.folded:
        return []
    seq, pack = _open_pack()
    hits: list[Hit] = []
    for hit in _all_hits(needles, seq, pack):
        hits.append(hit)
        if len(hits) == most:
            break
    return hits


def _all_hits(needles: finding.Needles, seq: int, pack: memoryview) -> Iterator[Hit]:
    for row in rows.every(after_seq=seq):
        text = _text_with(needles, row)
        if text is not None and row.shelf is not None:
            yield _hit(row.shelf, row.record_id, text, needles.folded[0])
    waiting: list[tuple[UUID, int]] = []
    for found in _in_pack(needles, pack):
        waiting.append(found)
        if len(waiting) == _AT_ONCE:
            yield from _as_they_stand(waiting, needles.folded[0])
            waiting = []
    yield from _as_they_stand(waiting, needles.folded[0])


def _text_with(needles: finding.Needles, row: rows.Row) -> str | None:
    """Return the text of a record if all needles are in it."""
    if row.shelf is None or row.shelf.kind in NO_WORDS:
        return None
    try:
        sealed_json = rows.text_of(row)
    except vault.VaultError:
        return None
    if not needles.may_be_in(sealed_json):
        return None
    text = text_of(json.loads(sealed_json)["data"])
    return text if needles.are_in(text) else None


def text_of(value: Any) -> str:
    """Return all text inside a JSON value, keys left out, joined by line breaks."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return "\n".join(part for part in map(text_of, value) if part)
    return ""


def _hit(shelf: sealed.Shelf, id: UUID, text: str, needle: str) -> Hit:
    before, found, after = finding.around(text, needle)
    return Hit(shelf, id, before, found, after)


# --- the pack --------------------------------------------------------------------------------


def rebuild(*, worth: int = WORTH_PACKING) -> bool:
    """Fold everything into a new pack when at least ``worth`` saves are newer than the old one."""
    owner = session.current().row.vault_id
    newest = Record.objects.filter(owner_id=owner).order_by("-seq").values_list("seq", flat=True)
    top = newest.first() or 0
    old = SearchPack.objects.filter(owner_id=owner).values_list("seq", flat=True).first() or 0
    if top - old < worth:
        return False
    with transaction.atomic():
        blob = session.current().keyring.seal_archive(
            _folded(), archive_id=owner.bytes, segment=top, kind=KIND
        )
        SearchPack.objects.update_or_create(owner_id=owner, defaults={"seq": top, "blob": blob})
    return True


def _folded() -> bytes:
    """Return the content of a pack over all records."""
    places: list[bytes] = []
    texts: list[bytes] = []
    start = 0
    for row in rows.every():
        text = _text_with(_ANY, row)
        if text is None:
            continue
        folded = b"\0" + text.casefold().encode("utf-8", "surrogatepass")
        places.append(_PLACE.pack(row.record_id.bytes, row.rev, start))
        texts.append(folded)
        start += len(folded)
    return b"".join([_COUNT.pack(len(places)), *places, *texts])


def _open_pack() -> tuple[int, memoryview]:
    """Return the pack's content and the number of the last save in it; none: 0 and no content."""
    owner = session.current().row.vault_id
    row = SearchPack.objects.filter(owner_id=owner).first()
    if row is None:
        return 0, memoryview(b"")
    try:
        data = session.current().keyring.open_archive(
            bytes(row.blob), archive_id=owner.bytes, segment=row.seq, kind=KIND
        )
    except vault.VaultError:
        return 0, memoryview(b"")
    return row.seq, memoryview(data)


def _in_pack(needles: finding.Needles, pack: memoryview) -> Iterator[tuple[UUID, int]]:
    """Yield id and revision of the packed records that hold all needles, the newest first."""
    if not pack:
        return
    (count,) = _COUNT.unpack_from(pack)
    places_end = _COUNT.size + count * _PLACE.size
    places = list(_PLACE.iter_unpack(pack[_COUNT.size : places_end]))
    starts = [start for _id, _rev, start in places]
    texts = bytes(pack[places_end:])
    wanted = [needle.encode("utf-8", "surrogatepass") for needle in needles.folded]
    rarest = max(wanted, key=len)
    at = texts.find(rarest)
    while at >= 0:
        number = bisect_right(starts, at) - 1
        end = starts[number + 1] if number + 1 < count else len(texts)
        if all(texts.find(needle, starts[number], end) >= 0 for needle in wanted):
            record_id, rev, _start = places[number]
            yield UUID(bytes=record_id), rev
        at = texts.find(rarest, end)


def _as_they_stand(found: list[tuple[UUID, int]], needle: str) -> Iterator[Hit]:
    """Yield finds of the pack that are still what they were when it was built."""
    by_id = {row.record_id: row for row in rows.some([id for id, _rev in found])}
    for id, rev in found:
        row = by_id.get(id)
        if row is None or row.shelf is None or row.rev != rev:
            continue
        text = _text_with(_ANY, row)
        if text is not None:
            yield _hit(row.shelf, id, text, needle)
