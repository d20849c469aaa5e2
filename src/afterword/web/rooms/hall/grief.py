"""What Today and its pages show in grief, beside what they show to everyone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from afterword.programme import Exercise
from afterword.web.exercises import available, kept, reading
from afterword.web.rooms.hall import anniversaries
from afterword.web.rooms.hall.anniversaries import Day
from afterword.web.rooms.hall.anniversary_forms import NameDay
from afterword.web.store import books, device

LOSS_LIFE_REST = "loss_life_rest"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Loss, life or rest, in the words of the exercise and their language; and one's own piece."""

    which: str
    language: str
    piece: str


@dataclass(frozen=True, slots=True)
class InGrief:
    """What is on Today in grief alone.

    ``anniversary``: the day that comes round; ``code``: the address of *loss, life or rest*, ""
    where there is none; ``chosen``: what was said to it today; ``large``: the letters are large.
    """

    anniversary: Day | None
    code: str
    chosen: Chosen | None
    large: bool


@dataclass(frozen=True, slots=True)
class DaysPage:
    """days.html. ``off``: no such line is said any more."""

    form: NameDay
    days: list[Day]
    off: bool


@dataclass(frozen=True, slots=True)
class DayPage:
    """day.html: one of them."""

    day: Day


@dataclass(frozen=True, slots=True)
class DaysOffPage:
    """days_off.html: how many would go."""

    count: int


def of_today(today: date) -> InGrief | None:
    """Return what Today shows more in grief; None in any other book."""
    book = books.current()
    if book is None or book.path != "died":
        return None
    exercise = available.ever(LOSS_LIFE_REST)
    return InGrief(
        anniversary=anniversaries.today(today),
        code=exercise.code if exercise else "",
        chosen=_chosen(exercise, today),
        large=device.read().large,
    )


def _chosen(exercise: Exercise | None, today: date) -> Chosen | None:
    last = next(iter(kept.finished(exercise)), None) if exercise else None
    if exercise is None or last is None or localtime(last.saved).date() != today:
        return None
    values = last.value["values"]
    which, piece = exercise.fields
    said = reading.words(which, values.get(which.id))
    return Chosen(said, exercise.language, str(values.get(piece.id, ""))) if said else None
