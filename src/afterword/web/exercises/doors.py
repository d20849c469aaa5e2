"""What an exercise waits for, and what is known once it is finished."""

from __future__ import annotations

from contextlib import suppress

from afterword.journey.facts import FactsProblem
from afterword.programme import Exercise
from afterword.web.exercises import kept
from afterword.web.store import facts

TOUCHES_A_DOOR = {"own-part", "reaching-out", "together"}
STEP_OF_PACING = 8


def asks_first(exercise: Exercise) -> bool:
    """Say whether the questions about fear come first: while they were put off, or left open.

    They do at one's own part, at reaching out, at whatever is for two, and at step 8.
    """
    at_a_door = TOUCHES_A_DOOR.intersection(exercise.touches) or exercise.number == STEP_OF_PACING
    return bool(at_a_door) and facts.unanswered_now("own_part")


def tell(exercise: Exercise) -> None:
    """Tell, once, what a letter waits for and this exercise answers, if anything was written."""
    known = {fact.kind for fact in facts.told()}
    news = [kind for kind in exercise.tells if kind not in known]
    if news and any(entry.value["values"] for entry in kept.finished(exercise)):
        with suppress(FactsProblem):  # a damaged log keeps every letter here, whatever is told
            for kind in news:
                facts.tell(kind)
