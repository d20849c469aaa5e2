"""What an exercise waits for, and what is known once it is finished."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest, HttpResponseRedirect

from afterword.journey.facts import FactsProblem
from afterword.programme import Exercise
from afterword.web.exercises import kept
from afterword.web.standing.doors import questions_first
from afterword.web.store import facts

STEP_OF_PACING = 8


def asks_first(request: HttpRequest, exercise: Exercise) -> HttpResponseRedirect | None:
    """Lead to the questions about fear where this exercise stands behind one of their doors.

    At step 8 and at whatever is for two they are asked once of everybody; at one's own part and
    at reaching out (the letter itself has its own door) only while they were put off or left open.
    """
    door = _door(exercise)
    return questions_first(request, door) if door else None


def _door(exercise: Exercise) -> str | None:
    if exercise.number == STEP_OF_PACING:
        return "step8"
    if "together" in exercise.touches:
        return "together"
    return "own_part" if {"own-part", "reaching-out"}.intersection(exercise.touches) else None


def tell(exercise: Exercise) -> None:
    """Tell, once, what a letter waits for and this exercise answers, if anything was written."""
    known = {fact.kind for fact in facts.told()}
    news = [kind for kind in exercise.tells if kind not in known]
    if news and any(entry.value["values"] for entry in kept.finished(exercise)):
        with suppress(FactsProblem):  # a damaged log keeps every letter here, whatever is told
            for kind in news:
                facts.tell(kind)
