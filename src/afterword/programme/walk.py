"""Walking through the screens of an exercise: on, back, skip, enough for today."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.programme.exercises import Exercise

ACTIONS = ("next", "back", "skip", "enough")


@dataclass(frozen=True)
class Place:
    """Where a person is after pressing a button.

    Attributes:
        screen: the number of the screen to show, or None when the exercise is left.
        left: how it was left: "" while in it, "finished", "enough" (for today) or "out" (back
            from the first screen).
        resume: the screen to begin with next time; 0 when it is finished.
        then: the id of the exercise to show at once, as calming after venting; "" for none.
    """

    screen: int | None
    left: str = ""
    resume: int = 0
    then: str = ""


def next_screen(exercise: Exercise, number: int, action: str) -> Place:
    """Say what comes after a button on a screen, both counted and named as in `ACTIONS`.

    *Skip* goes on like *next*: the web keeps nothing new for that screen. Venting is always
    followed by what calms, also when somebody has had enough of it. Raises LookupError when there
    is no such screen, ValueError for another action.
    """
    exercise.screen(number)
    if action not in ACTIONS:
        raise ValueError(f"“{action}” is no button of an exercise")
    if action == "enough":
        return Place(None, left="enough", resume=number, then=exercise.then)
    if action == "back":
        if number == 1:
            return Place(None, left="out", resume=1)
        return Place(number - 1, resume=number - 1)
    if number == len(exercise.screens):
        return Place(None, left="finished", then=exercise.then)
    return Place(number + 1, resume=number + 1)
