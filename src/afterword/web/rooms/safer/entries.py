"""The lines of the record, sealed in the shown book."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from afterword.web.rooms.safer.pages import Written
from afterword.web.store import books, sealed


def every() -> list[Written]:
    """Return all lines, in the order of their days."""
    found = [written(entry) for entry in reversed(sealed.readable(_shelf()))]
    return sorted(found, key=lambda one: one.on)


def add(value: dict[str, Any]) -> None:
    """Keep a new line."""
    sealed.save(_shelf(), value)


def change(id: UUID, rev: int, value: dict[str, Any]) -> None:
    """Keep a changed line. Raises sealed.ConflictError."""
    sealed.save(_shelf(), value, id=id, rev=rev)


def load(id: UUID) -> sealed.Entry:
    """Return one. Raises sealed.MissingError."""
    return sealed.load(_shelf(), id)


def delete(id: UUID) -> None:
    """Delete one for good."""
    sealed.delete(_shelf(), id)


def written(entry: sealed.Entry) -> Written:
    """Return an entry as its page shows it."""
    value = entry.value
    return Written(
        id=entry.id,
        on=date.fromisoformat(value["on"]),
        at=value.get("at", ""),
        place=value.get("place", ""),
        words=value["words"],
        seen_by=value.get("seen_by", ""),
    )


def _shelf() -> sealed.Shelf:
    book = books.current()
    return sealed.Shelf("safer", "record", "dated-record", book.id if book else sealed.NO_BOOK)
