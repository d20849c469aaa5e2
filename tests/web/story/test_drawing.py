"""The picture of the years: nothing in it touches anything else, whatever the marks are."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.web.kit.charts.geometry import Box
from afterword.web.rooms.step1_understand.drawing import (
    MOST_WORDED,
    NARROW,
    SKETCH,
    WIDE,
    Drawing,
    Event,
    Size,
    draw,
)

YEARS = [str(year) for year in range(2010, 2020)]
LINE = [50.0, 80.0, None, 20.0] * 10
EVENTS = st.lists(
    st.builds(
        Event,
        name=st.text("MWaeil ", min_size=1, max_size=60),
        along=st.floats(0, 1, allow_nan=False),
    ),
    max_size=24,
)


def boxes(drawing: Drawing) -> list[Box]:
    """What stands in the picture as words and discs."""
    return [spot.box for spot in drawing.spots] + [word.box for word in drawing.labels]


def leader(drawing: Drawing, number: int) -> Box:
    """The upright line of a mark, from below its disc or from the top of its words."""
    spot = drawing.spots[number]
    return Box(spot.x - 0.5, spot.top, 1.0, max(0.0, spot.y - spot.top))


@settings(max_examples=50, deadline=None)
@given(EVENTS, st.sampled_from([NARROW, SKETCH, WIDE]))
def test_it_lets_no_words_or_discs_touch(events: list[Event], size: Size) -> None:
    drawing = draw(LINE, events, YEARS, size)

    assert not any(one.meets(other) for one, other in combinations(boxes(drawing), 2))
    for box in boxes(drawing):
        assert box.x >= -0.01
        assert box.x + box.width <= size.width + 0.01
        assert 0 <= box.y <= drawing.height - box.height


@settings(max_examples=50, deadline=None)
@given(EVENTS)
def test_it_lets_no_leader_cross_a_word(events: list[Event]) -> None:
    drawing = draw(LINE, events, YEARS, WIDE)

    for number in range(len(drawing.spots)):
        line = leader(drawing, number)
        assert not any(line.meets(spot.box) for spot in drawing.spots)


@settings(max_examples=50, deadline=None)
@given(EVENTS)
def test_it_leaves_no_event_out(events: list[Event]) -> None:
    drawing = draw(LINE, events, YEARS, NARROW)

    counted = sum(int(spot.disc) if spot.several else 1 for spot in drawing.spots)
    assert counted == len(events)


def test_it_writes_words_while_they_fit_and_numbers_when_they_do_not() -> None:
    few = [Event("The move", n / 10) for n in range(4)]
    many = [Event("The move", n / 40) for n in range(MOST_WORDED + 1)]

    assert all(spot.label for spot in draw(LINE, few, YEARS, WIDE).spots)
    assert not any(spot.label for spot in draw(LINE, many, YEARS, WIDE).spots)


def test_it_gathers_two_hundred_events() -> None:
    drawing = draw(LINE, [Event("x", n / 200) for n in range(200)], YEARS, NARROW)

    assert any(spot.several for spot in drawing.spots)
    assert sum(int(spot.disc) if spot.several else 1 for spot in drawing.spots) == 200


def test_it_sets_each_mark_on_the_line() -> None:
    drawing = draw([0, 0, 100, 100], [Event("low", 0.2), Event("high", 0.8)], ["2019"], WIDE)
    low, high = drawing.spots

    assert low.y == pytest.approx(drawing.low)
    assert high.y == pytest.approx(drawing.top)


def test_it_breaks_the_line_where_nothing_was_drawn() -> None:
    drawing = draw([50, 50, None, 50], [Event("in the gap", 0.6)], ["2019"], NARROW)

    assert len(drawing.paths) == len(drawing.ground) == 2
    assert not drawing.spots[0].on_line


def test_it_draws_nothing_without_years() -> None:
    with pytest.raises(ValueError, match="at least one"):
        draw([], [], [], NARROW)
