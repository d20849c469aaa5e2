"""What was written on the cards, one entry a card, sealed in the shown book."""

from __future__ import annotations

from typing import Any

from afterword.programme.asking import Card
from afterword.web.store import books, sealed

EXERCISE = "cards"


def every() -> dict[str, sealed.Entry]:
    """Return the entries by the id of their card."""
    return {entry.value["card"]: entry for entry in sealed.readable(_shelf())}


def keep(card: Card, value: dict[str, Any], rev: int) -> None:
    """Keep what was written on a card. Raises sealed.ConflictError."""
    standing = every().get(card.id)
    value = {"card": card.id, **value}
    if standing is None:
        sealed.save(_shelf(), value)
    else:
        sealed.save(_shelf(), value, id=standing.id, rev=rev)


def _shelf() -> sealed.Shelf:
    book = books.current()
    book_id = book.id if book else sealed.NO_BOOK
    return sealed.Shelf("step7_expectations", "card", EXERCISE, book_id)
