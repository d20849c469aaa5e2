"""Which parts of My story exist for the shown book. What is absent here is absent everywhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from afterword.journey.contact import Contact
from afterword.programme import Exercise
from afterword.web.exercises import available
from afterword.web.store import facts

# The forms of a moment, each for another person; at most one of them exists for a book.
TOLD, STRICT, OURS, PLAIN = (
    "one_moment_told",
    "one_moment_strict",
    "one_moment_of_ours",
    "one_moment",
)
SOFTLY = (TOLD, OURS)  # here the line is asked for without “how good”
FORMS = (TOLD, STRICT, OURS, PLAIN)
OBSTACLE = "one_obstacle"
FOUR_MINUTES = "four_minutes"


@dataclass(frozen=True, slots=True)
class Parts:
    """What there is beside the exercises.

    Attributes:
        form: the id of the exercise that asks for a moment; "" where there is none.
        line: the line of the years; somebody who frightened is not asked how good it was.
        patterns: what two people do again and again; with it, obstacles and their plans.
        board: what would have to be true; not while a lock says that nothing may begin.
        reflections: four minutes, four times.
    """

    form: str
    line: bool
    patterns: bool
    board: bool
    reflections: bool


def parts_of(ids: Collection[str], rooms: Collection[str], contact: Contact) -> Parts:
    """Say what exists. A pure function.

    Args:
        ids: the exercises that exist for the book.
        rooms: what `journey.paths.rooms` gave.
        contact: where contact stands.
    """
    patterns = OBSTACLE in ids
    form = next((name for name in FORMS if name in ids), "")
    return Parts(
        form=form,
        line=bool(form) and form != STRICT,
        patterns=patterns,
        board=patterns and "gate" in rooms and contact is not Contact.LOCKED,
        reflections=FOUR_MINUTES in ids,
    )


def parts_now() -> Parts:
    """Say what exists for the shown book now."""
    ids = {one.id for one in available.exercises_now()}
    return parts_of(ids, facts.rooms_now(), facts.where_now().state)


def moment_exercise() -> Exercise:
    """Return the exercise that asks for a moment. Raises Http404 where there is none."""
    return exercise_or_404(parts_now().form)


def exercise_or_404(name: str) -> Exercise:
    """Return an exercise by its id. Raises Http404 where it does not exist for this book."""
    found = available.ever(name) if name else None
    if found is None or not available.among((found,)):
        raise Http404
    return found


def need(there: bool) -> None:
    """Answer 404 where a part does not exist. Raises Http404."""
    if not there:
        raise Http404
