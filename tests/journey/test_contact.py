from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.journey.contact import Contact, Where, logistics, may_hold_letters, where
from tests.journey.telling import LONDON, MAY_3, Telling

DAY = MAY_3.date()
AUTUMN = date(2027, 9, 1)


def at(book: Telling) -> Where:
    return where(book.facts, book.now, LONDON)


def in_touch() -> Telling:
    book = Telling()
    book.tell("sent", which="letter", until=DAY + timedelta(days=30))
    book.wait(days=4)
    book.tell("answered", which="yes")
    return book


def test_nothing_told_is_open():
    assert at(Telling()) == Where()


def test_a_letter_waits_until_the_day_that_was_chosen():
    book = Telling()
    book.tell("sent", which="email", until=DAY + timedelta(days=20), letter="r1")
    assert (at(book).state, at(book).why) == (Contact.SENT, "sent")
    book.clock(DAY + timedelta(days=20), 23, 59)
    assert book.contact is Contact.SENT
    book.clock(DAY + timedelta(days=21), 0, 0)
    assert (at(book).state, at(book).why) == (Contact.CLOSED, "silence")
    book.wait(days=900)
    assert book.contact is Contact.CLOSED


def test_what_was_written_anyway_waits_thirty_days():
    book = Telling()
    book.tell("wrote_anyway", which="text")
    assert at(book).until == DAY + timedelta(days=30)


def test_a_late_yes_after_silence_is_a_yes():
    book = Telling()
    book.tell("sent", which="text", until=DAY + timedelta(days=10))
    book.wait(days=60)
    book.tell("answered", which="yes")
    assert book.contact is Contact.IN_TOUCH


def test_ask_me_in_autumn_is_closed_until_autumn_in_their_words_and_then_one_line():
    book = Telling()
    book.tell("sent", which="letter", until=DAY + timedelta(days=30))
    book.wait(days=2)
    book.tell("answered", which="not_now", until=AUTUMN, words="ask me in autumn")
    book.clock(date(2027, 8, 31), 23, 59)
    assert (at(book).state, at(book).until) == (Contact.CLOSED, AUTUMN)
    assert at(book).fact.words == "ask me in autumn"
    book.clock(AUTUMN, 0, 0)
    assert at(book).state is Contact.OPEN
    assert at(book).one_line
    book.tell("sent", which="text", until=date(2027, 10, 1))
    assert book.contact is Contact.SENT


def test_not_now_without_a_day_has_no_end():
    book = Telling()
    book.tell("answered", which="not_now", words="I cannot think about it")
    book.wait(days=900)
    assert book.contact is Contact.CLOSED


def test_a_condition_of_theirs_opens_only_when_that_one_came():
    book = Telling()
    older = book.tell("answered", which="not_now", words="after my exams")
    book.wait(days=3)
    asked = book.tell("asked_for_space", words="when the house is sold")
    book.wait(days=60)
    book.tell("condition_came", of=older)
    assert book.contact is Contact.CLOSED
    book.tell("condition_came", of=asked)
    assert (at(book).state, at(book).one_line) == (Contact.OPEN, True)


def test_writing_while_it_is_closed_changes_nothing():
    book = Telling()
    book.tell("they_need_space")
    book.wait(days=1)
    book.tell("wrote_anyway", which="text")
    book.tell("answered", which="yes")
    assert book.contact is Contact.CLOSED


def test_they_wrote_first_and_were_answered_is_in_touch():
    book = Telling()
    book.tell("they_need_space")
    book.wait(days=40)
    wrote = book.tell("they_wrote_first", which="personal", words="How are you?")
    assert (at(book).state, at(book).theirs.id) == (Contact.OPEN, wrote)
    book.tell("i_answered", of=wrote)
    assert book.contact is Contact.IN_TOUCH
    book.tell("they_wrote_first", which="personal", words="Good")
    assert book.contact is Contact.IN_TOUCH


def test_a_letter_sent_to_someone_who_wrote_first_is_an_answer_too():
    book = Telling()
    book.tell("they_wrote_first", which="personal", words="How are you?")
    book.tell("sent", which="letter", until=AUTUMN)
    assert book.contact is Contact.IN_TOUCH


def test_a_message_about_the_children_opens_nothing():
    book = Telling()
    book.tell("they_need_space")
    book.wait(days=4)
    book.tell("they_wrote_first", which="logistics", words="Friday at six")
    assert book.contact is Contact.CLOSED


