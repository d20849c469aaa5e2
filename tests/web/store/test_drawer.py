"""The drawer: anyone at the device can put in, nobody can read, the next unlock takes in."""

from __future__ import annotations

from uuid import uuid4

import pytest

from afterword import vault
from afterword.web.store import device, drawer, sealed, session, vaults, whole
from afterword.web.store.models import DrawerNote, Vault
from tests.web.people import PASSPHRASE, Person

pytestmark = pytest.mark.postgres


def unlocked() -> list[str]:
    token = vaults.unlock(PASSPHRASE, "", "Firefox, Linux")
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        assert whole.verify().whole
        return sorted(entry.value["text"] for entry in sealed.readable(drawer.NOTES))


def test_a_note_put_in_while_locked_is_sealed_and_taken_in_at_the_next_unlock(
    locked: Person,
) -> None:
    assert drawer.has_vault()
    assert drawer.put_in_locked("I nearly rang. Grüße")
    blob = bytes(DrawerNote.objects.get().blob)
    assert b"nearly" not in blob
    assert unlocked() == ["I nearly rang. Grüße"]
    assert not DrawerNote.objects.exists()


def test_the_words_cannot_be_read_without_unlocking(locked: Person) -> None:
    drawer.put_in_locked("only mine")
    note, owner = DrawerNote.objects.get(), Vault.objects.get()
    for private in (vault.new_keypair()[1], bytes(owner.public_key), bytes(owner.private_key)[:32]):
        with pytest.raises(vault.VaultError):
            vault.open_note(private, owner.id.bytes, note.note_id.bytes, bytes(note.blob))


def test_it_keeps_nothing_where_no_vault_was_opened(visitor: Person) -> None:
    for last in ("", "not a vault", str(uuid4()), str(visitor.row.vault_id)):
        device.change(last_vault=last)
        assert not drawer.has_vault()
        assert not drawer.put_in_locked("write and let go")
    assert not DrawerNote.objects.exists()


def test_it_takes_fifty_notes(locked: Person) -> None:
    for number in range(50):
        assert drawer.put_in_locked(f"note {number}")
    with pytest.raises(drawer.FullError):
        drawer.put_in_locked("one more")
    assert len(unlocked()) == 50
    assert drawer.put_in_locked("room again")


def test_it_takes_a_note_of_eight_kilobytes(locked: Person) -> None:
    longest = "é" * 4096
    drawer.put_in_locked(longest)
    with pytest.raises(drawer.FullError):
        drawer.put_in_locked(longest + "x")
    assert unlocked() == [longest]


def test_it_drops_what_someone_else_put_there(locked: Person) -> None:
    owner = Vault.objects.get()
    drawer.put_in_locked("mine")
    mine = DrawerNote.objects.get()
    stranger = vault.new_keypair()[0]
    elsewhere = uuid4()
    for blob in (
        b"",
        b"rubbish" * 40,
        vault.seal_note(stranger, owner.id.bytes, elsewhere.bytes, "a foreign note"),
        bytes(mine.blob),  # the person's own, under another id
    ):
        DrawerNote.objects.create(
            owner=owner, note_id=uuid4(), created_week=mine.created_week, blob=blob
        )
    assert unlocked() == ["mine"]
    assert not DrawerNote.objects.exists()


def test_a_damaged_key_leaves_the_notes_waiting_and_the_vault_open(locked: Person) -> None:
    drawer.put_in_locked("waiting")
    owner = Vault.objects.get()
    good = bytes(owner.private_key)
    Vault.objects.update(private_key=good[:-1] + bytes((good[-1] ^ 1,)))
    assert unlocked() == []
    Vault.objects.update(private_key=good)
    assert unlocked() == ["waiting"]


def test_a_damaged_head_leaves_the_notes_waiting_and_the_vault_open(locked: Person) -> None:
    drawer.put_in_locked("waiting")
    good = bytes(Vault.objects.get().head)
    Vault.objects.update(head=good[:-1] + bytes((good[-1] ^ 1,)))
    assert vaults.unlock(PASSPHRASE, "", "")
    assert DrawerNote.objects.count() == 1
    Vault.objects.update(head=good)
    assert unlocked() == ["waiting"]


def test_a_note_written_while_open_is_an_entry_at_once(home: Person) -> None:
    entry = drawer.put_in("now")
    assert sealed.load(drawer.NOTES, entry.id).value == {"text": "now"}
