"""Strokes: what is taken, what is refused, and the picture of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.web.kit.charts import strokes

POINT = st.tuples(
    st.integers(0, strokes.WIDTH), st.integers(0, strokes.HEIGHT), st.integers(1, strokes.HARDEST)
)
STROKE = st.tuples(
    st.integers(0, strokes.COLOURS - 1), st.lists(POINT, min_size=1, max_size=40)
).map(lambda pair: [pair[0], *(number for point in pair[1] for number in point)])
DRAWING = st.lists(STROKE, max_size=12)


@settings(max_examples=50, deadline=None)
@given(DRAWING)
def test_it_reads_what_it_wrote(drawn: list[list[int]]) -> None:
    assert strokes.read(strokes.written(drawn)) == drawn


@settings(max_examples=50, deadline=None)
@given(DRAWING)
def test_it_draws_every_point_of_every_stroke(drawn: list[list[int]]) -> None:
    d = " ".join(path.d for path in strokes.picture(drawn))

    for stroke in drawn:
        for x, y in zip(stroke[1::3], stroke[2::3], strict=True):
            assert f"{x} {y}" in d


@pytest.mark.parametrize(
    "text",
    [
        "no numbers",
        "{}",
        "[[0,1,2]]",
        "[[0,1,2,3,4]]",
        "[[6,1,2,3]]",
        "[[-1,1,2,3]]",
        "[[0,1001,2,3]]",
        "[[0,1,1251,3]]",
        "[[0,-1,2,3]]",
        "[[0,1,2,0]]",
        "[[0,1,2,10]]",
        "[[0,1.5,2,3]]",
        "[[0,true,2,3]]",
        '[[0,"1",2,3]]',
        "[[0,NaN,2,3]]",
        "[null]",
        "[" * 50_000,
        "[]" + " " * strokes.LONGEST,
        json.dumps([[0, 1, 1, 1]] * (strokes.MOST_STROKES + 1)),
        json.dumps([[0] + [1] * 3 * (strokes.MOST_POINTS + 1)]),
    ],
)
def test_it_refuses_what_is_not_a_drawing(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json says it in its own words
        strokes.read(text)


def test_it_takes_the_fullest_page_there_can_be() -> None:
    each = strokes.MOST_POINTS // strokes.MOST_STROKES
    fullest = [[5] + [1000, 1250, 9] * each] * strokes.MOST_STROKES

    assert strokes.read(strokes.written(fullest)) == fullest


def test_it_keeps_one_width_a_path_and_no_gap_between_two() -> None:
    first, second = strokes.picture([[2, 0, 0, 1, 10, 0, 1, 20, 0, 5, 30, 0, 5]])

    assert (first.d, second.d) == ("M0 0L10 0", "M10 0L20 0L30 0")
    assert int(first.width) < int(second.width)


def test_it_draws_a_dot_for_a_single_point() -> None:
    (dot,) = strokes.picture([[1, 40, 50, 3]])

    assert dot.d == "M40 50h.1"


@pytest.mark.parametrize("points", [1, 250, 3_000])
def test_it_makes_a_small_sketch_with_the_ends_in_it(points: int) -> None:
    long = [3, *(number for n in range(points) for number in (n % 1000, n % 1250, 2))]
    (small,) = strokes.sketch([long])

    assert len(small) // 3 <= strokes.SKETCHED + 1
    assert small[1:3] == long[1:3]
    assert small[-3:] == long[-3:]
    assert strokes.read(strokes.written([small])) == [small]


def test_it_makes_a_small_sketch_of_very_many_dots() -> None:
    assert len(strokes.sketch([[0, 1, 1, 1]] * strokes.MOST_STROKES)) <= strokes.SKETCHED
