"""All rows at once: each with its shelf, the newest first."""

from __future__ import annotations

import json

import pytest

from afterword import vault
from afterword.web.store import rows, sealed, session
from afterword.web.store.models import Record, Vault
from tests.web.people import Person
from tests.web.store.conftest import LETTERS, NOTES

pytestmark = pytest.mark.postgres


def test_it_yields_every_row_once_the_newest_first(ana: Person) -> None:
    one = sealed.save(LETTERS, {"text": "one"})
    two = sealed.save(NOTES, {"text": "two"})
    found = list(rows.every())
    assert len(found) == Record.objects.filter(owner_id=ana.row.vault_id).count()
    named = [(row.id, row.shelf) for row in found if row.id in (one.id.bytes, two.id.bytes)]
    assert named == [(two.id.bytes, NOTES), (one.id.bytes, LETTERS)]
    assert [row.id for row in rows.some([one.id])] == [one.id.bytes]


def test_it_yields_what_was_saved_after_a_number(ana: Person) -> None:
    sealed.save(LETTERS, {"text": "one"})
    number = Vault.objects.get(pk=ana.row.vault_id).seq
    two = sealed.save(LETTERS, {"text": "two"})
    assert [row.id for row in rows.every(after_seq=number)] == [two.id.bytes]


def test_the_text_of_a_row_is_its_json(ana: Person) -> None:
    entry = sealed.save(LETTERS, {"text": "one"})
    row = next(rows.some([entry.id]))
    assert json.loads(rows.text_of(row, session.current().keyring))["data"] == {"text": "one"}


def test_a_row_on_no_known_shelf_does_not_open(ana: Person) -> None:
    entry = sealed.save(LETTERS, {"text": "one"})
    Record.objects.filter(record_id=entry.id).update(bucket=bytes(8))
    row = next(rows.some([entry.id]))
    assert row.shelf is None
    with pytest.raises(vault.Tampered):
        rows.text_of(row, session.current().keyring)
