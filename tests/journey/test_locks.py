from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from afterword.journey.contact import Contact
from afterword.journey.facts import Facts
from afterword.journey.kinds import KINDS
from afterword.journey.locks import LOCKS, carry_over, held, quieter, same_person
from tests.journey.telling import LONDON, MAY_3, Telling

DAY = MAY_3.date()


def test_every_fact_that_closes_a_lock_is_a_kind_that_closes():
    for lock in LOCKS:
        for spec in lock.closed_by:
            kind, _, which = spec.partition(":")
            assert KINDS[kind].weight == "closes"
            assert not which or which in KINDS[kind].which


@pytest.mark.parametrize(
    ("kind", "said", "code"),
    [
        ("said_no", {}, "no"),
        ("asked_no_contact", {}, "no"),
        ("answered", {"which": "no"}, "no"),
        ("blocked", {}, "block"),
        ("order", {"which": "everything"}, "order"),
        ("bail", {"which": "everything"}, "order"),
        ("police_warning", {"which": "everything"}, "order"),
        ("afraid", {}, "afraid"),
        ("they_are_afraid", {}, "frightening"),
        ("i_hurt_them", {}, "frightening"),
        ("new_partner", {}, "new_partner"),
        ("power", {"which": "client"}, "power"),
        ("under_18", {}, "under_18"),
    ],
)
def test_each_fact_closes_its_lock(kind, said, code):
    book = Telling()
    book.tell(kind, **said)
    assert book.locks == [code]
    assert book.contact is Contact.LOCKED


@pytest.mark.parametrize("kind", ["said_no", "asked_no_contact", "blocked"])
def test_their_no_opens_when_they_write_first(kind):
    book = Telling()
    book.tell(kind)
    book.wait(days=1)
    book.tell("they_wrote_first", which="personal", words="Are you well?")
    assert book.locks == []


@pytest.mark.parametrize(
    ("on", "which"),
    [
        (DAY, "personal"),
        (DAY - timedelta(days=1), "personal"),
        (DAY + timedelta(days=1), "logistics"),
    ],
)
def test_their_no_stays_after_an_older_message_or_one_about_the_children(on, which):
    book = Telling()
    book.tell("said_no", on=DAY)
    book.wait(days=1)
    book.tell("they_wrote_first", on=on, which=which, words="Friday at six")
    assert book.locks == ["no"]


def test_their_no_stays_after_a_yes_to_a_letter_they_had_not_wanted():
    book = Telling()
    book.tell("said_no")
    book.wait(days=1)
    book.tell("wrote_anyway", which="text")
    book.tell("answered", which="yes")
    assert book.locks == ["no"]


def test_a_second_no_closes_again():
    book = Telling()
    book.tell("said_no")
    book.wait(days=1)
    book.tell("they_wrote_first", which="personal", words="hello")
    book.wait(days=1)
    book.tell("said_no")
    assert book.locks == ["no"]


def test_an_order_ends_with_the_day_that_the_paper_states():
    book = Telling()
    book.tell("order", which="everything", until=date(2027, 9, 30))
    book.clock(date(2027, 9, 30), 23, 59)
    assert book.locks == ["order"]
    book.clock(date(2027, 10, 1), 0, 0)
    assert book.locks == []


def test_an_order_with_an_end_is_not_ended_by_another_paper():
    book = Telling()
    order = book.tell("order", which="everything", until=date(2027, 9, 30))
    book.wait(days=3)
    book.tell("paper_ended", of=order, words="lifted")
    assert book.locks == ["order"]


def test_an_order_without_an_end_needs_the_paper_that_ends_that_very_order():
    book = Telling()
    order = book.tell("order", which="everything")
    bail = book.tell("bail", which="everything")
    book.wait(days=30)
    book.tell("paper_ended", of=bail, words="charges dropped")
    assert book.locks == ["order"]
    book.tell("paper_ended", of=order, words="set aside on 30 May")
    assert book.locks == []


def test_a_message_from_them_never_opens_an_order():
    book = Telling()
    book.tell("order", which="everything")
    book.wait(days=2)
    book.tell("they_wrote_first", which="personal", words="I miss you, please write")
    book.tell("answered", which="yes")
    assert book.locks == ["order"]


