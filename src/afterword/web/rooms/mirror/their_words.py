"""Their words, kept: lines of someone who died, chosen one by one, with a few words beside them."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from afterword.web.store import books, sealed
from afterword.web.store.messages import Line


def shelf() -> sealed.Shelf:
    """Return where the kept words of the shown book lie."""
    book = books.current()
    return sealed.Shelf("mirror", "kept-words", "their-words", book.id if book else sealed.NO_BOOK)


def keep(history: UUID, line: Line) -> sealed.Entry:
    """Keep a line; one that is kept already stays as it is."""
    for entry in sealed.readable(shelf()):
        if (entry.value["import"], entry.value["position"]) == (str(history), line.position):
            return entry
    value = {
        "import": str(history),
        "position": line.position,
        "at": line.at.isoformat(),
        "author": line.author or "",
        "text": line.text,
        "caption": "",
    }
    return sealed.save(shelf(), value)


def kept() -> list[sealed.Entry]:
    """Return the kept words in the order they were written."""
    return sorted(sealed.readable(shelf()), key=lambda entry: str(entry.value["at"]))


def positions(history: UUID) -> set[int]:
    """Return which messages of a history are kept."""
    return {
        entry.value["position"]
        for entry in sealed.readable(shelf())
        if entry.value["import"] == str(history)
    }


def word(id: UUID) -> sealed.Entry:
    """Return one kept line. Raises Http404."""
    try:
        return sealed.load(shelf(), id)
    except sealed.MissingError:
        raise Http404 from None


def say(entry: sealed.Entry, caption: str, rev: int) -> None:
    """Write beside a kept line. Raises sealed.ConflictError."""
    sealed.save(shelf(), {**entry.value, "caption": caption}, id=entry.id, rev=rev)


def take_out(id: UUID) -> None:
    """Take a line out of the book again."""
    sealed.delete(shelf(), id)


def forget(history: UUID) -> None:
    """Delete every kept line of a history."""
    for entry in sealed.readable(shelf()):
        if entry.value["import"] == str(history):
            take_out(entry.id)
