"""The head counts every save and refuses to go on from one that is not its own."""

from __future__ import annotations

import pytest
from django.db import transaction

from afterword import vault
from afterword.web.store import head, sealed, session
from afterword.web.store.models import Vault
from tests.web.people import Person
from tests.web.store.conftest import LETTERS

pytestmark = pytest.mark.postgres


def owner(ana: Person) -> Vault:
    return Vault.objects.get(pk=ana.row.vault_id)


def test_it_counts_records_and_saves(ana: Person) -> None:
    count, digest = head.read(session.current().keyring, owner(ana))
    number = owner(ana).seq
    entry = sealed.save(LETTERS, {"text": "one"})
    assert head.read(session.current().keyring, owner(ana))[0] == count + 1
    assert owner(ana).seq > number
    sealed.delete(LETTERS, entry.id)
    left, now = head.read(session.current().keyring, owner(ana))
    assert left == count
    assert now != digest  # the catalogue knows one shelf more


def test_a_save_and_its_deletion_leave_the_digest_as_it_was(ana: Person) -> None:
    sealed.save(LETTERS, {"text": "first"})
    before = head.read(session.current().keyring, owner(ana))
    sealed.delete(LETTERS, sealed.save(LETTERS, {"text": "second"}).id)
    assert head.read(session.current().keyring, owner(ana)) == before


def test_it_saves_nothing_upon_a_head_that_was_changed(ana: Person) -> None:
    blob = bytearray(owner(ana).head)
    blob[40] ^= 1
    Vault.objects.filter(pk=ana.row.vault_id).update(head=bytes(blob))
    with pytest.raises(vault.Tampered), transaction.atomic():
        sealed.save(LETTERS, {"text": "not now"})
    assert sealed.entries(LETTERS) == []


def test_nothing_of_a_save_that_fails_half_way_is_left(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = head.read(session.current().keyring, owner(ana))

    def fails(_writer: head.Writer) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(head.Writer, "finish", fails)
        with pytest.raises(OSError, match="full"):
            sealed.save(LETTERS, {"text": "half"})
    assert sealed.entries(LETTERS) == []
    assert head.read(session.current().keyring, owner(ana)) == before
