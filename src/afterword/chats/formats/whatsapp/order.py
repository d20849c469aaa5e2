"""Which part of a date is the day: worked out from the whole file, since no single date says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from afterword.chats.formats.whatsapp.header import Style, date_parts, to_date

MONTHS = 12
Parts = tuple[int, int, int]
MOST_DATES = 50_000
"""Changes of date that are kept to decide by: more than a century of days."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order of DATE_ORDERS, and whether the file settles it or it is only the likelier one."""

    order: str
    settled: bool


@dataclass(slots=True)
class Dates:
    """The dates of one style in the order of the file, each change once."""

    written: list[str] = field(default_factory=list)
    lines: int = 0

    def add(self, written: str) -> None:
        """Take in the date of one line."""
        self.lines += 1
        if len(self.written) < MOST_DATES and (not self.written or self.written[-1] != written):
            self.written.append(written)


def settle(style: Style, dates: Dates, latest: date) -> Order:
    """Work out the order of one style. `latest`: no message can be later than this day.

    In this order: four digits first; a part above 12; time runs forward; the part that changes
    more often is the day; nothing lies after the export; else the likelier, unsettled.
    """
    if style.year_first:
        return Order("ymd", True)
    parts = [date_parts(written) for written in dates.written]
    if style.year_digits == 2 and _year_leads(parts):
        return Order("ymd", True)
    by_size = _by_size(parts)
    if by_size:
        return by_size
    if style.between == "." or all(first == second for first, second, _ in parts):
        return Order("dmy", True)
    leanings = [_by_direction(parts), _by_change(parts), _by_end(parts, latest)]
    found = [leaning for leaning in leanings if leaning]
    for leaning in found:
        if leaning.settled:
            return leaning
    return found[0] if found else Order(_likelier(style, dates.written), False)


def _year_leads(parts: Sequence[Parts]) -> bool:
    """Tell the rare YY-MM-DD: its first part hardly ever changes, its last one nearly always."""
    firsts = _changes(parts, 0)
    lasts = _changes(parts, 2)
    possible = all(second <= MONTHS and third <= 31 for _, second, third in parts)
    return possible and lasts >= 3 and lasts >= 3 * firsts


def _by_size(parts: Iterable[Parts]) -> Order | None:
    first_is_day = second_is_day = 0
    for first, second, _ in parts:
        first_is_day += first > MONTHS
        second_is_day += second > MONTHS
    if first_is_day == second_is_day:
        return Order("dmy", False) if first_is_day else None
    fewer, more = sorted((first_is_day, second_is_day))
    return Order("dmy" if first_is_day > second_is_day else "mdy", fewer * 20 <= more)


def _by_direction(parts: Sequence[Parts]) -> Order | None:
    day_first = _backward(parts, "dmy")
    month_first = _backward(parts, "mdy")
    if day_first == month_first:
        return None
    fewer, more = sorted((day_first, month_first))
    settled = more >= 2 and fewer * 10 <= more
    return Order("dmy" if day_first < month_first else "mdy", settled)


def _backward(parts: Sequence[Parts], order: str) -> int:
    days = [day for day in (to_date(part, order) for part in parts) if day]
    return sum(later < earlier for earlier, later in pairwise(days))


def _by_change(parts: Sequence[Parts]) -> Order | None:
    firsts = _changes(parts, 0)
    seconds = _changes(parts, 1)
    if firsts == seconds:
        return None
    fewer, more = sorted((firsts, seconds))
    return Order("dmy" if firsts > seconds else "mdy", more >= 5 * (fewer + 1))


def _changes(parts: Sequence[Parts], place: int) -> int:
    return sum(earlier[place] != later[place] for earlier, later in pairwise(parts))


def _by_end(parts: Sequence[Parts], latest: date) -> Order | None:
    possible = [
        order
        for order in ("dmy", "mdy")
        if all((to_date(part, order) or latest) <= latest for part in parts)
    ]
    return Order(possible[0], True) if len(possible) == 1 else None


def _likelier(style: Style, written: Sequence[str]) -> str:
    """Guess: the month leads only where it is written as in the USA, 1/31/26 without zeros."""
    short = any(len(part) == 1 for day in written for part in day.split(style.between)[:2])
    return "mdy" if style.between == "/" and style.year_digits == 2 and short else "dmy"
