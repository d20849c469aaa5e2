"""One exercise that Today may offer: the one left half-way, else one that fits this hour."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from afterword.programme import Exercise
from afterword.web.exercises import available, kept

NEVER_UNASKED = {"not-in-the-first-fortnight", "before-meeting"}
NOT_FROM_HERE = {"reaching-out", "together"}
STEPS = (1, 2, 6, 7)
STEPS_IN_GRIEF = (1, 2, 7, 8)


@dataclass(frozen=True, slots=True)
class Offer:
    """An exercise to offer. ``begun``: left half-way; ``first``: none was finished so far."""

    code: str
    title: str
    language: str
    step: int
    begun: bool
    first: bool


def now(today: date, *, night: bool) -> Offer | None:
    """Return what may be offered; None on a day on which something was done already."""
    path = available.path_now()
    exercises = available.exercises_now()
    written = kept.newest_of(exercises)
    if any(localtime(entry.saved).date() >= today for entry in written.values()):
        return None
    half_way = [one for one in exercises if one.id in written and kept.is_draft(written[one.id])]
    done = set(written) - {one.id for one in half_way}
    steps = STEPS_IN_GRIEF if path == "died" else STEPS
    fitting = half_way[:1] or fit(exercises, done, steps, night=night)[:1]
    return next((_offer(one, begun=bool(half_way), first=not done) for one in fitting), None)


def fit(
    exercises: Sequence[Exercise], done: Collection[str], steps: Collection[int], *, night: bool
) -> list[Exercise]:
    """List the exercises that may be offered unasked. A pure function."""
    return [
        one
        for one in exercises
        if one.id not in done
        and one.number in steps
        and one.nature == "plain"
        and not NEVER_UNASKED.intersection(one.moments)
        and not NOT_FROM_HERE.intersection(one.touches)
        and not (night and "not-at-night" in one.moments)
    ]


def _offer(exercise: Exercise, *, begun: bool, first: bool) -> Offer:
    return Offer(exercise.code, exercise.title, exercise.language, exercise.number, begun, first)
