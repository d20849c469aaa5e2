"""One vault in one sealed file, out of this database and into another.

Two computers do not keep in step: the file is a copy of one moment. Where the vault is here
already, a newer copy takes its place only when that is asked for, with the passphrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

from django.db import DatabaseError, models, transaction

from afterword import vault
from afterword.web.store import disk, head, messages, rotation, sealed_file, session, vaults
from afterword.web.store.models import DrawerNote, Record, SearchPack, Segment, Slot, Vault
from afterword.web.store.sealed_file import FileError

TABLES: dict[int, type[models.Model]] = {
    2: Slot,
    3: Record,
    4: Segment,
    5: SearchPack,
    6: DrawerNote,
}
IN_ORDER: dict[int, tuple[str, ...]] = {
    2: ("kind",),
    3: ("seq",),
    4: ("archive_id", "number"),
    5: (),
    6: ("note_id",),
}
ROWS_AT_ONCE = 500
BYTES_AT_ONCE = 16 * 1024 * 1024
KINDS_OF_SLOTS = {vaults.PASS, vaults.RECOVERY}
LARGEST_NUMBER = 2**63 - 1  # what both databases hold


def file_name(day: date) -> str:
    """Return the name of a sealed archive of a day; it says nothing of what is in it."""
    return f"notes-{day.isoformat()}.sealed"


def write(owner: UUID, target: BinaryIO) -> None:
    """Write everything of a vault into a file, as it lies.

    Raises:
        FileError: "large"; "unfinished", while the vault gets a new key.
    """
    if rotation.pending(owner) is not None:
        raise FileError("unfinished")
    with transaction.atomic():  # every save waits for the vault's row: the copy is of one moment
        row = Vault.objects.select_for_update().get(pk=owner)
        writer = sealed_file.Writer(target)
        writer.row(1, {name: getattr(row, name) for name, _how in sealed_file.VAULT})
        for kind, table in TABLES.items():
            columns = [name for name, _how in sealed_file.ROWS[kind]]
            found = table._default_manager.filter(owner_id=owner).order_by(*IN_ORDER[kind])
            for one in found.values(*columns).iterator(chunk_size=ROWS_AT_ONCE):
                writer.row(kind, one)
        writer.end()


def bring(source: BinaryIO, name: str = "") -> UUID:
    """Take a vault that is not here yet, all of it or nothing; return its id.

    Args:
        source: the file.
        name: what it is opened by from now on; "": as it was.

    Raises:
        FileError: the file cannot be taken; nothing was changed.
        vaults.NameTakenError: another vault here is opened by this name, or, like it, by none.
    """
    first = described(source)
    chosen = name.strip() or str(first["name"])
    owner: UUID = first["id"]
    with transaction.atomic():
        if Vault.objects.filter(pk=owner).exists():
            raise FileError("here")
        _refuse_taken(chosen, owner)
        _insert(source, name=chosen)
    return owner


def replace(source: BinaryIO, passphrase: str) -> UUID:
    """Put a newer copy of a vault in the place of the one that is here; return its id.

    The passphrase of the one here is asked for, and the file must be of the same vault under the
    same key, whole. The ways in stay those of here, so no file can shut anyone out; notes that wait
    in the drawer stay too.

    Raises:
        FileError: the file cannot be taken; nothing was changed.
        vaults.NotRightError, vaults.WaitError, vaults.BusyError: as in unlocking.
    """
    first = described(source)
    owner: UUID = first["id"]
    here = Vault.objects.filter(pk=owner).first()
    if here is None:
        raise FileError("gone")
    dek = vaults.key_of(owner, passphrase)
    if first["epoch"] != here.epoch or rotation.pending(owner) is not None:
        raise FileError("key")
    _check_under(vault.Keyring(dek, owner.bytes, here.epoch), first, source)
    with transaction.atomic():
        here = Vault.objects.select_for_update().get(pk=owner)
        if first["seq"] <= here.seq:
            raise FileError("older")
        for table in (Record, Segment, SearchPack):
            table.objects.filter(owner_id=owner).delete()
        _insert(source, replacing=here)
    session.end_all(owner)
    disk.clear_freed_pages()
    return owner


def described(source: BinaryIO) -> dict[str, Any]:
    """Return the columns of the vault in a file that is whole.

    Raises:
        FileError: it is not.
    """
    sealed_file.check(source)
    for row in sealed_file.rows(source):
        return row.columns
    raise FileError("damaged")


def number_here(owner: UUID) -> int | None:
    """Return the number of the last save of a vault, or None where it is not here."""
    found: int | None = Vault.objects.filter(pk=owner).values_list("seq", flat=True).first()
    return found


def _refuse_taken(name: str, owner: UUID) -> None:
    kept = Slot.objects.exclude(owner_id=owner).values("owner_id")
    if len(name) > 80 or Vault.objects.filter(id__in=kept, name=name).exists():
        raise vaults.NameTakenError


def _insert(source: BinaryIO, *, name: str = "", replacing: Vault | None = None) -> None:
    """Save every row of a file. Call it in a transaction."""
    ways_in = 0
    owner = None
    try:
        for kind, batch in _batches(source):
            if kind == 1:
                owner = _vault_row(batch[0], name, replacing)
            elif kind == 2:
                ways_in += len(batch)
            if kind == 1 or (kind == 2 and replacing):
                continue
            table = TABLES[kind]
            rows = [table(owner_id=owner, **one) for one in batch]
            waiting_twice = replacing is not None and kind == 6
            table._default_manager.bulk_create(rows, ignore_conflicts=waiting_twice)
    except (DatabaseError, ValueError):  # two rows with one key, or a value that no column takes
        raise FileError("damaged") from None
    if not ways_in:
        raise FileError("damaged")


def _vault_row(columns: dict[str, Any], name: str, replacing: Vault | None) -> UUID:
    if replacing is None:
        Vault.objects.create(**{**columns, "name": name})
    else:
        replacing.seq, replacing.head = columns["seq"], columns["head"]
        replacing.save(update_fields=["seq", "head"])
    found: UUID = columns["id"]
    return found


def _batches(source: BinaryIO) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Yield rows of one kind, a few hundred or a few megabytes at a time."""
    batch: list[dict[str, Any]] = []
    kind = size = 0
    for row in sealed_file.rows(source):
        _check_row(row)
        if batch and (row.kind != kind or len(batch) == ROWS_AT_ONCE or size > BYTES_AT_ONCE):
            yield kind, batch
            batch, size = [], 0
        kind = row.kind
        batch.append(row.columns)
        size += len(row.columns.get("blob", b""))
    if batch:
        yield kind, batch


