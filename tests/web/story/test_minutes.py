"""Four minutes at weeks 0, 3, 6 and 9, side by side."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from afterword.programme import exercise
from afterword.web.rooms.step1_understand.minutes import next_due, slots, stop
from afterword.web.store.moment import as_of
from tests.web.people import Person
from tests.web.story.writing import main_of, write

ONE = exercise("four_minutes")
FIRST = date(2026, 3, 2)


def after(*days: int) -> list[date]:
    return [FIRST + timedelta(days=n) for n in days]


@pytest.mark.parametrize(
    ("days", "filled"),
    [
        ((), []),
        ((0,), [0, None, None, None]),
        ((0, 21), [0, 1, None, None]),
        ((0, 15), [0, 1, None, None]),
        ((0, 5), [1, None, None, None]),
        ((0, 45), [0, None, 1, None]),
        ((0, 21, 42, 63), [0, 1, 2, 3]),
        ((0, 21, 42, 63, 200), [0, 1, 2, 4]),
    ],
)
def test_it_lays_texts_onto_four_weeks(days: tuple[int, ...], filled: list[int | None]) -> None:
    assert [slot.number for slot in slots(after(*days))] == filled


def test_it_says_from_when_the_next_may_come() -> None:
    due = next_due(slots(after(0, 45)))

    assert due is not None
    assert (due.week, due.due) == (9, FIRST + timedelta(weeks=9))
    assert next_due(slots(after(0, 21, 42, 63))) is None
    assert next_due([]) is None


def test_it_stops_after_twice_heavier_in_a_row() -> None:
    assert stop(["heavier", "heavier"])
    assert not stop(["heavier", "same", "heavier"])
    assert not stop(["heavier"])


def test_it_shows_the_first_and_when_the_next_may_come(visitor: Person) -> None:
    assert "Begin" in main_of(visitor.get("/r/1/f/"))
    assert write(visitor, ONE, said="It began in spring.", line="I slept well") == "/r/1/f/"

    page = main_of(visitor.get("/r/1/f/"))

    assert "It began in spring." in page
    assert "I slept well" in page
    assert page.count("if you like") == 3
    assert "Write one now all the same" in page


def test_it_lays_them_side_by_side(visitor: Person) -> None:
    now = datetime.now(UTC)
    for weeks, said in ((4, "It began in spring."), (1, "It began with the move.")):
        with as_of(now - timedelta(weeks=weeks)):
            write(visitor, ONE, said=said)

    page = main_of(visitor.get("/r/1/f/"))

    assert page.index("It began in spring.") < page.index("It began with the move.")
    assert page.count("if you like") == 2


def test_it_offers_something_else_after_twice_heavier(visitor: Person) -> None:
    for said in ("One.", "Two."):
        write(visitor, ONE, said=said, felt="heavier")

    assert "Twice it weighed more" in main_of(visitor.get("/r/1/f/"))


def test_it_asks_once_where_only_the_other_is_spoken_of(visitor: Person) -> None:
    write(
        visitor,
        ONE,
        said="She never came home before ten. She said it was work, and he drove her. They laughed "
        "about it at the table in June.",
    )

    assert "only of them" in main_of(visitor.get("/r/1/f/"))


def test_it_is_not_there_in_grief(bereaved: Person) -> None:
    assert bereaved.get("/r/1/f/").status_code == 404
    assert "/r/1/f/" not in main_of(bereaved.get("/r/1/"))
