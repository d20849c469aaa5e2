"""Notes to open later: written to oneself, shut until a day, shown on Today once."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from afterword.web.store import books, sealed


def put(text: str, opens: date) -> sealed.Entry:
    """Lay a note away until a day."""
    return sealed.save(_shelf(), {"text": text, "opens": opens.isoformat()})


def every() -> list[sealed.Entry]:
    """Return all notes, by the day they open."""
    return sorted(sealed.readable(_shelf()), key=lambda note: str(note.value["opens"]))


def load(note: UUID) -> sealed.Entry:
    """Return one note. Raises sealed.MissingError."""
    return sealed.load(_shelf(), note)


def opens_on(note: sealed.Entry) -> date:
    """Return the day a note waits for."""
    return date.fromisoformat(note.value["opens"])


def is_open(note: sealed.Entry) -> bool:
    """Say whether a note was opened."""
    return "opened" in note.value


def state(note: sealed.Entry, today: date) -> str:
    """Say how a note stands: "waits", "due" or "opened"."""
    if is_open(note):
        return "opened"
    return "due" if opens_on(note) <= today else "waits"


def open_now(note: sealed.Entry, today: date) -> None:
    """Open a note; one that is open stays so."""
    if not is_open(note):
        value = {**note.value, "opened": today.isoformat()}
        sealed.save(_shelf(), value, id=note.id, rev=note.rev)


def for_today(today: date) -> sealed.Entry | None:
    """Return the note that Today may speak of: due, shut, and not spoken of on an earlier day."""
    for note in every():
        spoken = note.value.get("spoken", today.isoformat())
        if not is_open(note) and opens_on(note) <= today and spoken == today.isoformat():
            return note
    return None


def spoken_of(note: sealed.Entry, today: date) -> None:
    """Remember that Today spoke of a note, so that it does not on another day."""
    if "spoken" not in note.value:
        value = {**note.value, "spoken": today.isoformat()}
        sealed.save(_shelf(), value, id=note.id, rev=note.rev)


def burn(note: UUID) -> None:
    """Delete one note for good."""
    sealed.delete(_shelf(), note)


def _shelf() -> sealed.Shelf:
    book = books.current()
    return sealed.Shelf("hall", "waiting", "note-to-open", book.id if book else sealed.NO_BOOK)
