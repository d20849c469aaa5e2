"""Three thousand changes made in the database behind the vault's back: none is accepted."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from afterword.web.store import sealed, whole
from afterword.web.store.models import Record, Vault
from tests.web.people import Person, person
from tests.web.store.conftest import LETTERS, NOTES

pytestmark = pytest.mark.postgres

ENTRIES = 60
AT_LEAST = 3_000


@dataclass
class Two:
    """Ana's rows on two shelves, and those of another vault."""

    mine: list[Record]
    notes: list[Record]
    theirs: list[Record]


def rows(owner: object, shelf: sealed.Shelf) -> list[Record]:
    found = Record.objects.filter(owner_id=owner, bucket=sealed.bucket_of(shelf))
    return list(found.order_by("seq"))


@pytest.fixture
def two(ana: Person) -> Two:
    for number in range(ENTRIES):
        sealed.save(LETTERS, {"text": f"letter {number} " + "words " * (number % 7)})
        sealed.save(NOTES, {"text": f"note {number}"})
    mine, notes = rows(ana.row.vault_id, LETTERS), rows(ana.row.vault_id, NOTES)
    ben = person()
    with ben.opened():
        for number in range(ENTRIES):
            sealed.save(LETTERS, {"text": f"letter {number}"})
        return Two(mine, notes, rows(ben.row.vault_id, LETTERS))


def one_bit(blob: bytes, rng: random.Random) -> bytes:
    changed = bytearray(blob)
    changed[rng.randrange(len(blob))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def changes(two: Two, rng: random.Random) -> Iterator[tuple[str, Callable[[Record, int], None]]]:
    """Yield what is done to every row of the shelf at once, by name."""
    mine = [bytes(row.blob) for row in two.mine]

    def set_blob(make: Callable[[Record, int], bytes]) -> Callable[[Record, int], None]:
        def change(row: Record, number: int) -> None:
            row.blob = make(row, number)

        return change

    def set_rev(step: int) -> Callable[[Record, int], None]:
        def change(row: Record, number: int) -> None:
            row.rev += step

        return change

    for _ in range(36):
        yield "one bit", set_blob(lambda row, n: one_bit(bytes(row.blob), rng))
    for size in (0, 1, 7, 8, 31, 47, 48, 49, 200):
        yield "cut", set_blob(lambda row, n, size=size: bytes(row.blob)[:size])
    yield "longer", set_blob(lambda row, n: bytes(row.blob) + b"\0")
    yield "doubled", set_blob(lambda row, n: bytes(row.blob) * 2)
    for step in (1, 2, 1000):
        yield "another revision", set_rev(step)
    for away in (1, 7):
        yield "a neighbour's", set_blob(lambda r, n, a=away: mine[n - a])
    yield "a note's", set_blob(lambda row, n: bytes(two.notes[n].blob))
    yield "another vault's", set_blob(lambda row, n: bytes(two.theirs[n].blob))


def test_no_changed_row_is_accepted(ana: Person, two: Two) -> None:
    rng = random.Random(4)
    honest = [(bytes(row.blob), row.rev) for row in two.mine]
    assert len(sealed.readable(LETTERS)) == ENTRIES
    tried = 0
    for name, change in changes(two, rng):
        for number, row in enumerate(two.mine):
            change(row, number)
        Record.objects.bulk_update(two.mine, ["blob", "rev"])
        for row, (blob, rev) in zip(two.mine, honest, strict=True):
            row.blob, row.rev = blob, rev
        found = sealed.entries(LETTERS)
        assert len(found) == ENTRIES
        assert [e for e in found if isinstance(e, sealed.Entry)] == [], name
        assert not whole.verify().whole, name
        tried += ENTRIES
    assert tried >= AT_LEAST
    Record.objects.bulk_update(two.mine, ["blob", "rev"])
    assert len(sealed.readable(LETTERS)) == ENTRIES
    assert whole.verify().whole


def test_no_row_is_accepted_on_another_shelf_or_in_another_vault(ana: Person, two: Two) -> None:
    letters, notes = sealed.bucket_of(LETTERS), sealed.bucket_of(NOTES)
    here = Record.objects.filter(owner_id=ana.row.vault_id)
    here.filter(bucket=letters).update(bucket=b"nowhere!")
    here.filter(bucket=notes).update(bucket=letters)
    assert sealed.readable(LETTERS) == []
    assert len(sealed.entries(LETTERS)) == ENTRIES
    assert sealed.entries(NOTES) == []
    here.filter(bucket=letters).delete()
    for row in two.theirs:
        row.owner_id, row.bucket = ana.row.vault_id, letters
        row.save(force_insert=True)
    assert sealed.readable(LETTERS) == []
    assert len(sealed.entries(LETTERS)) == ENTRIES
    assert not whole.verify().whole


def test_a_row_put_back_to_an_earlier_revision_is_noticed(ana: Person, two: Two) -> None:
    for row in two.mine:
        sealed.save(LETTERS, {"text": "newer"}, id=row.record_id, rev=1)
    newer = {row.record_id: row for row in rows(ana.row.vault_id, LETTERS)}
    assert whole.verify().whole
    for old in two.mine:
        new = newer[old.record_id]
        old.seq = new.seq
        old.save()
        assert not whole.verify().whole
        new.save()
    assert whole.verify().whole


def test_a_head_that_was_changed_is_noticed(ana: Person, two: Two) -> None:
    owner = Vault.objects.get(pk=ana.row.vault_id)
    honest = bytes(owner.head)
    rng = random.Random(5)
    for _ in range(100):
        Vault.objects.filter(pk=owner.pk).update(head=one_bit(honest, rng))
        assert not whole.verify().whole
    Vault.objects.filter(pk=owner.pk).update(head=honest)
    assert whole.verify().whole
