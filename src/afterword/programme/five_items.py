"""Five questions on how one has been, read from a file that is not part of this program.

Some well-known questionnaires of five items may be used freely and yet not be handed on under our
licence. So none is shipped: whoever may use one lays it into the data folder as a TOML file, with
its own licence in it. docs/five-items.md describes the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from afterword.programme.problem import ContentProblem

FILE = "five-items.toml"
ITEMS = 5
MOST_ANSWERS = 11
LONGEST = 400  # characters of one text
LARGEST = 20_000  # bytes of the file
WORDS = ("title", "language", "asked", "source", "licence")


@dataclass(frozen=True, slots=True)
class FiveItems:
    """A questionnaire as its file tells it. ``answers``: the words for 0, 1, ... points, in order.

    ``times`` is what the sum of the points is multiplied by; ``top`` the highest score there is.
    """

    title: str
    language: str
    asked: str
    source: str
    licence: str
    items: tuple[str, ...]
    answers: tuple[str, ...]
    times: int

    @property
    def top(self) -> int:
        """The highest score: every item with the most points."""
        return self.times * ITEMS * (len(self.answers) - 1)

    def score(self, points: Sequence[int]) -> int:
        """Add the points of all items up. Raises ValueError unless there is one for each."""
        if len(points) != len(self.items):
            raise ValueError("a score needs every item")
        if not all(0 <= one < len(self.answers) for one in points):
            raise ValueError("points outside the answers")
        return sum(points) * self.times


def read(folder: Path) -> FiveItems | None:
    """Return the questionnaire that lies in a data folder, or None.

    Raises ContentProblem where the file is there and cannot be used; it says why.
    """
    path = folder / FILE
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise ContentProblem(FILE, 0, "it cannot be read") from problem
    if len(raw) > LARGEST:
        raise ContentProblem(FILE, 0, "it is too long")
    try:
        return _read(tomllib.loads(raw.decode()))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ContentProblem(FILE, 0, "it is no TOML in UTF-8") from problem


def _read(told: dict[str, Any]) -> FiveItems:
    words = {name: _word(name, told.get(name)) for name in WORDS}
    items, answers = _list("items", told), _list("answers", told)
    if len(items) != ITEMS:
        raise ContentProblem(FILE, 0, f"items must be {ITEMS} texts")
    if not 2 <= len(answers) <= MOST_ANSWERS:
        raise ContentProblem(FILE, 0, f"answers must be 2 to {MOST_ANSWERS} texts")
    times = told.get("times")
    if type(times) is not int or not 1 <= times <= 100:
        raise ContentProblem(FILE, 0, "times must be a whole number from 1 to 100")
    return FiveItems(**words, items=items, answers=answers, times=times)


def _word(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise ContentProblem(FILE, 0, f"{name} must be a text of at most {LONGEST} characters")
    return value.strip()


def _list(name: str, told: dict[str, Any]) -> tuple[str, ...]:
    value = told.get(name)
    if not isinstance(value, list):
        raise ContentProblem(FILE, 0, f"{name} must be a list of texts")
    return tuple(_word(name, one) for one in value)
