"""Books: one relationship each. A vault holds one or several; one is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from afterword.web.store import sealed

BOOKS = sealed.Shelf("door", "book", "books")
SHOWN = sealed.Shelf("door", "setting", "shown-book")

PATHS = ("ended", "separated", "lost_touch", "died", "unsaid")
HOPES = ("together", "good_terms", "let_go", "dont_know", "unsaid")


@dataclass(frozen=True, slots=True)
class Book:
    """What is known of one relationship: the path that fits, the hope, a name if given."""

    id: UUID
    path: str
    hope: str
    name: str


def begin(path: str, hope: str = "unsaid") -> Book:
    """Begin a book and show it.

    Raises:
        ValueError: unknown path or hope.
    """
    if path not in PATHS or hope not in HOPES:
        raise ValueError(path)
    entry = sealed.save(BOOKS, {"path": path, "hope": hope, "name": ""})
    show(entry.id)
    return _book(entry)


def every() -> list[Book]:
    """Return all books of the open vault, the newest first."""
    return [_book(entry) for entry in sealed.readable(BOOKS)]


def current() -> Book | None:
    """Return the book that is shown, or None before the first question was answered."""
    books = every()
    if not books:
        return None
    shown = sealed.one(SHOWN)
    wanted = shown.value.get("book") if shown else None
    return next((book for book in books if str(book.id) == wanted), books[0])


def show(book: UUID) -> None:
    """Show another book from now on."""
    sealed.put(SHOWN, {"book": str(book)})


def change(**values: Any) -> Book:
    """Change path, hope or name of the shown book.

    Raises:
        sealed.MissingError: there is no book yet.
        ValueError: unknown path or hope.
    """
    book = current()
    if book is None:
        raise sealed.MissingError
    entry = sealed.load(BOOKS, book.id)
    value = {**entry.value, **values}
    if value["path"] not in PATHS or value["hope"] not in HOPES:
        raise ValueError(value["path"])
    return _book(sealed.save(BOOKS, value, id=entry.id, rev=entry.rev))


def _book(entry: sealed.Entry) -> Book:
    value = entry.value
    return Book(entry.id, value["path"], value["hope"], value.get("name", ""))
