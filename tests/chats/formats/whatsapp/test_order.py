"""Which part of a date is the day: the rules in their order, and when the person is asked."""

from __future__ import annotations

from datetime import date

import pytest

from afterword.chats.formats.whatsapp.header import Style
from afterword.chats.formats.whatsapp.order import Dates, Order, settle

TODAY = date(2026, 6, 30)


def order_of(*written: str, latest: date = TODAY, between: str = "/") -> Order:
    first, _, last = written[0].split(between)
    leads = len(first) == 4
    dates = Dates()
    for day in written:
        dates.add(day)
    style = Style("-", between, leads, len(first if leads else last))
    return settle(style, dates, latest)


@pytest.mark.parametrize(
    ("written", "order"),
    [
        (["2024/3/5"], "ymd"),
        (["5/3/2024", "13/3/2024"], "dmy"),
        (["3/5/24", "3/13/24"], "mdy"),
    ],
)
def test_four_digits_first_or_a_part_above_twelve_settle_it(written: list[str], order: str) -> None:
    assert order_of(*written) == Order(order, True)


def test_time_that_runs_forward_settles_it() -> None:
    written = ["28/1/2024", "1/2/2024"]
    assert order_of(*written) == Order("dmy", True)
    forward = ["2/1/2024", "9/1/2024", "3/2/2024", "8/2/2024", "1/3/2024", "7/3/2024"]
    assert order_of(*forward) == Order("dmy", True)


def test_the_part_that_changes_more_often_is_the_day() -> None:
    assert order_of("05/12/2024", "06/12/2024", "07/12/2024", "08/12/2024") == Order("dmy", False)
    written = [f"12/{day:02d}/2024" for day in range(1, 9)]
    assert order_of(*written) == Order("mdy", True)


def test_nothing_lies_after_the_export() -> None:
    assert order_of("2/11/24", latest=date(2024, 3, 1)) == Order("mdy", True)


def test_a_single_date_that_reads_both_ways_is_asked() -> None:
    assert order_of("10/12/2024") == Order("dmy", False)
    assert order_of("12/9/20") == Order("mdy", False)


def test_a_date_that_is_the_same_both_ways_is_not_asked() -> None:
    assert order_of("1/1/21", "2/2/21").settled


def test_dots_put_the_day_first() -> None:
    assert order_of("10.12.2024", between=".") == Order("dmy", True)


def test_two_digits_can_be_a_year_in_front() -> None:
    written = ["24-12-10", "24-12-11", "24-12-12", "24-12-28", "25-01-02"]
    assert order_of(*written, between="-") == Order("ymd", True)
    assert order_of("15-01-20", "16-01-20", "17-01-20", between="-") == Order("dmy", True)
