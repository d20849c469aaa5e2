"""Entries: saved sealed, opened where they lie, never a failed page because of one of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
import time_machine

from afterword.web.store import books, pack, sealed, session, whole
from afterword.web.store.models import Record, SearchPack
from tests.web.people import Person, person
from tests.web.store.conftest import LETTERS, NOTES

pytestmark = pytest.mark.postgres


def text_of(entries: list[sealed.Entry | sealed.Unreadable]) -> list[str | None]:
    return [e.value["text"] if isinstance(e, sealed.Entry) else None for e in entries]


def test_it_loads_what_was_saved(ana: Person) -> None:
    value = {"text": "Grüße, 你好, \ud800 half a pair, \0", "list": [1, None, {"deep": True}]}
    saved = sealed.save(LETTERS, value)
    assert saved.rev == 1
    assert sealed.load(LETTERS, saved.id) == saved
    assert sealed.load(LETTERS, saved.id).value == value


def test_it_keeps_the_day_of_the_first_save_and_of_the_last(ana: Person) -> None:
    with time_machine.travel(datetime(2026, 3, 4, 22, 0, tzinfo=UTC), tick=False):
        first = sealed.save(LETTERS, {"text": "one"})
    with time_machine.travel(datetime(2026, 3, 9, 7, 0, tzinfo=UTC), tick=False):
        second = sealed.save(LETTERS, {"text": "two"}, id=first.id, rev=first.rev)
    assert (second.rev, second.created, second.value["text"]) == (2, first.created, "two")
    assert second.saved == datetime(2026, 3, 9, 7, 0, tzinfo=UTC)
    row = Record.objects.get(owner_id=ana.row.vault_id, record_id=first.id)
    assert row.created_week == date(2026, 3, 2)


def test_it_keeps_both_when_two_windows_save_the_same_entry(ana: Person) -> None:
    entry = sealed.save(LETTERS, {"text": "first"})
    sealed.save(LETTERS, {"text": "from the other window"}, id=entry.id, rev=1)
    with pytest.raises(sealed.ConflictError) as conflict:
        sealed.save(LETTERS, {"text": "mine"}, id=entry.id, rev=1)
    theirs = conflict.value.theirs
    assert isinstance(theirs, sealed.Entry)
    assert (theirs.rev, theirs.value["text"]) == (2, "from the other window")
    assert sealed.load(LETTERS, entry.id).value["text"] == "from the other window"
    assert whole.verify().whole


def test_it_says_missing_for_what_is_not_there(ana: Person) -> None:
    entry = sealed.save(LETTERS, {"text": "gone soon"})
    sealed.delete(LETTERS, entry.id)
    for again in (
        lambda: sealed.load(LETTERS, entry.id),
        lambda: sealed.load(LETTERS, uuid4()),
        lambda: sealed.save(LETTERS, {"text": "late"}, id=entry.id, rev=1),
    ):
        with pytest.raises(sealed.MissingError):
            again()
    sealed.delete(LETTERS, entry.id)
    assert whole.verify().whole


def test_it_does_not_reach_an_entry_from_another_shelf(ana: Person) -> None:
    note = sealed.save(NOTES, {"text": "a note"})
    book = books.current()
    assert book is not None
    for shelf in (LETTERS, replace(NOTES, kind="letter"), replace(NOTES, book=book.id)):
        with pytest.raises(sealed.MissingError):
            sealed.load(shelf, note.id)
    for shelf in (LETTERS, replace(NOTES, book=book.id)):
        with pytest.raises(sealed.MissingError):
            sealed.save(shelf, {"text": "over it"}, id=note.id, rev=1)
        sealed.delete(shelf, note.id)
    assert sealed.load(NOTES, note.id).value["text"] == "a note"


def test_it_lists_a_shelf_newest_save_first(ana: Person) -> None:
    one = sealed.save(LETTERS, {"text": "one"})
    sealed.save(LETTERS, {"text": "two"})
    sealed.save(LETTERS, {"text": "one again"}, id=one.id, rev=1)
    assert text_of(sealed.entries(LETTERS)) == ["one again", "two"]
    assert text_of(sealed.entries(LETTERS, newest=1)) == ["one again"]
    assert sealed.entries(NOTES) == []


def test_it_shows_a_damaged_entry_in_its_place(ana: Person) -> None:
    for text in ("one", "two", "three"):
        sealed.save(LETTERS, {"text": text})
    two = sealed.entries(LETTERS)[1]
    rows = Record.objects.filter(owner_id=ana.row.vault_id, record_id=two.id)
    blob = bytes(rows.get().blob)
    for broken in (b"", b"\xaf\x57", blob[:-1], blob[:60] + b"\0" + blob[61:], b"\0" * 900):
        rows.update(blob=broken)
        assert text_of(sealed.entries(LETTERS)) == ["three", None, "one"]
        assert text_of(sealed.readable(LETTERS)) == ["three", "one"]
        with pytest.raises(sealed.MissingError):
            sealed.load(LETTERS, two.id)
        assert [hit.found for hit in pack.search("three")] == ["three"]
        assert pack.search("two") == []
        assert not whole.verify().whole


def test_it_can_write_anew_over_a_damaged_entry(ana: Person) -> None:
    entry = sealed.save(LETTERS, {"text": "one"})
    rows = Record.objects.filter(owner_id=ana.row.vault_id, record_id=entry.id)
    last = bytes(rows.get().blob)[-16:]
    rows.update(blob=b"\xaf\x57\x01\x01" + b"\0" * 300 + last)
    again = sealed.save(LETTERS, {"text": "again"}, id=entry.id, rev=1)
    assert sealed.load(LETTERS, entry.id) == again
    assert whole.verify().whole


def test_it_puts_one_thing_on_a_shelf_of_one(ana: Person) -> None:
    card = sealed.Shelf("hall", "reasons", "own-reasons")
    assert sealed.one(card) is None
    first = sealed.put(card, {"reasons": ["a"]})
    second = sealed.put(card, {"reasons": ["b"]})
    assert (first.id, second.rev) == (second.id, 2)
    assert sealed.one(card) == second
    assert len(sealed.entries(card)) == 1


def test_it_remembers_every_shelf_once(ana: Person) -> None:
    before = sealed.shelves()
    notes = [sealed.save(NOTES, {"text": str(number)}) for number in range(3)]
    sealed.save(LETTERS, {"text": "a letter"})
    for note in notes:
        sealed.delete(NOTES, note.id)
    sealed.save(NOTES, {"text": "the drawer again"})
    assert sealed.shelves() == [*before, NOTES, LETTERS]


def test_it_yields_everything_of_all_shelves(ana: Person) -> None:
    sealed.save(NOTES, {"text": "a note"})
    sealed.save(LETTERS, {"text": "a letter"})
    kinds = sorted(entry.shelf.kind for entry in sealed.everything())
    assert kinds == ["book", "letter", "note", "setting"]


def test_many_vaults_in_one_database_never_see_each_other(ana: Person) -> None:
    mine = sealed.save(LETTERS, {"text": "Ana's"})
    ben = person()
    with ben.opened():
        assert sealed.entries(LETTERS) == []
        assert LETTERS not in sealed.shelves()
        with pytest.raises(sealed.MissingError):
            sealed.load(LETTERS, mine.id)
        with pytest.raises(sealed.MissingError):
            sealed.save(LETTERS, {"text": "Ben's"}, id=mine.id, rev=1)
        sealed.delete(LETTERS, mine.id)
        sealed.save(LETTERS, {"text": "Ben's"})
        assert pack.search("Ana's") == []
        assert text_of(list(sealed.entries(LETTERS))) == ["Ben's"]
        assert whole.verify().whole
    assert text_of(list(sealed.entries(LETTERS))) == ["Ana's"]
    assert whole.verify().whole


def test_the_same_words_in_two_vaults_leave_nothing_alike(ana: Person) -> None:
    sealed.save(LETTERS, {"text": "the same"})
    mine = Record.objects.filter(owner_id=ana.row.vault_id).values_list("bucket", "blob")
    ben = person()
    with ben.opened():
        sealed.save(LETTERS, {"text": "the same"})
    his = Record.objects.filter(owner_id=ben.row.vault_id).values_list("bucket", "blob")
    known = {bytes(part) for row in mine for part in row}
    assert known.isdisjoint(bytes(part) for row in his for part in row)


def test_books_of_one_vault_keep_their_things_apart(ana: Person) -> None:
    first = books.current()
    second = books.begin("died")
    assert first is not None
    in_first, in_second = replace(LETTERS, book=first.id), replace(LETTERS, book=second.id)
    one = sealed.save(in_first, {"text": "to him"})
    sealed.save(in_second, {"text": "to her"})
    assert text_of(sealed.entries(in_first)) == ["to him"]
    assert text_of(sealed.entries(in_second)) == ["to her"]
    with pytest.raises(sealed.MissingError):
        sealed.load(in_second, one.id)


def test_a_record_moved_to_another_shelf_is_not_opened_there(ana: Person) -> None:
    code = sealed.Shelf("door", "setting", "curtain-code")
    sheet = sealed.Shelf("door", "setting", "sheet")
    sealed.put(code, {"code": "123456"})
    sealed.put(sheet, {"later": "", "reminded": True})
    rows = Record.objects.filter(owner_id=ana.row.vault_id)
    rows.filter(bucket=sealed.bucket_of(sheet)).update(bucket=b"elsewhere"[:8])
    rows.filter(bucket=sealed.bucket_of(code)).update(bucket=sealed.bucket_of(sheet))
    assert sealed.one(sheet) is None
    assert [type(entry) for entry in sealed.entries(sheet)] == [sealed.Unreadable]
    assert not whole.verify().whole


def test_a_burned_entry_is_not_left_in_the_search_pack(ana: Person) -> None:
    entry = sealed.save(LETTERS, {"text": "burn me"})
    assert pack.rebuild(worth=1)
    sealed.delete(LETTERS, entry.id)
    assert not SearchPack.objects.filter(owner_id=ana.row.vault_id).exists()


def test_nothing_a_person_wrote_stands_in_a_row(ana: Person) -> None:
    sealed.save(LETTERS, {"text": "Marigold"}, id=None)
    rows = Record.objects.filter(owner_id=ana.row.vault_id)
    shown = json.dumps(
        [
            [str(v if not isinstance(v, bytes | memoryview) else bytes(v)) for v in row]
            for row in rows.values_list()
        ]
    )
    for word in ("Marigold", "letter", "step3", "letters"):
        assert word not in shown


def test_it_needs_an_open_vault(visitor: Person) -> None:
    for call in (
        lambda: sealed.save(LETTERS, {}),
        lambda: sealed.entries(LETTERS),
        lambda: sealed.delete(LETTERS, UUID(int=1)),
    ):
        with pytest.raises(session.NotOpenError):
            call()


def test_it_counts_a_week_from_its_monday() -> None:
    assert sealed.week_of(date(2026, 3, 8)) == date(2026, 3, 2)
    assert sealed.week_of(date(2026, 3, 2)) == date(2026, 3, 2)


def test_it_forgets_no_shelf_that_another_request_added_meanwhile(visitor: Person) -> None:
    mine = sealed.Shelf("hall", "note", "mine")
    theirs = sealed.Shelf("hall", "note", "theirs")
    cookie = visitor.cookies["aw"].value
    with visitor.opened():
        sealed.shelves()  # remembered for this request
        with session.serving(visitor.row, cookie):
            sealed.save(theirs, {"text": "from another tab"})
        sealed.save(mine, {"text": "from here"})
        assert {mine, theirs} <= set(sealed.shelves())


def test_it_opens_only_the_newest_or_both_ends_of_several_shelves(ana: Person) -> None:
    for number in range(5):
        sealed.save(LETTERS, {"text": f"letter {number}"})
        sealed.save(NOTES, {"text": f"note {number}"})
    both = [LETTERS, NOTES, replace(LETTERS, exercise="never used")]

    last = text_of([*sealed.latest(both, 3)])
    ends = text_of([*sealed.both_ends(both, 2)])
    newest = sealed.newest_of_each(both)

    assert last == ["note 4", "letter 4", "note 3"]
    assert [text for text in ends if "letter" in str(text)] == [
        f"letter {number}" for number in (4, 3, 1, 0)
    ]
    assert len(ends) == 8
    assert len(sealed.both_ends(both, 4)) == 10, "none twice"
    assert {shelf: entry.value["text"] for shelf, entry in newest.items()} == {
        LETTERS: "letter 4",
        NOTES: "note 4",
    }


def test_it_passes_over_what_cannot_be_opened_in_several_shelves(ana: Person) -> None:
    sealed.save(LETTERS, {"text": "whole"})
    broken = sealed.save(NOTES, {"text": "broken"})
    Record.objects.filter(record_id=broken.id).update(blob=b"\0" * 80)
    both = [LETTERS, NOTES]
    assert text_of([*sealed.latest(both, 9)]) == ["whole"]
    assert text_of([*sealed.both_ends(both, 9)]) == ["whole"]
    assert set(sealed.newest_of_each(both)) == {LETTERS}
