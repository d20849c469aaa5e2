"""Whether the vault is whole: every record opens where it lies, and none was added or taken."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from afterword import vault
from afterword.web.store import head, messages, rows, session
from afterword.web.store.models import Vault


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole vault found; ``number`` is that of the last save."""

    whole: bool
    count: int
    number: int


def verify() -> Verdict:
    """Open every record, and compare the digest of all rows with the one in the sealed head."""
    opened = session.current()
    with transaction.atomic():  # a save that comes between the rows and the head would look wrong
        owner = Vault.objects.select_for_update().get(pk=opened.row.vault_id)
        found, bad, digest = _look_at_rows(opened.keyring)
    try:
        count, expected = head.read(opened.keyring, owner)
    except vault.VaultError:
        return Verdict(False, found, owner.seq)
    whole = not bad and found == count and digest == expected and messages.all_there()
    return Verdict(whole, found, owner.seq)


def _look_at_rows(keyring: vault.Keyring) -> tuple[int, int, bytes]:
    """Return how many records there are, how many do not open, and the digest of the others."""
    found = bad = 0
    digest = vault.EMPTY_DIGEST
    for row in rows.every():
        found += 1
        try:
            rows.text_of(row, keyring)
            code = keyring.row_mac(row.id, row.rev, row.blob)
        except vault.VaultError:
            bad += 1
        else:
            digest = vault.fold(digest, code)
    return found, bad, digest
