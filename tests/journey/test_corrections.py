from __future__ import annotations

from datetime import date, timedelta

import pytest

from afterword.journey.corrections import pending, standing
from afterword.journey.facts import FactsProblem
from tests.journey.telling import LONDON, MAY_3, Telling

DAY = MAY_3.date()


def waiting(book: Telling) -> list[tuple[str, str | None]]:
    found = pending(book.facts, book.now, book.zone)
    return [
        (one.fact.kind, one.holds_from and one.holds_from.astimezone(LONDON).isoformat()[:16])
        for one in found
    ]


def stands(book: Telling) -> list[str]:
    return [fact.kind for fact in standing(book.facts, book.now, book.zone)]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("said_no", {}),
        ("order", {"which": "everything"}),
        ("i_hurt_them", {}),
        ("afraid", {}),
        ("under_18", {}),
    ],
)
def test_a_slip_of_the_finger_is_taken_back_in_the_same_visit(kind, said):
    book = Telling()
    fact = book.tell(kind, **said)
    assert book.locks
    book.take_back(fact)
    assert book.locks == []
    assert kind in [one.kind for one in book.facts.log]


def test_nothing_is_taken_back_in_another_visit():
    book = Telling()
    fact = book.tell("said_no")
    book.wait(minutes=20)
    with pytest.raises(FactsProblem, match="same visit"):
        book.take_back(fact)
    book.facts = book.facts.tell("taken_back", book.now, visit="another", of=fact)
    assert book.locks == ["no"]


def test_a_crisis_card_is_not_taken_back():
    book = Telling()
    card = book.tell("crisis_card")
    with pytest.raises(FactsProblem):
        book.take_back(card)


def test_taking_back_is_not_taken_back():
    book = Telling()
    fact = book.tell("they_wrote_first", which="personal", words="hello")
    book.take_back(fact)
    with pytest.raises(FactsProblem):
        book.take_back(2)
    assert stands(book) == []


@pytest.mark.parametrize("kind", ["said_no", "asked_no_contact", "blocked", "new_partner"])
@pytest.mark.parametrize("which", ["withdrawn", "date"])
def test_a_correction_that_opens_holds_after_seven_nights_and_is_shown_until_then(kind, which):
    book = Telling()
    fact = book.tell(kind, on=DAY)
    if kind == "new_partner":
        book.tell("new_partner_ended", on=DAY - timedelta(days=1))
    else:
        book.tell("they_wrote_first", on=DAY - timedelta(days=1), which="personal", words="hello")
    book.wait(days=1)
    book.correct(fact, which, to=DAY - timedelta(days=9) if which == "date" else None)
    assert waiting(book) == [(kind, "2027-05-11T08:00")]
    book.clock(date(2027, 5, 11), 7, 59)
    assert len(book.locks) == 1
    assert len(waiting(book)) == 1
    book.clock(date(2027, 5, 11), 8, 0)
    assert book.locks == []
    assert waiting(book) == []


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("order", {"which": "everything", "until": date(2027, 12, 31)}),
        ("order", {"which": "everything"}),
        ("bail", {"which": "everything"}),
        ("police_warning", {"which": "all_but_logistics"}),
        ("i_hurt_them", {}),
        ("they_are_afraid", {}),
        ("afraid", {}),
        ("power", {"which": "student"}),
        ("under_18", {}),
    ],
)
def test_some_facts_are_never_corrected_open(kind, said):
    book = Telling()
    fact = book.tell(kind, **said)
    before = book.locks
    book.wait(days=1)
    book.correct(fact, "withdrawn")
    if kind in {"order", "bail", "police_warning"}:
        book.correct(fact, "end", to=date(2027, 5, 3))
    assert (kind, None) in waiting(book)
    book.wait(days=60)
    assert book.locks == before


def test_an_order_that_was_extended_is_corrected_at_once():
    book = Telling()
    fact = book.tell("order", which="everything", until=DAY + timedelta(days=10))
    book.wait(days=5)
    book.correct(fact, "end", to=DAY + timedelta(days=100))
    book.wait(days=50)
    assert book.locks == ["order"]


def test_a_correction_that_closes_holds_at_once():
    book = Telling()
    book.tell("said_no", on=DAY - timedelta(days=9))
    wrote = book.tell("they_wrote_first", on=DAY, which="personal", words="hello")
    assert book.locks == []
    book.wait(days=1)
    book.correct(wrote, "date", to=DAY - timedelta(days=10))
    assert book.locks == ["no"]
    assert waiting(book) == []


def test_the_wording_is_corrected_at_once_and_both_stay_to_be_seen():
    book = Telling()
    fact = book.tell("asked_for_space", words="in summer")
    book.wait(days=1)
    book.correct(fact, "wording", words="in autumn")
    assert standing(book.facts, book.now, LONDON)[0].words == "in autumn"
    assert [one.words for one in book.facts.log] == ["in summer", "in autumn"]


def test_moving_their_message_past_their_no_takes_seven_nights():
    book = Telling()
    book.tell("said_no", on=DAY - timedelta(days=2))
    wrote = book.tell(
        "they_wrote_first", on=DAY - timedelta(days=3), which="personal", words="hello"
    )
    book.wait(days=1)
    book.correct(wrote, "date", to=DAY)
    book.wait(days=6)
    assert book.locks == ["no"]
    book.wait(days=1)
    assert book.locks == []


def test_a_correction_is_withdrawn_while_it_is_still_shown():
    book = Telling()
    fact = book.tell("said_no")
    book.wait(days=1)
    correction = book.correct(fact, "withdrawn")
    book.wait(days=3)
    book.correct(correction, "withdrawn")
    assert waiting(book) == []
    book.wait(days=30)
    assert book.locks == ["no"]


def test_withdrawing_a_correction_that_closed_opens_nothing():
    book = Telling()
    book.tell("they_wrote_first", on=DAY, which="personal", words="hello")
    fact = book.tell("said_no", on=DAY - timedelta(days=5))
    book.wait(days=2)
    correction = book.correct(fact, "date", to=DAY)
    assert book.locks == ["no"]
    book.at(book.now - timedelta(days=1))
    book.correct(correction, "withdrawn")
    book.wait(days=30)
    assert book.locks == ["no"]


def test_a_clock_set_back_begins_the_seven_nights_again():
    book = Telling()
    fact = book.tell("said_no")
    book.wait(days=1)
    book.correct(fact, "withdrawn")
    book.wait(days=6, hours=12)
    book.at(book.now - timedelta(days=2))
    book.wait(days=4)
    assert book.locks == ["no"]
    book.wait(days=4)
    assert book.locks == []


@pytest.mark.parametrize(
    ("which", "said"),
    [("date", {}), ("end", {"to": DAY}), ("wording", {"words": ""}), ("date", {"to": DAY})],
)
def test_a_correction_that_changes_nothing_is_refused(which, said):
    book = Telling()
    fact = book.tell("said_no")
    with pytest.raises(FactsProblem, match="changes nothing"):
        book.correct(fact, which, **said)


def test_a_day_still_to_come_is_no_correction():
    book = Telling()
    fact = book.tell("said_no")
    with pytest.raises(FactsProblem, match="changes nothing"):
        book.correct(fact, "date", to=DAY + timedelta(days=30))
