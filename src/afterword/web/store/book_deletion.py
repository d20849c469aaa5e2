"""One book deleted, with everything that lies in it; the other books stay whole."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from afterword.web.store import archives, books, messages, sealed

TOLD = "journey"  # the room under which what was told of a person lies


def pages_of(book: books.Book) -> int:
    """Return how many entries would go with a book."""
    return sealed.count(_going_with(book))


def delete(book: books.Book) -> None:
    """Delete a book and everything in it; what belongs to no book, or to another one, stays.

    What was told about the person goes with the last book about them, and not before: a no that
    was told holds for every book about one person.
    """
    with transaction.atomic():
        for shelf in _going_with(book):
            _empty(shelf)
        sealed.delete(books.BOOKS, book.id)


def _going_with(book: books.Book) -> list[sealed.Shelf]:
    others = {one.about for one in books.every() if one.id != book.id}
    return [shelf for shelf in sealed.shelves() if _goes(shelf, book, others)]


def _goes(shelf: sealed.Shelf, book: books.Book, others: set[UUID]) -> bool:
    if shelf.room == TOLD:
        return shelf.book == book.about and book.about not in others
    return shelf.book == book.id


def _empty(shelf: sealed.Shelf) -> None:
    for entry in sealed.entries(shelf):
        if shelf.kind == messages.KIND and isinstance(entry, sealed.Entry):
            archives.delete(UUID(entry.value["history"]))
        sealed.delete(shelf, entry.id)