@pytest.mark.parametrize(
    ("kind", "said", "state"),
    [
        ("they_need_space", {}, Contact.CLOSED),
        ("asked_for_space", {"words": "a month"}, Contact.CLOSED),
        ("answered", {"which": "not_now"}, Contact.CLOSED),
        ("answered", {"which": "silence"}, Contact.CLOSED),
        ("answered", {"which": "no"}, Contact.LOCKED),
        ("said_no", {}, Contact.LOCKED),
        ("blocked", {}, Contact.LOCKED),
        ("new_partner", {}, Contact.LOCKED),
        ("afraid", {}, Contact.LOCKED),
    ],
)
def test_being_in_touch_ends_at_once_on_the_very_day(kind, said, state):
    book = in_touch()
    assert book.contact is Contact.IN_TOUCH
    book.tell(kind, **said)
    assert book.contact is state


def test_a_wish_for_space_told_before_the_yes_of_the_same_day_still_closes():
    book = Telling()
    book.tell("they_need_space")
    book.tell("answered", which="yes")
    book.tell("they_wrote_first", which="personal", words="hm")
    assert book.contact is Contact.CLOSED


@given(
    st.lists(
        st.sampled_from(["answered", "they_wrote_first", "i_answered", "sent", "wrote_anyway"]),
        max_size=6,
    ),
    st.lists(st.sampled_from(["own_part", "read_and_choose", "wish_to_write"]), max_size=2),
    st.integers(0, 2),
)
def test_space_ends_being_in_touch_whatever_came_before(before, own, days):
    book = in_touch()
    said = {
        "answered": {"which": "yes"},
        "they_wrote_first": {"which": "personal", "words": "hello"},
        "sent": {"which": "text", "until": AUTUMN},
        "wrote_anyway": {"which": "text"},
    }
    for kind in [*before, *own]:
        of = [fact.id for fact in book.facts.of_kind("they_wrote_first")]
        if kind != "i_answered":
            book.tell(kind, **said.get(kind, {}))
        elif of:
            book.tell(kind, of=of[-1])
    book.wait(days=days)
    book.tell("they_need_space")
    assert book.contact is Contact.CLOSED
    book.wait(days=500)
    assert book.contact is Contact.CLOSED


def test_being_in_touch_begins_anew_after_another_lock_opened():
    book = in_touch()
    book.tell("new_partner")
    book.wait(days=60)
    book.tell("new_partner_ended")
    assert book.contact is Contact.OPEN


def test_answering_the_questions_without_fear_does_not_end_being_in_touch():
    book = in_touch()
    book.safe("together")
    assert book.contact is Contact.IN_TOUCH


def test_letters_for_sending_are_kept_only_where_sending_may_come():
    kept = {state for state in Contact if may_hold_letters(state)}
    assert kept == {Contact.OPEN, Contact.WAIT, Contact.SENT, Contact.IN_TOUCH}


@pytest.mark.parametrize("kind", ["said_no", "blocked", "i_hurt_them", "new_partner", "under_18"])
def test_logistics_stay_beside_a_lock(kind):
    book = Telling()
    book.tell(kind)
    assert logistics(book.facts, book.now, LONDON).open


@pytest.mark.parametrize("kind", ["order", "bail", "police_warning"])
def test_a_paper_that_forbids_everything_forbids_logistics_until_it_ends(kind):
    book = Telling()
    book.tell(kind, which="everything", until=AUTUMN)
    said = logistics(book.facts, book.now, LONDON)
    assert (said.open, said.why, said.fact.kind) == (False, "order", kind)
    book.clock(date(2027, 9, 2), 9)
    assert logistics(book.facts, book.now, LONDON).open


def test_a_paper_may_leave_logistics():
    book = Telling()
    book.tell("order", which="all_but_logistics")
    assert book.locks == ["order"]
    assert logistics(book.facts, book.now, LONDON).open


def test_whoever_is_afraid_has_logistics_only_as_an_order_or_advocate_allows():
    book = Telling()
    book.tell("afraid")
    assert logistics(book.facts, book.now, LONDON).why == "afraid"
    book.tell("logistics_allowed", which="advocate")
    assert logistics(book.facts, book.now, LONDON).open
    book.tell("order", which="everything")
    assert logistics(book.facts, book.now, LONDON).why == "order"
