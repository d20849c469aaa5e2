"""Drawings as this room keeps them, sealed: strokes as numbers, a small sketch, perhaps words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from afterword.web.kit.charts import strokes
from afterword.web.store import books, sealed


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing. ``strokes`` may be empty: then it was drawn in words."""

    id: UUID
    rev: int
    created: datetime
    strokes: list[list[int]]
    sketch: list[list[int]]
    words: str


def every(newest: int | None = None) -> list[Drawing]:
    """Return the drawings of the shown book, the newest first."""
    return [_drawing(entry) for entry in sealed.readable(_shelf(), newest=newest)]


def load(drawing: UUID) -> Drawing:
    """Return one drawing. Raises sealed.MissingError."""
    return _drawing(sealed.load(_shelf(), drawing))


def keep(drawn: list[list[int]], words: str, *, id: UUID | None, rev: int) -> Drawing:
    """Keep a drawing. One that was burned or changed elsewhere meanwhile is kept as a new one.

    ``id`` and ``rev`` are those of the drawing that was gone on with; ``rev`` 0: there was none.
    """
    value: dict[str, Any] = {"words": words} if words else {}
    value |= {"sketch": strokes.sketch(drawn), "strokes": drawn}
    try:
        return _drawing(sealed.save(_shelf(), value, id=id if rev else None, rev=rev))
    except (sealed.MissingError, sealed.ConflictError):
        return _drawing(sealed.save(_shelf(), value))


def burn(drawing: UUID) -> None:
    """Delete one drawing for good."""
    sealed.delete(_shelf(), drawing)


def _shelf() -> sealed.Shelf:
    book = books.current()
    id = book.id if book else sealed.NO_BOOK
    return sealed.Shelf("step6_let_go", "drawing", "drawings", id)


def _drawing(entry: sealed.Entry) -> Drawing:
    return Drawing(
        id=entry.id,
        rev=entry.rev,
        created=entry.created,
        strokes=entry.value["strokes"],
        sketch=entry.value["sketch"],
        words=str(entry.value.get("words", "")),
    )
