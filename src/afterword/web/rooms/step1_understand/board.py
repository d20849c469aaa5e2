"""The board *What would have to be true*: whose each thing is, and the sign that closes it.

No odds and no count. What is theirs to choose stands there so that nobody works at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from afterword.web.exercises import available, kept
from afterword.web.exercises.signs import COLUMNS, Sign, board_shelf
from afterword.web.rooms.step1_understand import named
from afterword.web.store import sealed

# What other pages hold that may belong here: exercise, field, column.
FEEDS = (
    ("instead", "words", "mine"),
    ("own_part_in_three_moments", "now_1", "mine"),
    ("own_part_in_three_moments", "now_2", "mine"),
    ("own_part_in_three_moments", "now_3", "mine"),
    ("four_layers", "step_out", "mine"),
    ("one_topic", "bridge", "between"),
    ("an_ordinary_tuesday", "must", "between"),
    ("one_step_two_yeses", "seen", "between"),
)
LONGEST = 160
MOST_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Offered:
    """Something written on another page. ``key`` is where it stands, ``column`` where it may go."""

    key: str
    text: str
    column: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column with what lies in it, the open ones first."""

    key: str
    signs: tuple[Sign, ...]


def columns(signs: Iterable[Sign]) -> tuple[Column, ...]:
    """Sort signs into the four columns. A pure function."""
    listed = sorted(signs, key=lambda one: one.seen is not None)
    return tuple(Column(key, tuple(one for one in listed if one.column == key)) for key in COLUMNS)


def offered(known: Iterable[Mapping[str, Any]]) -> list[Offered]:
    """Return what stands on other pages and is not on the board; `known` are the board's values."""
    there = {value.get("source", "") for value in known}
    here = {one.id: one for one in available.exercises_now()}
    found = [one for one in _of_patterns() if one.key not in there]
    for name, field, column in FEEDS:
        if name not in here:
            continue
        for entry in kept.finished(here[name])[:2]:
            text = _line(entry.value["values"].get(field))
            key = f"{name}.{field}.{entry.id}"
            if text and key not in there:
                found.append(Offered(key, text, column))
    return found[:MOST_OFFERED]


def _of_patterns() -> list[Offered]:
    """What the person would do otherwise, from the patterns they named."""
    return [
        Offered(f"pattern.{one.id}", text, "mine")
        for one in named.every()
        if (text := _line(one.entry.value.get("now")))
    ]


def _line(value: object) -> str:
    said = value[0] if isinstance(value, list) and value else value
    text = next(iter(said.strip().splitlines()), "") if isinstance(said, str) else ""
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"


def take(one: Offered) -> None:
    """Put something from another page onto the board."""
    put({"text": one.text, "column": one.column, "sign": "", "source": one.key})


def put(value: Mapping[str, Any], standing: sealed.Entry | None = None) -> sealed.Entry:
    """Save an item of the board. Raises sealed.ConflictError."""
    if standing is None:
        return sealed.save(board_shelf(), dict(value))
    merged = {**standing.value, **value}
    return sealed.save(board_shelf(), merged, id=standing.id, rev=standing.rev)


def load(id: UUID) -> sealed.Entry:
    """Return an item of the board. Raises sealed.MissingError."""
    return sealed.load(board_shelf(), id)
