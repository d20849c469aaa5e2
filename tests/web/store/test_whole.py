"""A check of the whole vault sees every row that was changed behind its back."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db.models import F

from afterword.web.store import sealed, whole
from afterword.web.store.models import Record, Vault
from tests.web.people import Person, person
from tests.web.store.conftest import LETTERS

pytestmark = pytest.mark.postgres


@pytest.fixture
def letters(ana: Person) -> list[sealed.Entry]:
    return [sealed.save(LETTERS, {"text": f"letter {number}"}) for number in range(5)]


def rows(ana: Person, entry: sealed.Entry) -> object:
    return Record.objects.filter(owner_id=ana.row.vault_id, record_id=entry.id)


def test_it_finds_an_untouched_vault_whole(ana: Person, letters: list[sealed.Entry]) -> None:
    verdict = whole.verify()
    assert verdict.whole
    assert verdict.count == Record.objects.filter(owner_id=ana.row.vault_id).count()
    assert verdict.number == Vault.objects.get(pk=ana.row.vault_id).seq


def deleted(row: Record, other: Record) -> None:
    row.delete()


def added(row: Record, other: Record) -> None:
    row.record_id = uuid4()
    row.save(force_insert=True)


def one_byte(row: Record, other: Record) -> None:
    blob = bytearray(row.blob)
    blob[len(blob) // 2] ^= 1
    row.blob = bytes(blob)
    row.save()


def cut(row: Record, other: Record) -> None:
    row.blob = bytes(row.blob)[:20]
    row.save()


def another_revision(row: Record, other: Record) -> None:
    row.rev += 1
    row.save()


def swapped(row: Record, other: Record) -> None:
    row.blob, other.blob = other.blob, row.blob
    row.save()
    other.save()


def hidden(row: Record, other: Record) -> None:
    row.bucket = bytes(8)
    row.save()


@pytest.mark.parametrize(
    "change", [deleted, added, one_byte, cut, another_revision, swapped, hidden]
)
def test_it_sees(
    change: Callable[[Record, Record], None], ana: Person, letters: list[sealed.Entry]
) -> None:
    one, two = (rows(ana, entry).get() for entry in letters[1:3])
    change(one, two)
    assert not whole.verify().whole


def test_it_sees_a_row_rolled_back(ana: Person, letters: list[sealed.Entry]) -> None:
    old = rows(ana, letters[2]).values("rev", "seq", "blob").get()
    sealed.save(LETTERS, {"text": "newer"}, id=letters[2].id, rev=1)
    assert whole.verify().whole
    rows(ana, letters[2]).update(**old)
    assert sealed.load(LETTERS, letters[2].id).value["text"] == "letter 2"
    assert not whole.verify().whole


def test_it_sees_a_head_of_another_number(ana: Person, letters: list[sealed.Entry]) -> None:
    Vault.objects.filter(pk=ana.row.vault_id).update(seq=F("seq") + 1)
    assert not whole.verify().whole


def test_it_sees_an_old_head(ana: Person, letters: list[sealed.Entry]) -> None:
    owner = Vault.objects.filter(pk=ana.row.vault_id)
    old = owner.values("head", "seq").get()
    sealed.save(LETTERS, {"text": "one more"})
    owner.update(**old)
    assert not whole.verify().whole


def test_it_sees_the_head_of_another_vault(ana: Person, letters: list[sealed.Entry]) -> None:
    other = Vault.objects.get(pk=person().row.vault_id)
    Vault.objects.filter(pk=ana.row.vault_id).update(head=other.head, seq=other.seq)
    assert not whole.verify().whole
