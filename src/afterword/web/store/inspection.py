"""What can be said of the database from outside, without a key; and, with a passphrase, of a vault.

From outside every seal looks alike: structure, sizes and headers are looked at, and SQLite's own
check is run. Whether a seal was changed shows only when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from afterword import vault
from afterword.web.store import session, slots, vaults, whole
from afterword.web.store.models import DrawerNote, Record, Rotation, Segment, Slot, Vault

SHORTEST_SEGMENT = 8 + 32 + 32 + 16  # header, salt, commitment, one tag
SEGMENT_BEGINS = b"AFWARC"
SHORTEST_NOTE = 4 + 32 + 16
BUCKET = 8


@dataclass(frozen=True, slots=True)
class Outside:
    """What was looked at, and what is wrong, a line each."""

    vaults: int
    records: int
    segments: int
    unfinished: int  # vaults of which a change of the key began and did not end
    problems: list[str]


def outside() -> Outside:
    """Look at every row, and at the database file itself, without any key."""
    problems = [*_of_the_file(), *_of_vaults(), *_of_slots(), *_of_records(), *_of_the_rest()]
    return Outside(
        Vault.objects.count(),
        Record.objects.count(),
        Segment.objects.count(),
        Rotation.objects.count(),
        problems,
    )


def kept_vaults() -> list[tuple[UUID, str]]:
    """Return id and name of the vaults that someone can open."""
    found = Vault.objects.filter(id__in=Slot.objects.values("owner_id"))
    return list(found.order_by("name").values_list("id", "name"))


def inside(owner: UUID, passphrase: str) -> whole.Verdict:
    """Open every record of a vault, and compare it with its sealed head. Nothing is written.

    Raises:
        vaults.NotRightError, vaults.WaitError, vaults.BusyError: as in unlocking.
    """
    dek = vaults.key_of(owner, passphrase)
    row = Vault.objects.get(pk=owner)
    token = session.begin(owner, dek, epoch=row.epoch, kept=True, label="verify")
    here = session.find(token)
    if here is None:  # cannot happen: the session began just now
        raise vaults.NotRightError
    try:
        with session.serving(here, token):
            return whole.verify()
    finally:
        session.end(here)


def _of_the_file() -> Iterator[str]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for pragma in ("integrity_check", "foreign_key_check"):
            cursor.execute(f"PRAGMA {pragma}")
            for answer in cursor.fetchmany(20):
                if answer != ("ok",):
                    yield f"The database file: {' '.join(map(str, answer))}"


def _of_vaults() -> Iterator[str]:
    for row in Vault.objects.iterator():
        for what, blob in (("head", row.head), ("private key", row.private_key)):
            if problem := _sealed_wrong(_bytes(blob), row.epoch):
                yield f"Vault {row.id}: its {what} {problem}."
        if len(_bytes(row.public_key)) != 32:
            yield f"Vault {row.id}: its public key has another size."


def _of_slots() -> Iterator[str]:
    under_way = dict(Rotation.objects.values_list("owner_id", "epoch"))
    for row in Slot.objects.select_related("owner"):
        slot = slots.as_slot(row)
        if row.kind == vaults.PASS:
            try:
                vault.check_kdf(slot.m, slot.t, slot.p)
            except vault.VaultError:
                yield f"Vault {row.owner_id}: the passphrase's parameters are out of bounds."
        epoch = under_way.get(row.owner_id, row.owner.epoch)
        if (len(slot.commit), len(slot.blob)) != (32, 60) or slot.epoch != epoch:
            yield f"Vault {row.owner_id}: the way in “{row.kind}” was changed."


def _of_records() -> Iterator[str]:
    columns = ("record_id", "owner__epoch", "bucket", "rev", "seq", "owner__seq", "blob")
    for id, epoch, bucket, rev, seq, last, blob in Record.objects.values_list(*columns).iterator():
        problem = _sealed_wrong(_bytes(blob), epoch)
        if not problem and (len(_bytes(bucket)) != BUCKET or rev < 1 or seq > last):
            problem = "has numbers that do not fit"
        if problem:
            yield f"Record {id}: it {problem}."


def _of_the_rest() -> Iterator[str]:
    for id, number, blob in Segment.objects.values_list("archive_id", "number", "blob").iterator():
        content = _bytes(blob)
        if len(content) < SHORTEST_SEGMENT or not content.startswith(SEGMENT_BEGINS):
            yield f"Segment {number} of {id}: it is no sealed segment."
    for id, blob in DrawerNote.objects.values_list("note_id", "blob"):
        if len(_bytes(blob)) < SHORTEST_NOTE:
            yield f"Note {id}: it is no sealed note."


def _sealed_wrong(blob: bytes, epoch: int) -> str:
    try:
        found = vault.record_epoch(blob)
    except vault.NewerVersion:
        return "was written by a newer version"
    except vault.VaultError:
        return "is not sealed as it should be"
    return "" if found == epoch else "is under the key of another epoch"


def _bytes(column: object) -> bytes:
    """Return what lies in a column; nothing where someone put in something else than bytes."""
    return bytes(column) if isinstance(column, bytes | memoryview) else b""
