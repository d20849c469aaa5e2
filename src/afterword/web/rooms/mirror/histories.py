"""What is kept of a history: figures, own lines, what one would say now; no message of theirs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404

from afterword.web.store import books, facts, sealed

OWN = {"own", "too-few"}


def keep(value: dict[str, Any]) -> sealed.Entry:
    """Keep what a history showed."""
    return sealed.save(shelf(), value)


def histories() -> list[sealed.Entry]:
    """Return the histories of this book, the newest first."""
    return sealed.readable(shelf())


def history(id: UUID) -> sealed.Entry:
    """Return one history.

    Raises:
        Http404: it is not in this book.
    """
    try:
        return sealed.load(shelf(), id)
    except sealed.MissingError:
        raise Http404 from None


def shelf() -> sealed.Shelf:
    """Return where the histories of the shown book lie."""
    book = books.current()
    return sealed.Shelf("mirror", "findings", "histories", book.id if book else sealed.NO_BOOK)


def is_absent() -> bool:
    """Say whether the shown book has no mirror: they died, or someone is afraid of them."""
    return books.current() is not None and "mirror" not in facts.rooms_now()


def shown(results: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Number the results, and leave out what draws the other beside oneself where that is shut."""
    both = "mirror_theirs" in facts.rooms_now()
    return [(n, one) for n, one in enumerate(results, start=1) if both or one["kind"] in OWN]
