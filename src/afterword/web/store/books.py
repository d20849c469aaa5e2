"""Books: one relationship each. A vault holds one or several; one is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from afterword.web.store import sealed, session

BOOKS = sealed.Shelf("door", "book", "books")
SHOWN = sealed.Shelf("door", "setting", "shown-book")

PATHS = ("ended", "separated", "lost_touch", "died", "unsaid")
HOPES = ("together", "good_terms", "let_go", "dont_know", "unsaid")
SHARES = ("children", "home")


@dataclass(frozen=True, slots=True)
class Book:
    """What is known of one relationship.

    Attributes:
        path, hope: of PATHS and HOPES.
        name: what the person calls it; "" where none was given.
        about: where the facts lie. Books about one and the same person have it in common.
        shares: of SHARES, on the path "separated".
        closed: since when the person has closed it; None while it is open. It can be opened again.
    """

    id: UUID
    path: str
    hope: str
    name: str
    about: UUID
    shares: tuple[str, ...] = ()
    closed: date | None = None


def begin(path: str, hope: str = "unsaid", *, about: UUID | None = None) -> Book:
    """Begin a book and show it; ``about`` is that of another book about the same person.

    Raises:
        ValueError: unknown path or hope.
    """
    if path not in PATHS or hope not in HOPES:
        raise ValueError(path)
    value = {"path": path, "hope": hope, "name": ""}
    if about is not None:
        value["about"] = str(about)
    entry = sealed.save(BOOKS, value)
    show(entry.id)
    return _book(entry)


def every() -> list[Book]:
    """Return all books of the open vault, the newest first."""
    return [_book(entry) for entry in sealed.readable(BOOKS)]


def current() -> Book | None:
    """Return the book that is shown, or None before the first question was answered."""
    return session.remembered("shown book", _shown)


def _shown() -> Book | None:
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
    """Change path, hope, name, about, shares or closed (ISO day, or "") of the shown book.

    Raises:
        sealed.MissingError: there is no book yet.
        ValueError: an unknown path, hope or thing shared.
    """
    book = current()
    if book is None:
        raise sealed.MissingError
    entry = sealed.load(BOOKS, book.id)
    value = {**entry.value, **values}
    shares = set(value.get("shares", ()))
    if value["path"] not in PATHS or value["hope"] not in HOPES or shares - set(SHARES):
        raise ValueError(value["path"])
    return _book(sealed.save(BOOKS, value, id=entry.id, rev=entry.rev))


def _book(entry: sealed.Entry) -> Book:
    value = entry.value
    return Book(
        id=entry.id,
        path=value["path"],
        hope=value["hope"],
        name=value.get("name", ""),
        about=UUID(value["about"]) if value.get("about") else entry.id,
        shares=tuple(value.get("shares", ())),
        closed=date.fromisoformat(value["closed"]) if value.get("closed") else None,
    )
