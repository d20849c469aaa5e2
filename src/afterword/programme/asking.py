"""The cards of step 7, one file a language: what one believes of the other, and what to ask."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from afterword.programme.problem import ContentProblem
from afterword.programme.tables import Table, parsed

FOLDER = Path(__file__).parent / "cards"
FIRST_LANGUAGE = "en"
TOPICS = ("looks", "interests", "goals", "talking")

_KEYS = ("id", "topic", "about", "ask")


@dataclass(frozen=True, slots=True)
class Card:
    """One card.

    Attributes:
        id: what answers are kept under; never used again for another.
        topic: of TOPICS.
        about: something one believes about the other.
        ask: an open question for them.
    """

    id: str
    topic: str
    about: str
    ask: str

    @property
    def code(self) -> str:
        """Six neutral letters for an address, so that a browser's history names no topic."""
        return hashlib.sha256(self.id.encode()).hexdigest()[:6]


@cache
def cards(language: str = FIRST_LANGUAGE, folder: Path = FOLDER) -> tuple[Card, ...]:
    """Read all, in the order of the file; English where a language has none.

    Raises ContentProblem.
    """
    path = folder / f"{language}.toml"
    if not path.exists():
        path = folder / f"{FIRST_LANGUAGE}.toml"
    text = path.read_text(encoding="utf-8")
    rows = parsed(text, path.name).get("card", [])
    if not isinstance(rows, list) or not rows:
        raise ContentProblem(path.name, 0, "holds [[card]] tables.")
    found = tuple(_card(row, text, path.name) for row in rows)
    if len({one.id for one in found}) < len(found):
        raise ContentProblem(path.name, 0, "an id stands there twice.")
    return found


def card(code: str, language: str = FIRST_LANGUAGE) -> Card:
    """Give the card of a code. Raises LookupError when there is none."""
    for one in cards(language):
        if one.code == code:
            return one
    raise LookupError(f"there is no card “{code}”")


def _card(row: object, text: str, file: str) -> Card:
    if not isinstance(row, dict):
        raise ContentProblem(file, 0, "each [[card]] is a table.")
    table = Table(row, file=file, text=text, first_line=1)
    table.only(_KEYS, _KEYS)
    return Card(
        id=table.words("id"),
        topic=table.one_of("topic", TOPICS),
        about=table.words("about"),
        ask=table.words("ask"),
    )
