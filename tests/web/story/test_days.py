"""The line of one's own days."""

from __future__ import annotations

from datetime import date, timedelta

from afterword.web.rooms.step1_understand.days import drawn
from afterword.web.store import checkins
from afterword.web.store.checkins import CheckIn
from tests.web.people import Person

FIRST = date(2026, 3, 2)


def test_it_draws_nothing_from_one_card() -> None:
    assert drawn([CheckIn(FIRST, 3)]) is None


def test_it_leaves_a_gap_on_a_day_without_a_card() -> None:
    chart = drawn([CheckIn(FIRST, 2), CheckIn(FIRST + timedelta(days=2), 4)])

    assert chart is not None
    assert [row.value for row in chart.rows][1] in {"", "–", "—"}
    assert len(chart.rows) == 3


def test_it_draws_weeks_when_there_are_many_days() -> None:
    cards = [CheckIn(FIRST + timedelta(days=n), 1 + n % 5) for n in range(200)]

    chart = drawn(cards)

    assert chart is not None
    assert len(chart.rows) == 29


def test_it_shows_the_line_after_two_cards(visitor: Person) -> None:
    assert "<svg" not in visitor.get("/r/1/").content.decode().split('id="main"')[1]
    with visitor.opened():
        checkins.keep(CheckIn(FIRST, 2))
        checkins.keep(CheckIn(FIRST + timedelta(days=1), 4))

    page = visitor.get("/r/1/").content.decode()

    assert "How it was" in page
    assert "The same as a table" in page
