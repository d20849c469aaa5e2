"""Which short questions were put to the person in this book, and when. Never what was answered."""

from __future__ import annotations

from django.utils import timezone

from afterword.web.store import books, sealed

FIRST = "first"  # the one line of the first run


def names() -> frozenset[str]:
    """Name the questions that were answered in the shown book, "I don't know" included."""
    entry = sealed.one(_shelf())
    return frozenset(entry.value) if entry else frozenset()


def note(name: str) -> None:
    """Note that a question was answered today."""
    entry = sealed.one(_shelf())
    standing = entry.value if entry else {}
    sealed.put(_shelf(), {**standing, name: timezone.localdate().isoformat()})


def _shelf() -> sealed.Shelf:
    book = books.current()
    return sealed.Shelf("journey", "setting", "asked", book.about if book else sealed.NO_BOOK)
