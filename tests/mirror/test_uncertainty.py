"""Intervals and percentiles."""

from __future__ import annotations

import pytest

from afterword.mirror.uncertainty import at_least, differ, leaning, percentile, wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_it_gives_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-4)


def test_it_leans_only_when_it_is_sure() -> None:
    assert [leaning(*share) for share in ((6, 10), (90, 100), (10, 100))] == [0, 1, -1]


def test_it_finds_the_long_end() -> None:
    assert percentile(range(1, 101), 0.99) == 99
    assert percentile([7], 0.99) == 7


def test_it_sums_to_one() -> None:
    assert at_least(0, 12, 0.3) == pytest.approx(1)
    assert at_least(1, 2, 0.5) == pytest.approx(0.75)


def test_it_tells_a_difference_from_chance() -> None:
    assert differ(50, 85, 100)
    assert not differ(50, 60, 100)
    assert not differ(0, 0, 100)
