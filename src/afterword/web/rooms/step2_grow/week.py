"""How the week was, in two numbers of one's own; five more where a file for them lies here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from afterword import faults
from afterword.programme import ContentProblem
from afterword.programme.five_items import FiveItems, read
from afterword.web.store import books, sealed

LISTED = 26  # half a year; the rest is in the export
OWN = ("bearable", "mine")


@dataclass(frozen=True, slots=True)
class Own:
    """The two numbers of a week, 0 to 10; one of them may be open."""

    id: UUID
    day: date
    bearable: int | None
    mine: int | None


@dataclass(frozen=True, slots=True)
class Five:
    """The score of one day, and the highest there was to reach then."""

    id: UUID
    day: date
    score: int
    top: int


def five_items() -> FiveItems | None:
    """Return the questionnaire in the data folder; one that cannot be used is as good as none."""
    folder = Path(settings.DATA)
    try:
        return read(folder)
    except ContentProblem as problem:
        faults.keep(problem, folder)
        return None


def keep(day: date, numbers: dict[str, int | None]) -> None:
    """Keep the two numbers of a day."""
    sealed.save(_shelf("week"), {"day": day.isoformat(), **numbers})


def keep_five(day: date, items: FiveItems, points: Sequence[int]) -> None:
    """Keep the points of a day with their score. Raises ValueError unless all are there."""
    value = {"day": day.isoformat(), "score": items.score(points), "top": items.top}
    sealed.save(_shelf("five"), {**value, "points": list(points)})


def every() -> list[Own]:
    """Return the newest weeks, the newest first."""
    found = sealed.readable(_shelf("week"), newest=LISTED)
    return [Own(one.id, _day(one.value), *(one.value.get(name) for name in OWN)) for one in found]


def every_five() -> list[Five]:
    """Return the newest scores, the newest first."""
    found = sealed.readable(_shelf("five"), newest=LISTED)
    return [Five(one.id, _day(one.value), one.value["score"], one.value["top"]) for one in found]


def delete(entry: UUID) -> None:
    """Delete one of them for good."""
    for name in ("week", "five"):
        sealed.delete(_shelf(name), entry)


def _day(value: dict[str, Any]) -> date:
    return date.fromisoformat(value["day"])


def _shelf(name: str) -> sealed.Shelf:
    book = books.current()
    return sealed.Shelf("step2_grow", "week", name, book.id if book else sealed.NO_BOOK)
