"""How long an exercise is: words on a screen, and the minutes it truthfully takes.

The minutes are our rule of thumb, not a measurement: reading at 180 words a minute, and for each
field the seconds below, which leave time to think and not only to type.
"""

from __future__ import annotations

import math
import re

from afterword.programme.exercises import Exercise
from afterword.programme.fields import Field

MOST_WORDS_BEFORE = 60  # before the first field
MOST_WORDS = 90  # on a whole screen
WORDS_A_MINUTE = 180

_SECONDS = {
    "text": 30,
    "long": 120,
    "choice": 10,
    "several": 20,
    "slider": 10,
    "rating": 10,
    "date": 20,
    "then-now": 60,
    "if-then": 60,
    "destroyed": 180,
}
_SECONDS_A_LINE = 25
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def words_in(text: str) -> int:
    """Count words; “don't” and “three-line” are one each."""
    return len(_WORD.findall(text))


def minutes(exercise: Exercise) -> int:
    """Estimate how long an exercise takes, in whole minutes, rounded up."""
    reading = sum(words_in(screen.words) for screen in exercise.screens) / WORDS_A_MINUTE * 60
    doing = sum(_seconds(field) for field in exercise.fields)
    return math.ceil((reading + doing) / 60)


def _seconds(field: Field) -> int:
    if field.kind == "pause":
        return field.seconds
    if field.kind == "lines":
        return _SECONDS_A_LINE * field.most
    return _SECONDS[field.kind]
