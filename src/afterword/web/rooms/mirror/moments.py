"""One's own moments with a date, from the time line of My story, to be seen beside the messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from afterword.programme import Exercise
from afterword.web.exercises import available, kept, when
from afterword.web.rooms.mirror.words_of_river import Dated
from afterword.web.store import sealed

STEP = "step1_understand"
WHEN = "when"
IN_WORDS = {"text", "long"}
LONGEST = 60


def dated() -> list[Dated]:
    """Return the moments of the shown book that have a year, from whichever form asks for one."""
    months = when.names()
    found: list[Dated] = []
    for exercise in available.exercises_now():
        if exercise.step != STEP or WHEN not in _fields(exercise):
            continue
        for entry in sealed.readable(kept.shelf_of(exercise)):
            values: dict[str, Any] = entry.value["values"]
            said = str(values.get(WHEN, ""))
            at = when.read(said, months)
            name = _name(exercise, values)
            if at is not None and name:
                found.append((at.year, at.month, name, said))
    return found


def _fields(exercise: Exercise) -> list[str]:
    """Return the ids of all fields in which words are written, in their order."""
    return [
        field.id for screen in exercise.screens for field in screen.fields if field.kind in IN_WORDS
    ]


def _name(exercise: Exercise, values: dict[str, Any]) -> str:
    """Return the first line of what was written first."""
    said = (str(values.get(name, "")).strip() for name in _fields(exercise) if name != WHEN)
    return next(_lines(said), "")


def _lines(said: Iterator[str]) -> Iterator[str]:
    for text in said:
        if text:
            first = text.splitlines()[0]
            yield first if len(first) <= LONGEST else first[:LONGEST].rstrip() + "…"
