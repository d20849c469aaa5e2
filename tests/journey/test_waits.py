"""The night, the clock and the choice: when a wait begins, begins again, and is over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journey.telling import LONDON, MAY_3, Telling

DAY = MAY_3.date()


def ready() -> Telling:
    book = Telling()
    book.all_but_the_night()
    return book


def local(moment: datetime | None) -> str:
    return moment.astimezone(LONDON).strftime("%d %H:%M") if moment else ""


def test_a_clock_set_back_begins_the_night_again():
    book = ready()
    book.clock(date(2027, 5, 4), 9)
    assert book.gate().open
    book.clock(date(2027, 5, 3), 16)
    assert local(book.gate().opens_on) == "04 08:00"
    book.clock(date(2027, 5, 4), 8)
    assert book.gate().open


def test_a_clock_set_back_closes_before_anyone_noted_it():
    book = ready()
    book.clock(date(2027, 5, 6), 9)
    assert book.gate().open
    book.now = datetime(2027, 5, 5, 9, 0, tzinfo=LONDON)
    assert local(book.gate().opens_on) == "06 08:00"
    assert not book.gate().open


def test_a_clock_a_year_ahead_for_a_moment_holds_nobody_up():
    book = ready()
    book.at(MAY_3 + timedelta(days=365))
    book.tell("crisis_card")
    book.tell("drank")
    book.at(MAY_3 + timedelta(hours=1))
    assert not book.gate().open
    book.clock(date(2027, 5, 4), 8)
    assert book.gate().open


def test_a_clock_put_right_by_minutes_is_not_noticed():
    book = ready()
    book.clock(date(2027, 5, 4), 8, 2)
    book.clock(date(2027, 5, 4), 7, 57)
    assert book.gate().open


@given(st.integers(0, 2**32), st.integers(11, 60 * 24 * 40), st.booleans())
def test_a_clock_set_back_opens_nothing_whatever_was_done(seed, minutes, noted):
    dice = Random(seed)
    book = Telling()
    book.safe()
    simple = ["own_part", "their_side", "drank", "row", "crisis_card", "wish_to_write"]
    for _ in range(dice.randint(1, 6)):
        book.tell(dice.choice(simple))
        if dice.random() < 0.3:
            book.tell("ready_for_no", which="yes")
        if dice.random() < 0.2:
            book.tell("order", which="everything", until=DAY + timedelta(days=dice.randint(0, 9)))
        if dice.random() < 0.2:
            book.tell("asked_for_space", until=DAY + timedelta(days=dice.randint(0, 9)))
        if dice.random() < 0.5:
            book.tell("read_and_choose")
        book.wait(hours=dice.randint(1, 40))
    earlier = book.now - timedelta(minutes=minutes)
    if noted:
        book.at(earlier)
    book.now = earlier
    assert not book.gate().open


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2027, 3, 27), 8), (date(2027, 10, 30), 10)],
)
def test_the_night_is_kept_when_the_clocks_change(day, hours):
    book = Telling(datetime(day.year, day.month, day.day, 23, 0, tzinfo=LONDON))
    book.all_but_the_night()
    start = book.now.astimezone(UTC)
    opens = book.gate().opens_on
    assert opens - start == timedelta(hours=hours)
    book.now = opens - timedelta(seconds=1)
    assert not book.gate().open
    book.now = opens
    assert book.gate().open
