"""A new data key for the open vault: someone saw it open.

Beginning takes one transaction: every old way in goes, the new passphrase opens the new key, and
the old key is sealed under the new one. Then every record and segment is sealed anew into a table
beside, some at a time, while the vault itself stays as it is and every page works. The last
transaction swaps all of them, and only when none is missing. A stop anywhere loses nothing: the
next unlock with the new passphrase goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from afterword import vault
from afterword.web.store import disk, head, messages, rows, session, slots, whole
from afterword.web.store.models import (
    Record,
    Resealed,
    Rotation,
    SearchPack,
    Segment,
    Slot,
    Vault,
)

KIND = "rotation"
AT_ONCE = 200  # records, or
SEGMENTS_AT_ONCE = 4
RECORD = -1


class NotWholeError(Exception):
    """A page does not open or the count does not match, so not everything can be sealed anew."""


def pending(owner: UUID) -> Rotation | None:
    """Return the change that began and has not ended, if there is one."""
    return Rotation.objects.filter(pk=owner).first()


def old_key(job: Rotation, dek: bytes) -> bytes | None:
    """Return the key that the vault is still under; None where ``dek`` is not the new one."""
    ring = vault.Keyring(dek, job.owner_id.bytes, job.epoch)
    try:
        opened = ring.open_record(bytes(job.old_key), **_place(job))
    except vault.VaultError:
        return None
    return bytes.fromhex(opened["dek"])


def key_in_use(owner: UUID, dek: bytes) -> bytes:
    """Return the key that the rows are under, given the one that a way in opened."""
    job = pending(owner)
    return (old_key(job, dek) if job else None) or dek


def begin(dek: bytes, slot: vault.Slot) -> None:
    """Let the open vault be opened by the new way in alone; ``dek`` is the new data key.

    Raises:
        NotWholeError: nothing was changed.
    """
    if not whole.verify().whole:
        raise NotWholeError
    opened = session.current()
    owner = opened.row.vault_id
    job = Rotation(owner_id=owner, epoch=slot.epoch)
    ring = vault.Keyring(dek, owner.bytes, slot.epoch)
    job.old_key = ring.seal_record(value={"dek": opened.dek.hex()}, **_place(job))
    with transaction.atomic():
        Vault.objects.select_for_update().get(pk=owner)
        Resealed.objects.filter(owner_id=owner).delete()
        Rotation.objects.filter(pk=owner).delete()
        Slot.objects.filter(owner_id=owner).delete()
        slots.save(owner, slot)
        job.save(force_insert=True)
    disk.clear_freed_pages()


def go_on(dek: bytes) -> None:
    """Seal what is left under the new key, step by step, and swap; the session still has the old.

    Raises:
        NotWholeError: it stays under the old key, whole as it was.
    """
    owner = session.current().row.vault_id
    job = pending(owner)
    if job is None:
        return
    ring = vault.Keyring(dek, owner.bytes, job.epoch)
    while _some_segments(ring):
        committed()
    while _some_records(ring):
        committed()
    with transaction.atomic():
        _swap(ring)
    disk.clear_freed_pages()


def committed() -> None:
    """Do nothing: a test stops the program here, after a step that counts."""


def _place(job: Rotation) -> dict[str, Any]:
    owner = job.owner_id.bytes
    return {"book_id": vault.NO_BOOK, "kind": KIND, "record_id": owner, "rev": job.epoch}


# --- steps -------------------------------------------------------------------------------------


def _some_segments(ring: vault.Keyring) -> int:
    owner = UUID(bytes=ring.vault_id)
    done = set(_resealed(owner).exclude(number=RECORD).values_list("item_id", "number"))
    there = Segment.objects.filter(owner_id=owner).order_by("archive_id", "number")
    missing = [key for key in there.values_list("archive_id", "number") if key not in done]
    with transaction.atomic():
        for archive_id, number in missing[:SEGMENTS_AT_ONCE]:
            blob = there.values_list("blob", flat=True).get(archive_id=archive_id, number=number)
            _seal_segment(ring, archive_id, number, bytes(blob))
    return len(missing[:SEGMENTS_AT_ONCE])


def _seal_segment(ring: vault.Keyring, archive_id: UUID, number: int, blob: bytes) -> None:
    named = {"archive_id": archive_id.bytes, "segment": number, "kind": messages.KIND}
    try:
        data = session.current().keyring.open_archive(blob, **named)  # type: ignore[arg-type]
    except vault.VaultError:
        raise NotWholeError from None
    sealed_anew = ring.seal_archive(data, **named)  # type: ignore[arg-type]
    _put(ring, archive_id, number, 0, b"", sealed_anew)


def _some_records(ring: vault.Keyring) -> int:
    """Seal some records that are not sealed anew yet in their present revision."""
    owner = UUID(bytes=ring.vault_id)
    done = dict(_resealed(owner).filter(number=RECORD).values_list("item_id", "rev"))
    left = (row for row in rows.every() if done.get(UUID(bytes=row.id)) != row.rev)
    some = list(islice(left, AT_ONCE))
    with transaction.atomic():
        for row in some:
            _seal_record(ring, row)
    return len(some)


def _seal_record(ring: vault.Keyring, row: rows.Row) -> None:
    try:
        value = json.loads(rows.text_of(row, session.current().keyring))
    except vault.VaultError:
        raise NotWholeError from None
    if row.shelf is None:
        raise NotWholeError
    if row.shelf.kind == messages.KIND:
        value["data"] = _with_new_digests(ring, value["data"])
    book = row.shelf.book.bytes
    blob = ring.seal_record(
        book_id=book, kind=row.sealed_as, record_id=row.id, rev=row.rev, value=value
    )
    bucket = ring.bucket(book, row.shelf.room, row.shelf.exercise)
    _put(ring, UUID(bytes=row.id), RECORD, row.rev, bucket, blob)


def _with_new_digests(ring: vault.Keyring, manifest: dict[str, Any]) -> dict[str, Any]:
    """A manifest names its segments by their digests as they lie; so they are named anew."""
    sealed_anew = _resealed(UUID(bytes=ring.vault_id)).filter(item_id=UUID(manifest["history"]))
    blobs = dict(sealed_anew.exclude(number=RECORD).values_list("number", "blob"))
    if set(blobs) != set(range(len(manifest["parts"]))):
        raise NotWholeError
    parts = [
        {**part, "digest": hashlib.sha256(bytes(blobs[number])).hexdigest()}
        for number, part in enumerate(manifest["parts"])
    ]
    return {**manifest, "parts": parts}


def _put(
    ring: vault.Keyring, item: UUID, number: int, rev: int, bucket: bytes, blob: bytes
) -> None:
    owner = UUID(bytes=ring.vault_id)
    _resealed(owner).filter(item_id=item, number=number).delete()
    Resealed(owner_id=owner, item_id=item, number=number, rev=rev, bucket=bucket, blob=blob).save(
        force_insert=True
    )


def _resealed(owner: UUID) -> QuerySet[Resealed]:
    return Resealed.objects.filter(owner_id=owner)


# --- the swap ----------------------------------------------------------------------------------


def _swap(ring: vault.Keyring) -> None:
    """Put everything under the new key at once. Call it in a transaction."""
    opened = session.current()
    owner = opened.row.vault_id
    row = Vault.objects.select_for_update().get(pk=owner)
    session.current().memory.clear()
    while _some_segments(ring) or _some_records(ring):  # what was saved since the last step
        pass
    _refuse_another_count(row)
    anew = _resealed(owner).filter(item_id=OuterRef("record_id"), number=RECORD)
    Record.objects.filter(owner_id=owner).update(
        blob=Subquery(anew.values("blob")[:1]), bucket=Subquery(anew.values("bucket")[:1])
    )
    parts = _resealed(owner).filter(item_id=OuterRef("archive_id"), number=OuterRef("number"))
    Segment.objects.filter(owner_id=owner).update(blob=Subquery(parts.values("blob")[:1]))
    SearchPack.objects.filter(owner_id=owner).delete()
    row.private_key = ring.seal_private(opened.keyring.open_private(bytes(row.private_key)))
    count, digest = _counted(ring, owner)
    row.epoch, row.head = ring.epoch, head.sealed(ring, owner.bytes, row.seq, count, digest)
    row.save(update_fields=["epoch", "head", "private_key"])
    _resealed(owner).delete()
    Rotation.objects.filter(pk=owner).delete()


def _refuse_another_count(row: Vault) -> None:
    """What the old head does not count must not be counted by the new one."""
    keyring = session.current().keyring
    try:
        counted = head.read(keyring, row) == _counted(keyring, row.id)
    except vault.VaultError:
        raise NotWholeError from None
    if not (counted and messages.all_there()):
        raise NotWholeError


def _counted(keyring: vault.Keyring, owner: UUID) -> tuple[int, bytes]:
    count, digest = 0, vault.EMPTY_DIGEST
    found = Record.objects.filter(owner_id=owner).values_list("record_id", "rev", "blob")
    for record_id, rev, blob in found.iterator():
        digest = vault.fold(digest, keyring.row_mac(record_id.bytes, rev, bytes(blob)))
        count += 1
    return count, digest