def _check_row(row: sealed_file.Row) -> None:
    """Refuse what no program of ours wrote."""
    columns = row.columns
    numbers = [value for value in columns.values() if isinstance(value, int)]
    if any(number > LARGEST_NUMBER for number in numbers):
        raise FileError("damaged")
    if row.kind == 2 and columns["kind"] not in KINDS_OF_SLOTS:
        raise FileError("newer")
    try:
        if row.kind == 1:
            vault.record_epoch(columns["head"])
        if row.kind == 3:
            vault.record_epoch(columns["blob"])
    except vault.NewerVersion:
        raise FileError("newer") from None
    except vault.VaultError:
        raise FileError("damaged") from None


def _check_under(keyring: vault.Keyring, first: dict[str, Any], source: BinaryIO) -> None:
    """Make sure that the records are those that the file's sealed head counts."""
    try:
        expected = head.read(keyring, Vault(id=first["id"], seq=first["seq"], head=first["head"]))
    except vault.VaultError:
        raise FileError("key") from None
    digest, count = vault.EMPTY_DIGEST, 0
    try:
        for row in sealed_file.rows(source):
            one = row.columns
            if row.kind == 3:
                code = keyring.row_mac(one["record_id"].bytes, one["rev"], one["blob"])
                digest = vault.fold(digest, code)
                count += 1
            if row.kind == 4:
                keyring.open_archive(
                    one["blob"],
                    archive_id=one["archive_id"].bytes,
                    segment=one["number"],
                    kind=messages.KIND,
                )
    except vault.VaultError:
        raise FileError("damaged") from None
    if (count, digest) != expected:
        raise FileError("damaged")