def test_my_fear_ends_with_my_own_answer_on_another_day():
    book = Telling()
    book.tell("afraid")
    book.tell("not_afraid")
    assert book.locks == ["afraid"]
    book.wait(hours=4)
    book.tell("not_afraid")
    assert book.locks == ["afraid"]
    book.wait(days=1)
    book.tell("they_wrote_first", which="personal", words="I have changed")
    assert book.locks == ["afraid"]
    book.tell("not_afraid")
    assert book.locks == []


def test_the_full_questions_answered_without_fear_on_another_day_are_that_answer():
    book = Telling()
    book.safe(afraid_of_them="yes")
    assert book.locks == ["afraid"]
    book.safe("together")
    assert book.locks == ["afraid"]
    book.wait(days=1)
    book.safe("is_it_safe")
    assert book.locks == []


def test_an_answer_dated_back_is_not_another_day():
    book = Telling()
    book.tell("afraid", on=DAY - timedelta(days=30))
    book.tell("not_afraid")
    assert book.locks == ["afraid"]


def test_fear_told_by_a_clock_that_ran_ahead_can_still_be_answered_anew():
    book = Telling()
    book.wait(days=400)
    book.tell("afraid")
    book.at(MAY_3 + timedelta(days=1))
    book.tell("not_afraid")
    assert book.locks == ["afraid"]
    book.wait(days=1)
    book.tell("not_afraid")
    assert book.locks == []


def test_their_fear_has_no_key():
    book = Telling()
    book.safe(afraid_of_me="yes")
    book.wait(days=400)
    book.safe("is_it_safe")
    book.tell("they_wrote_first", which="personal", words="I am not afraid any more")
    assert book.locks == ["frightening"]
    assert quieter(book.facts, book.now, LONDON) == {"frightening"}


def test_that_they_may_be_afraid_is_a_question_and_no_lock():
    book = Telling()
    book.tell("they_may_be_afraid")
    assert book.locks == []
    assert [reason.code for reason in book.gate().asks] == ["safety"]


def test_a_new_partner_lock_opens_when_they_say_it_ended_after_it_was_known():
    book = Telling()
    book.tell("new_partner_ended")
    book.tell("new_partner")
    book.wait(days=1)
    book.tell("they_wrote_first", which="personal", words="hello")
    assert book.locks == ["new_partner"]
    book.tell("new_partner_ended")
    assert book.locks == []


def test_each_role_needs_its_own_end():
    book = Telling()
    boss = book.tell("power", which="employee")
    teacher = book.tell("power", which="student")
    book.wait(days=1)
    book.tell("power_ended", of=boss)
    assert book.locks == ["power"]
    book.tell("power_ended", of=teacher)
    assert book.locks == []


def test_several_locks_hold_together_and_each_needs_its_own_key():
    book = Telling()
    book.tell("said_no")
    book.tell("new_partner")
    book.tell("order", which="everything", until=DAY)
    assert book.locks == ["no", "order", "new_partner"]
    book.wait(days=1)
    assert book.locks == ["no", "new_partner"]
    book.tell("they_wrote_first", which="personal", words="hello")
    assert book.locks == ["new_partner"]
    book.tell("new_partner_ended")
    assert book.locks == []


def test_the_latest_fact_stands_behind_a_lock():
    book = Telling()
    book.tell("said_no", on=DAY - timedelta(days=9))
    book.tell("asked_no_contact")
    book.tell("said_no", on=DAY - timedelta(days=20))
    (lock,) = held(book.facts, book.now, LONDON)
    assert lock.fact.kind == "asked_no_contact"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ben", " ben ", True),
        ("Ana  María", "ana maría", True),
        ("José", "Jose\u0301", True),
        ("Ben", "Benno", False),
        ("", "", False),
    ],
)
def test_the_same_name_is_the_same_person(one, other, same):
    assert same_person(one, other) is same


def test_a_new_book_about_the_same_person_has_the_same_locks():
    old = Telling()
    role = old.tell("power", which="patient")
    old.tell("said_no")
    new = Telling(MAY_3 + timedelta(days=2), ZoneInfo("Europe/Berlin"))
    new.tell("order", which="everything")
    new.tell("paper_ended", of=1, words="lifted")
    both = carry_over(old.facts, new.facts)
    assert [lock.code for lock in held(both, new.now, LONDON)] == ["no", "power"]
    assert both.log[-1].of == 3
    assert both.seen == new.facts.seen
    assert carry_over(old.facts, both) == both
    ended = both.tell("power_ended", new.now, visit="9", of=role)
    assert [lock.code for lock in held(ended, new.now, LONDON)] == ["no"]
    assert carry_over(Facts(), old.facts) == old.facts
