"""The log of a book: told, taken back, corrected, kept whole against other windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from afterword.journey.contact import Contact
from afterword.journey.facts import Facts, FactsProblem
from afterword.web.store import books, facts, letters, pack, sealed, session
from afterword.web.store.models import Record
from tests.web.people import Person

pytestmark = pytest.mark.postgres
DAY = "2026-11-24T14:00:00+00:00"
WORDS = "the plums are ripe & you laughed"


@pytest.fixture(autouse=True)
def moment() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(DAY, tick=False) as traveller:
        yield traveller


def send(text: str = WORDS) -> sealed.Entry:
    """A letter for sending in the shown book."""
    book = books.current()
    assert book is not None
    return sealed.save(letters.shelf(book.id), {"text": text, "purpose": letters.SEND})


def kept() -> list[dict[str, object]]:
    book = books.current()
    assert book is not None
    return [entry.value for entry in sealed.readable(letters.shelf(book.id))]


def test_it_keeps_one_log_and_gives_it_back(ana: Person) -> None:
    facts.tell("said_no", on=date(2026, 11, 20), words="please don’t")
    facts.tell("blocked")

    assert [fact.kind for fact in facts.told()] == ["said_no", "blocked"]
    assert facts.told()[0].words == "please don’t"
    assert facts.where_now().state is Contact.LOCKED


def test_it_is_empty_before_anything_was_told(ana: Person) -> None:
    assert facts.current() == Facts()
    assert facts.where_now().state is Contact.OPEN
    assert facts.quieter_now() == frozenset()


def test_it_leaves_no_word_of_a_fact_on_the_disk(ana: Person) -> None:
    facts.tell("said_no", words="leave me be")

    blobs = b"".join(bytes(record.blob) for record in Record.objects.all())
    assert b"leave me be" not in blobs
    assert b"said_no" not in blobs


def test_it_loses_no_fact_to_another_window(ana: Person) -> None:
    asked = []

    def told_in_between(log: Facts) -> Facts:
        if not asked:
            asked.append(True)
            facts.tell("blocked")
        return log.tell("said_no", facts.now(), visit="a")

    facts.change(told_in_between)

    assert {fact.kind for fact in facts.told()} == {"blocked", "said_no"}


def test_it_loses_no_fact_to_another_window_in_a_log_that_begins(ana: Person) -> None:
    facts.tell("said_no")
    facts.tell("blocked")
    book = books.current()
    assert book is not None

    assert len(sealed.entries(facts._shelf(book.about))) == 1


def test_it_takes_back_in_the_same_visit_only(ana: Person) -> None:
    number = facts.tell("said_no").id
    facts.take_back(number)
    assert facts.where_now().state is Contact.OPEN

    number = facts.tell("said_no").id
    session.current().row.sid = b"another visit" + bytes(19)
    with pytest.raises(FactsProblem):
        facts.take_back(number)


def test_it_shows_a_correction_until_it_holds(ana: Person, moment: time_machine.Traveller) -> None:
    number = facts.tell("said_no").id
    facts.correct(number, "withdrawn")
    assert facts.where_now().state is Contact.LOCKED
    assert len(facts.pending()) == 1

    moment.move_to("2026-12-01T09:00:00+00:00")
    assert facts.where_now().state is Contact.OPEN
    assert facts.pending() == ()


def test_it_makes_an_unsent_letter_of_every_letter_when_a_lock_begins(ana: Person) -> None:
    send()
    facts.tell("new_partner")

    assert kept() == [{"text": WORDS, "purpose": "unsent", "stays_since": "2026-11-24"}]


def test_it_closes_by_silence_on_the_next_page_whoever_looks(
    ana: Person, moment: time_machine.Traveller
) -> None:
    facts.tell("sent", which="letter", until=date(2026, 12, 1))
    send()
    moment.move_to("2026-12-02T09:00:00+00:00")
    facts.meet()

    assert facts.where_now().state is Contact.CLOSED
    assert [value["purpose"] for value in kept()] == ["unsent"]


def test_it_closes_books_that_are_not_shown_too(
    ana: Person, moment: time_machine.Traveller
) -> None:
    facts.tell("sent", which="letter", until=date(2026, 12, 1))
    first = books.current()
    assert first is not None
    send()
    books.begin("died")
    moment.move_to("2026-12-02T09:00:00+00:00")
    facts.meet()

    assert letters.for_sending(first.id) == []


def test_it_notes_a_clock_set_back(ana: Person, moment: time_machine.Traveller) -> None:
    facts.tell("their_side")
    moment.move_to("2026-11-23T09:00:00+00:00")
    facts.meet()

    assert facts.current().of_kind("clock_back")


def test_it_locks_instead_of_hiding_when_someone_is_afraid(ana: Person) -> None:
    facts.tell("afraid")
    facts.meet()

    assert session.current().row.locks_when_idle


def test_it_gives_books_about_one_person_one_log(ana: Person) -> None:
    first = books.current()
    assert first is not None
    facts.tell("said_no")
    second = books.begin("ended")
    assert facts.where_now().state is Contact.OPEN
    facts.tell("their_side")
    send()
    facts.join(first)

    assert facts.where_now().state is Contact.LOCKED
    assert [value["purpose"] for value in kept()] == ["unsent"]
    books.show(first.id)
    assert {fact.kind for fact in facts.told()} == {"said_no", "their_side"}
    assert {book.about for book in books.every()} == {first.id}
    assert second.about == second.id


def test_it_finds_a_book_of_the_same_name(ana: Person) -> None:
    first = books.change(name="Sam")
    books.begin("ended")

    assert facts.same_name(" sam ") == first
    assert facts.same_name("Kim") is None
    assert facts.same_name("") is None


def test_it_counts_what_it_cannot_read_as_a_lock(ana: Person) -> None:
    facts.tell("their_side")
    book = books.current()
    assert book is not None
    entry = sealed.one(facts._shelf(book.about))
    assert entry is not None
    sealed.save(entry.shelf, {"facts": {"version": 99}}, id=entry.id, rev=entry.rev)

    assert facts.where_now().state is Contact.LOCKED
    assert [reason.code for reason in facts.gate_now().stop] == ["damaged"]
    with pytest.raises(FactsProblem):
        facts.tell("their_side")


def test_it_is_no_word_that_would_be_missed(keeper: Person) -> None:
    with keeper.opened():
        facts.tell("fear_not_now")
        pack.rebuild()

        assert [shelf.kind for shelf in sealed.shelves() if shelf.room == "journey"] == ["setting"]
