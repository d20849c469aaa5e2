"""Taking everything along: every entry, the oldest first, and an honest count of the others."""

from __future__ import annotations

import json

import pytest

from afterword.web.store import books, sealed, takeout
from afterword.web.store.models import Record
from tests.web.people import Person
from tests.web.store.conftest import LETTERS

pytestmark = pytest.mark.postgres


def test_it_takes_every_entry_the_oldest_first(ana: Person) -> None:
    one = sealed.save(LETTERS, {"text": "one"})
    two = sealed.save(LETTERS, {"text": "two"})
    sealed.save(LETTERS, {"text": "one, changed"}, id=one.id, rev=1)
    taken = takeout.take()
    assert [e.id for e in taken.entries if e.shelf == LETTERS] == [one.id, two.id]
    assert (len(taken.entries), taken.unreadable) == (takeout.count(), 0)


def test_it_counts_what_could_not_be_opened(ana: Person) -> None:
    entries = [sealed.save(LETTERS, {"text": str(number)}) for number in range(4)]
    Record.objects.filter(record_id=entries[0].id).update(blob=b"damaged")
    Record.objects.filter(record_id=entries[1].id).update(bucket=bytes(8))
    taken = takeout.take()
    assert [e.id for e in taken.entries if e.shelf == LETTERS] == [entries[2].id, entries[3].id]
    assert taken.unreadable == 2


def test_it_does_not_hide_that_the_catalogue_is_damaged(ana: Person) -> None:
    sealed.save(LETTERS, {"text": "one"})
    Record.objects.filter(bucket=sealed.bucket_of(sealed.CATALOGUE)).update(blob=b"damaged")
    taken = takeout.take()
    assert taken.entries == []
    assert taken.unreadable == Record.objects.filter(owner_id=ana.row.vault_id).count()


def test_programs_can_read_it(ana: Person) -> None:
    book = books.current()
    assert book is not None
    shelf = sealed.Shelf("step3_reach_out", "letter", "letters", book.id)
    entry = sealed.save(shelf, {"text": "Grüße"})
    data = json.loads(takeout.as_json(takeout.take()))
    assert (data["format"], data["version"], data["unreadable"]) == ("afterword-export", 1, 0)
    assert data["records"][-1] == {
        "id": str(entry.id),
        "book": str(book.id),
        "room": "step3_reach_out",
        "kind": "letter",
        "exercise": "letters",
        "rev": 1,
        "created": entry.created.isoformat(),
        "saved": entry.saved.isoformat(),
        "value": {"text": "Grüße"},
    }
    assert "Grüße" in takeout.as_json(takeout.take())
