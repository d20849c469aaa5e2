"""Days that come round, in grief: only those a person named, one quiet line on that morning.

Nothing is told of them anywhere else, nothing is counted, and one press takes all of it away, for
as long as the person likes.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from afterword.web.store import books, sealed

MOST = 12
LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was named: what it is, in the person's words, and when it was first."""

    id: UUID
    name: str
    first: date


def of_today(days: Iterable[Day], today: date) -> Day | None:
    """Return the day that comes round today; of several the one named last. A pure function.

    A 29 February comes round on the 28th where a year has none. The first of them, a day that is
    still to come, is no anniversary before it was.
    """
    found = [one for one in days if _this_year(one.first, today.year) == today]
    return next((one for one in reversed(found) if one.first <= today), None)


def _this_year(first: date, year: int) -> date:
    if (first.month, first.day) == LEAP_DAY and not calendar.isleap(year):
        return date(year, 2, 28)
    return first.replace(year=year)


def every() -> list[Day]:
    """Return the days named in the shown book, in the order of the year."""
    found = [
        Day(entry.id, str(entry.value["name"]), date.fromisoformat(entry.value["first"]))
        for entry in sealed.readable(_days())
    ]
    return sorted(found, key=lambda one: (one.first.month, one.first.day, one.first.year))


def today(day: date) -> Day | None:
    """Return what Today says a line of; None on most days, and always once it is switched off."""
    return None if is_off() else of_today(every(), day)


def name(words: str, first: date) -> None:
    """Keep one day. Whoever names one has switched them on again."""
    sealed.save(_days(), {"name": words, "first": first.isoformat()})
    if is_off():
        sealed.put(_switch(), {"off": False})


def take_away(id: UUID) -> None:
    """Take one day away. Raises sealed.MissingError."""
    sealed.delete(_days(), id)


def switch_off() -> None:
    """Take every day away, and speak of none from now on."""
    for one in every():
        sealed.delete(_days(), one.id)
    sealed.put(_switch(), {"off": True})


def is_off() -> bool:
    """Say whether the person wants to hear of no such day."""
    entry = sealed.one(_switch())
    return entry is not None and bool(entry.value["off"])


def _days() -> sealed.Shelf:
    return sealed.Shelf("hall", "anniversary", "days-that-come-round", _book())


def _switch() -> sealed.Shelf:
    return sealed.Shelf("hall", "setting", "days-that-come-round-off", _book())


def _book() -> UUID:
    book = books.current()
    return book.id if book else sealed.NO_BOOK
