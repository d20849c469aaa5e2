"""Signs of change: by what a person would notice that something has shifted.

They are set beside an obstacle or on the board of My story, and followed in all rooms: the page of
a step shows one that would show there, and any page may say that it was seen. Never a reminder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from afterword.programme import Exercise
from afterword.web.exercises import available, kept
from afterword.web.store import books, sealed

OBSTACLE = "one_obstacle"
COLUMNS = ("mine", "theirs", "between", "around")
# Where a sign would show, as one_obstacle asks it, and the steps whose pages show it.
WHERE = {
    "alone": ("step2_grow", "step6_let_go"),
    "people": ("step2_grow",),
    "work": ("step2_grow",),
    "written": ("step3_reach_out",),
    "meeting": ("step4_boundaries", "step7_expectations", "step8_give_it_time"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that would have to shift.

    Attributes:
        kind: "obstacle" or "board".
        name: what stands in the way; "" for something on the board.
        text: what would have to be true, or what needs to shift.
        sign: by what it would be noticed; may be "".
        column: one of COLUMNS.
        where: a key of WHERE, or "".
        seen: the day it was noticed, or None.
        words: what was noticed.
    """

    id: UUID
    kind: str
    name: str
    text: str
    sign: str
    column: str
    where: str
    seen: date | None
    words: str


def board_shelf() -> sealed.Shelf:
    """Where the board of the shown book lies."""
    book = books.current()
    return sealed.Shelf("step1", "board", "board", book.id if book else sealed.NO_BOOK)


def obstacles() -> list[Sign]:
    """Return what stands in the way, the newest first; nothing where it is not asked for."""
    exercise = _exercise()
    if exercise is None:
        return []
    return [_of_obstacle(entry) for entry in sealed.readable(kept.shelf_of(exercise))]


def board_items() -> list[Sign]:
    """Return what was put on the board, the newest first."""
    return [_of_item(entry) for entry in sealed.readable(board_shelf())]


def watched(step: str) -> Sign | None:
    """Return the newest open sign that would show in a step; None where there is none."""
    if not any(shelf.exercise == OBSTACLE for shelf in sealed.shelves()):
        return None
    open_signs = (one for one in obstacles() if one.sign and one.seen is None)
    return next((one for one in open_signs if step in WHERE.get(one.where, ())), None)


def load(id: UUID) -> tuple[Sign, sealed.Entry]:
    """Return a sign and its entry. Raises sealed.MissingError."""
    exercise = _exercise()
    if exercise is None:
        raise sealed.MissingError
    try:
        entry = sealed.load(kept.shelf_of(exercise), id)
    except sealed.MissingError:
        entry = sealed.load(board_shelf(), id)
        return _of_item(entry), entry
    return _of_obstacle(entry), entry


def see(id: UUID, day: date, words: str) -> None:
    """Close a sign: it was seen. Raises sealed.MissingError, sealed.ConflictError."""
    _sign, entry = load(id)
    value = {**entry.value, "seen": day.isoformat(), "seen_words": words}
    sealed.save(entry.shelf, value, id=entry.id, rev=entry.rev)


def open_again(id: UUID) -> None:
    """Open a sign again. Raises sealed.MissingError, sealed.ConflictError."""
    _sign, entry = load(id)
    value = {key: one for key, one in entry.value.items() if key not in {"seen", "seen_words"}}
    sealed.save(entry.shelf, value, id=entry.id, rev=entry.rev)


def _exercise() -> Exercise | None:
    found = available.ever(OBSTACLE)
    return found if found is not None and available.among((found,)) else None


def _of_obstacle(entry: sealed.Entry) -> Sign:
    values = entry.value["values"]
    column = str(values.get("whose", "mine"))
    return Sign(
        id=entry.id,
        kind="obstacle",
        name=str(values.get("obstacle", "")),
        text=str(values.get("shift") or values.get("obstacle") or "…"),
        sign=str(values.get("sign", "")),
        column=column if column in COLUMNS else "mine",
        where=str(values.get("where", "")),
        seen=_day(entry.value),
        words=str(entry.value.get("seen_words", "")),
    )


def _of_item(entry: sealed.Entry) -> Sign:
    column = str(entry.value.get("column", "mine"))
    return Sign(
        id=entry.id,
        kind="board",
        name="",
        text=str(entry.value.get("text", "")),
        sign=str(entry.value.get("sign", "")),
        column=column if column in COLUMNS else "mine",
        where="",
        seen=_day(entry.value),
        words=str(entry.value.get("seen_words", "")),
    )


def _day(value: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(value.get("seen", "")))
    except ValueError:
        return None
