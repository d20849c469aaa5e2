"""The drawer: words put in while the vault is locked, readable only after the next unlock."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from afterword import vault
from afterword.web.store import device, sealed, session
from afterword.web.store.models import DrawerNote, Slot, Vault

NOTES = sealed.Shelf("hall", "note", "drawer")
MOST_NOTES = 50
MOST_BYTES = 8 * 1024
PUBLIC_KEY = 32  # bytes


class FullError(Exception):
    """The drawer holds as many notes as it takes while locked, or this one is too long."""


def has_vault() -> bool:
    """Say whether a kept vault was last opened on this device: notes can be sealed to it."""
    return _target() is not None


def put_in_locked(text: str) -> bool:
    """Seal a note to the vault last opened here. False: there is none, nothing was kept.

    Raises:
        FullError: 50 notes wait already, or the text is over 8 kB.
    """
    target = _target()
    if target is None:
        return False
    waiting = DrawerNote.objects.filter(owner_id=target.id).count()
    if waiting >= MOST_NOTES or len(text.encode()) > MOST_BYTES:
        raise FullError
    note_id = UUID(bytes=os.urandom(16))
    DrawerNote.objects.create(
        owner_id=target.id,
        note_id=note_id,
        created_week=sealed.week_of(datetime.now(UTC).date()),
        blob=vault.seal_note(_public(), target.id.bytes, note_id.bytes, text),
    )
    return True


def put_in(text: str) -> sealed.Entry:
    """Keep a note in the open vault."""
    return sealed.save(NOTES, {"text": text})


def remember() -> None:
    """Let notes be put into the open vault from this device while it is locked.

    The public key is worked out from the private half, not taken from the database. Where that half
    was damaged nothing could be read again, so nothing is taken.
    """
    owner = session.current().row.vault_id
    try:
        key = vault.public_of(_private()).hex()
    except vault.VaultError:
        device.change(last_vault="", drawer_key="")
    else:
        device.change(last_vault=str(owner), drawer_key=key)


def take_in() -> int:
    """Turn the notes that were put in while locked into records; return how many.

    Where the vault's own key or head was damaged they wait: the drawer never stops an unlock.
    """
    owner = session.current().row.vault_id
    taken = 0
    try:
        for note in list(DrawerNote.objects.filter(owner_id=owner)):
            with transaction.atomic():
                taken += _take_in_one(note, _private())
    except vault.VaultError:
        return taken
    return taken


def _take_in_one(note: DrawerNote, private: bytes) -> int:
    try:
        text = vault.open_note(private, note.owner_id.bytes, note.note_id.bytes, bytes(note.blob))
    except vault.NewerVersion:  # a newer program wrote it and will read it again
        return 0
    except vault.VaultError:  # put there by someone else: nothing of the person's is in it
        text = None
    if text is not None:
        sealed.save(NOTES, {"text": text, "locked": True})  # its hour is known to nobody
    DrawerNote.objects.filter(owner_id=note.owner_id, note_id=note.note_id).delete()
    return int(text is not None)


def _private() -> bytes:
    opened = session.current()
    sealed_half = Vault.objects.values_list("private_key", flat=True).get(pk=opened.row.vault_id)
    return opened.keyring.open_private(bytes(sealed_half))


def _public() -> bytes:
    try:
        key = bytes.fromhex(device.read().drawer_key)
    except ValueError:
        return b""
    return key if len(key) == PUBLIC_KEY else b""


def _target() -> Vault | None:
    try:
        owner = UUID(device.read().last_vault)
    except ValueError:
        return None
    if not _public():
        return None
    if not Slot.objects.filter(owner_id=owner).exists():
        return None
    return Vault.objects.filter(pk=owner).first()
