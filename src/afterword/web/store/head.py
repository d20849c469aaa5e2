"""The vault's head: how many records there are and the digest over all of them.

The head is sealed and rewritten in the transaction of every save, so a row that was deleted, added
or rolled back behind the vault's back is noticed (docs/vault-format.md, "Set digest").
"""

from __future__ import annotations

from dataclasses import dataclass

from afterword import vault
from afterword.web.store import session
from afterword.web.store.models import Record, Vault

KIND = "head"
NO_BOOK = bytes(16)


@dataclass(slots=True)
class Writer:
    """One change of the head, inside one transaction."""

    row: Vault
    count: int
    digest: bytes

    def next_seq(self) -> int:
        """Return the number of the save under way."""
        self.row.seq += 1
        return self.row.seq

    def take_out(self, record: Record) -> None:
        """Leave a record's present revision out of the digest."""
        self.digest = vault.fold(self.digest, _mac(record))
        self.count -= 1

    def put_in(self, record: Record) -> None:
        """Take a record's new revision into the digest."""
        self.digest = vault.fold(self.digest, _mac(record))
        self.count += 1

    def finish(self) -> None:
        """Seal the head anew and save it."""
        self.row.head = sealed(
            session.current().keyring, self.row.id.bytes, self.row.seq, self.count, self.digest
        )
        self.row.save(update_fields=["seq", "head"])


def sealed(keyring: vault.Keyring, vault_id: bytes, seq: int, count: int, digest: bytes) -> bytes:
    """Return the sealed head of a vault at save number ``seq``."""
    return keyring.seal_record(
        book_id=NO_BOOK,
        kind=KIND,
        record_id=vault_id,
        rev=seq,
        value={"n": count, "digest": digest.hex()},
    )


def lock() -> Writer:
    """Take the vault's row for this transaction and open its head.

    Raises:
        vault.Tampered: the head does not belong to this vault and number.
    """
    opened = session.current()
    row = Vault.objects.select_for_update().get(pk=opened.row.vault_id)
    count, digest = read(opened.keyring, row)
    return Writer(row, count, digest)


def read(keyring: vault.Keyring, row: Vault) -> tuple[int, bytes]:
    """Return how many records the head counts, and the digest over them.

    Raises:
        vault.Tampered: the head does not belong to this vault and number.
    """
    value = keyring.open_record(
        book_id=NO_BOOK,
        kind=KIND,
        record_id=row.id.bytes,
        rev=row.seq,
        blob=bytes(row.head),
    )
    return int(value["n"]), bytes.fromhex(value["digest"])


def _mac(record: Record) -> bytes:
    return session.current().keyring.row_mac(record.record_id.bytes, record.rev, bytes(record.blob))
