"""The moments of a book in their order: by their dates, or where the person moved them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from afterword.programme import Exercise
from afterword.web.exercises import kept, when
from afterword.web.exercises.when import When
from afterword.web.store import sealed

LAST = 10_000.0  # where moments without a date stand: after everything dated
A_NAME_FROM = ("mine", "happened", "remember", "theirs")
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment. ``place`` orders it; ``at`` is where it stands among the years, if dated."""

    id: UUID
    name: str
    when: str
    sort: str
    place: float
    at: When | None


def every(exercise: Exercise) -> list[Moment]:
    """Return all moments, the earliest first; those never finished too."""
    months = when.names()
    entries = sealed.readable(kept.shelf_of(exercise))
    found = [_moment(entry, months, number) for number, entry in enumerate(reversed(entries))]
    return sorted(found, key=lambda one: one.place)


def _moment(entry: sealed.Entry, months: dict[str, int], number: int) -> Moment:
    values = entry.value["values"]
    said = str(values.get("when", ""))
    at = when.read(said, months)
    usual = at.at if at else LAST + number
    return Moment(
        id=entry.id,
        name=_name(values),
        when=said,
        sort=str(values.get("sort", "")),
        place=float(entry.value.get("place", usual)),
        at=at,
    )


def _name(values: dict[str, Any]) -> str:
    name = str(values.get("name", "")).strip()
    for field in A_NAME_FROM:
        name = name or str(values.get(field, "")).strip()
    first = next(iter(name.splitlines()), "…")
    return first if len(first) <= LONGEST_NAME else first[:LONGEST_NAME].rstrip() + "…"


def moved(all_of_them: Sequence[Moment], id: UUID, *, later: bool) -> float | None:
    """Return the place of a moment once it went past its neighbour; None at the end of the row."""
    places = [one.place for one in all_of_them]
    here = next(number for number, one in enumerate(all_of_them) if one.id == id)
    step = 1 if later else -1
    near, far = here + step, here + 2 * step
    if not 0 <= near < len(places):
        return None
    beyond = places[far] if 0 <= far < len(places) else places[near] + step
    return (places[near] + beyond) / 2


def move(exercise: Exercise, id: UUID, *, later: bool) -> None:
    """Move a moment past its neighbour. Raises sealed.MissingError."""
    entry = kept.load(exercise, id)
    place = moved(every(exercise), id, later=later)
    if place is not None:
        value = {**entry.value, "place": place}
        sealed.save(kept.shelf_of(exercise), value, id=entry.id, rev=entry.rev)
