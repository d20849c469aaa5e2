"""It draws charts whose words never touch each other or the line."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.web.kit.charts import (
    Box,
    Event,
    LineChart,
    PairRow,
    Point,
    Reach,
    RiverChart,
    count_rows,
    line_of_weeks,
    pair_bars,
    river,
)
from afterword.web.kit.charts.marks import MOST_DISCS

MODEST = settings(max_examples=50, deadline=None)
VALUES = st.one_of(st.none(), st.integers(1, 5))
WORDS = st.text("abcdefghij klmno", min_size=1, max_size=60)


def drawn(
    values: list[int | None], at: list[int], high: str = "warm", low: str = "heavy"
) -> LineChart:
    points = [Point(f"week {index + 1}", value) for index, value in enumerate(values)]
    events = [Event(index, f"event at {index}", points[index].when) for index in at]
    return line_of_weeks(
        points, events, name="weeks", title="Weeks", description="How it was.", low=low, high=high
    )


@st.composite
def line_charts(draw: st.DrawFn) -> LineChart:
    values = draw(st.lists(VALUES, min_size=1, max_size=60))
    at = draw(st.lists(st.integers(0, len(values) - 1), max_size=30))
    return drawn(values, at, draw(WORDS), draw(WORDS))


def word_boxes(chart: LineChart) -> list[Box]:
    return [label.box for label in chart.labels] + [mark.box for mark in chart.marks if mark.number]


@MODEST
@given(line_charts())
def test_no_word_or_disc_touches_another(chart: LineChart) -> None:
    touching = [pair for pair in combinations(word_boxes(chart), 2) if pair[0].meets(pair[1])]
    assert touching == []


@MODEST
@given(line_charts())
def test_no_word_or_disc_touches_the_line(chart: LineChart) -> None:
    for words in word_boxes(chart):
        assert not any(words.meets(box) for box in chart.line_boxes)


@MODEST
@given(line_charts())
def test_everything_stays_inside_the_drawing(chart: LineChart) -> None:
    for box in [*word_boxes(chart), *chart.line_boxes]:
        assert box.x >= 0
        assert box.x + box.width <= chart.width
        assert box.y >= 0
        assert box.y + box.height <= chart.height


@MODEST
@given(line_charts())
def test_the_curve_never_goes_beyond_its_points(chart: LineChart) -> None:
    for path in chart.paths:
        heights = [float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", path)]
        on_curve = heights[0::3]
        assert min(heights) >= min(on_curve) - 0.11
        assert max(heights) <= max(on_curve) + 0.11


def test_a_week_without_an_answer_breaks_the_line() -> None:
    chart = drawn([1, 2, None, 4, None, 3, 3], [])
    assert len(chart.paths) == 2
    assert len(chart.alone) == 1


def test_a_higher_value_stands_higher() -> None:
    chart = drawn([1, 5], [0, 1])
    assert chart.marks[1].spot_y < chart.marks[0].spot_y


def test_marks_are_numbered_in_order_of_time() -> None:
    chart = drawn([1, 2, 3, 4], [3, 0, 2])
    assert [(mark.number, mark.text) for mark in chart.marks] == [
        (1, "event at 0"),
        (2, "event at 2"),
        (3, "event at 3"),
    ]


def test_more_events_than_discs_keeps_all_in_the_list_and_numbers_the_newest() -> None:
    many = list(range(MOST_DISCS + 3))
    chart = drawn([3] * len(many), many)
    assert [mark.number for mark in chart.marks] == [0, 0, 0, *range(1, MOST_DISCS + 1)]


def test_the_table_says_what_the_line_shows() -> None:
    chart = drawn([2, None], [1])
    assert [(row.when, row.value, row.events) for row in chart.rows] == [
        ("week 1", "2", ""),
        ("week 2", "", "event at 1"),
    ]


@pytest.mark.parametrize(("values", "at"), [([], []), ([6], []), ([3], [1])])
def test_it_refuses_what_it_cannot_place(values: list[int | None], at: list[int]) -> None:
    points = [Point("week", value) for value in values]
    events = [Event(index, "event", "week") for index in at]
    with pytest.raises(ValueError, match=r"point|scale"):
        line_of_weeks(points, events, name="w", title="W", description="", low="heavy", high="warm")


@MODEST
@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=1, max_size=36), WORDS
)
def test_paired_bars_stay_clear_of_words_and_of_each_other(
    values: list[tuple[int, int]], unit: str
) -> None:
    rows = [PairRow(f"2025, month {index}", *pair) for index, pair in enumerate(values)]
    chart = pair_bars(rows, name="p", title="P", description="", me="me", them="them", unit=unit)
    bars = [box for bar in chart.bars for box in (bar.mine, bar.theirs)]
    boxes = [label.box for label in chart.labels] + [bar for bar in bars if bar.height]
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    assert all(box.x >= 0 and box.x + box.width <= chart.width for box in boxes)
    assert all(box.y >= 0 and box.y + box.height <= chart.height for box in boxes)


def test_my_bar_stands_first_and_in_proportion() -> None:
    chart = pair_bars(
        [PairRow("May", 10, 5)],
        name="p",
        title="P",
        description="",
        me="me",
        them="A",
        unit="times",
    )
    bar = chart.bars[0]
    assert bar.mine.x < bar.theirs.x
    assert bar.mine.height == pytest.approx(2 * bar.theirs.height)


def test_a_bar_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter than nothing"):
        pair_bars(
            [PairRow("May", -1, 5)], name="p", title="P", description="", me="a", them="b", unit="c"
        )


def test_counts_keep_their_order_and_the_longest_bar_is_full() -> None:
    rows = count_rows([("calls", 3), ("walks", 12)])
    assert [(row.label, row.width) for row in rows] == [("calls", 25.0), ("walks", 100.0)]


def test_counts_of_nothing_draw_nothing() -> None:
    assert count_rows([("calls", 0)])[0].width == 0


@st.composite
def rivers(draw: st.DrawFn) -> RiverChart:
    amounts = draw(st.lists(st.integers(0, 5000), min_size=1, max_size=90))
    starts = sorted(draw(st.sets(st.integers(1, max(1, len(amounts) - 1)), max_size=6)))
    starts = [start for start in starts if start < len(amounts)]
    reaches = [
        Reach(f"month {n}", amount, sum(start <= n for start in starts))
        for n, amount in enumerate(amounts)
    ]
    at = draw(st.lists(st.integers(0, len(amounts) - 1), max_size=20))
    events = [Event(n, f"event {n}", f"month {n}") for n in at]
    words = [f"stretch {n}" for n in range(len(starts) + 1)]
    return river(reaches, words, events, name="r", title="R", description="d", unit="Messages")


@MODEST
@given(rivers())
def test_no_letter_word_or_disc_of_a_river_touches_another(chart: RiverChart) -> None:
    boxes = [part.box for part in chart.stretches]
    boxes += [label.box for label in chart.labels]
    boxes += [mark.box for mark in chart.marks if mark.number]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    for box in boxes:
        assert box.x >= -0.05
        assert box.x + box.width <= chart.width + 0.05
        assert box.y >= 0
        assert box.y + box.height <= chart.height


@MODEST
@given(rivers())
def test_a_river_stays_between_its_letters_and_its_marks(chart: RiverChart) -> None:
    heights = [float(y) for _, y in re.findall(r"([-\d.]+) ([-\d.]+)", chart.path)]
    assert min(heights) >= chart.top - 0.11
    assert max(heights) <= chart.foot + 0.11
    lane = [mark.box.y + mark.box.height for mark in chart.marks if mark.number]
    assert all(low <= chart.top for low in lane)
    assert all(part.box.y >= chart.foot for part in chart.stretches)


def test_a_river_says_the_same_as_a_table() -> None:
    reaches = [Reach("May", 3, 0), Reach("June", 0, 0), Reach("July", 9, 1)]
    events = [Event(1, "the flat", "June")]
    chart = river(
        reaches, ["quiet", "more"], events, name="r", title="R", description="d", unit="Messages"
    )
    assert [(row.when, row.amount, row.letter, row.events) for row in chart.rows] == [
        ("May", 3, "A", ""),
        ("June", 0, "A", "the flat"),
        ("July", 9, "B", ""),
    ]
    assert [part.begins is None for part in chart.stretches] == [True, False]


@pytest.mark.parametrize(
    ("reaches", "words", "events"),
    [
        ([], ["a"], []),
        ([Reach("May", -1, 0)], ["a"], []),
        ([Reach("May", 1, 1)], ["a"], []),
        ([Reach("May", 1, 0)], ["a"], [Event(1, "later", "June")]),
    ],
)
def test_a_river_refuses_what_cannot_be_drawn(
    reaches: list[Reach], words: list[str], events: list[Event]
) -> None:
    with pytest.raises(ValueError, match=r"river|month"):
        river(reaches, words, events, name="r", title="R", description="d", unit="Messages")
