"""Search over everything: a sealed pack of folded text, and a scan of what is newer.

The pack is one sealed archive, built when the curtain falls or the vault locks, so that a search
opens one blob instead of every record. It can always be thrown away. What it holds, compressed:

    number of records (4) | all record ids (16 each) | all revisions (8 each)
    | where each text starts (4 each) | the folded texts in UTF-8, each behind a zero byte

Records stand with the newest first; numbers are big-endian; starts count bytes from the first text.
A search looks for bytes in all texts at once and only then asks which records they are.
"""

from __future__ import annotations

import json
import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import zstandard
from django.db import transaction

from afterword import vault
from afterword.web.store import finding, rows, sealed, session
from afterword.web.store.models import Record, SearchPack

KIND = "search-pack"
WORTH_PACKING = 200
COMPRESSION = 3  # of zstd
NO_WORDS = {"catalogue", "setting", "messages"}  # kinds in which a person wrote nothing to look for
_ANY = finding.needles("")
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


def _all_hits(needles: finding.Needles, seq: int, pack: bytes) -> Iterator[Hit]:
    for row, text in _texts_with(needles, rows.every(after_seq=seq)):
        yield _hit(row, text, needles.folded[0])
    waiting: list[tuple[UUID, int]] = []
    for found in _in_pack(needles, pack):
        waiting.append(found)
        if len(waiting) == _AT_ONCE:
            yield from _as_they_stand(waiting, needles.folded[0])
            waiting = []
    yield from _as_they_stand(waiting, needles.folded[0])


def _texts_with(
    needles: finding.Needles, found: Iterable[rows.Row]
) -> Iterator[tuple[rows.Row, str]]:
    """Yield the rows that hold all needles and can be opened, each with its text."""
    keyring = session.current().keyring
    for row in found:
        if row.shelf is None or row.shelf.kind in NO_WORDS:
            continue
        try:
            sealed_json = rows.text_of(row, keyring)
        except vault.VaultError:
            continue
        if needles.may_be_in(sealed_json):
            text = text_of(json.loads(sealed_json)["data"])
            if needles.are_in(text):
                yield row, text


def text_of(value: Any) -> str:
    """Return all text inside a JSON value, keys left out, joined by line breaks."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return "\n".join(part for part in map(text_of, value) if part)
    return ""


def _hit(row: rows.Row, text: str, needle: str) -> Hit:
    assert row.shelf is not None  # noqa: S101 - tells mypy what _texts_with made sure of
    before, found, after = finding.around(text, needle)
    return Hit(row.shelf, UUID(bytes=row.id), before, found, after)


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
    ids: list[bytes] = []
    revs: list[int] = []
    starts: list[int] = []
    texts: list[bytes] = []
    end = 0
    for row, text in _texts_with(_ANY, rows.every()):
        folded = b"\0" + text.casefold().encode("utf-8", "surrogatepass")
        ids.append(row.id)
        revs.append(row.rev)
        starts.append(end)
        texts.append(folded)
        end += len(folded)
    count = len(ids)
    numbers = struct.pack(f">{count}Q{count}I", *revs, *starts)
    content = b"".join([count.to_bytes(4, "big"), *ids, numbers, *texts])
    return zstandard.compress(content, COMPRESSION)


def _open_pack() -> tuple[int, bytes]:
    """Return the number of the last save in the pack, and its content; none: 0 and nothing."""
    owner = session.current().row.vault_id
    row = SearchPack.objects.filter(owner_id=owner).first()
    if row is None:
        return 0, b""
    try:
        data = session.current().keyring.open_archive(
            bytes(row.blob), archive_id=owner.bytes, segment=row.seq, kind=KIND
        )
    except vault.VaultError:
        return 0, b""
    return row.seq, zstandard.decompress(data)


def _in_pack(needles: finding.Needles, pack: bytes) -> Iterator[tuple[UUID, int]]:
    """Yield id and revision of the packed records that hold all needles, the newest first."""
    if not pack:
        return
    count = int.from_bytes(pack[:4], "big")
    revs_at = 4 + 16 * count
    starts_at = revs_at + 8 * count
    texts_at = starts_at + 4 * count
    starts = struct.unpack_from(f">{count}I", pack, starts_at)
    wanted = [needle.encode("utf-8", "surrogatepass") for needle in needles.folded]
    rarest = max(wanted, key=len)
    at = pack.find(rarest, texts_at)
    while at >= 0:
        number = bisect_right(starts, at - texts_at) - 1
        start = texts_at + starts[number]
        end = texts_at + starts[number + 1] if number + 1 < count else len(pack)
        if all(pack.find(needle, start, end) >= 0 for needle in wanted):
            record_id = pack[4 + 16 * number : 20 + 16 * number]
            (rev,) = struct.unpack_from(">Q", pack, revs_at + 8 * number)
            yield UUID(bytes=record_id), rev
        at = pack.find(rarest, end)


def _as_they_stand(found: list[tuple[UUID, int]], needle: str) -> Iterator[Hit]:
    """Yield finds of the pack that are still what they were when it was built."""
    there = _texts_with(_ANY, rows.some([id for id, _rev in found]))
    hits = {(row.id, row.rev): (row, text) for row, text in there}
    for id, rev in found:
        if (id.bytes, rev) in hits:
            yield _hit(*hits[id.bytes, rev], needle)
