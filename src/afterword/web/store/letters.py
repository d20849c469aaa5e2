"""Letters of a book, and the one rule on them that no page may forget: which may be for sending.

A letter has a purpose. "unsent" stays here for good. "send" may be handed over one day; no letter
has it while contact is closed or locked, and one that had it then becomes an unsent letter: same
words, dated.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from afterword.web.store import sealed

SEND = "send"
UNSENT = "unsent"
UNTIL = "shut_until"
SHUT_LETTERS = "shut-letters"
TRIES = 8


def shelf(book: UUID) -> sealed.Shelf:
    """Where the letters of a book lie."""
    return sealed.Shelf("step3_reach_out", "letter", "letters", book)


def for_sending(book: UUID) -> list[sealed.Entry]:
    """Return the letters of a book that may be sent one day."""
    return [one for one in sealed.readable(shelf(book)) if one.value.get("purpose") == SEND]


def stay(book: UUID, day: date) -> None:
    """Make an unsent letter of every letter for sending, words untouched, with the day beside it.

    Raises sealed.ConflictError when other windows keep saving a letter meanwhile.
    """
    for attempt in range(TRIES):
        try:
            for letter in for_sending(book):
                value = kept_here(letter.value, day)
                sealed.save(shelf(book), value, id=letter.id, rev=letter.rev)
        except sealed.ConflictError:
            if attempt == TRIES - 1:
                raise
            continue
        return


def kept_here(value: dict[str, Any], day: date) -> dict[str, Any]:
    """Give a letter for sending as an unsent one."""
    return {**value, "purpose": UNSENT, "stays_since": day.isoformat()}


# --- shut until a day ----------------------------------------------------------------------------


def is_shut(value: dict[str, Any]) -> bool:
    """Say whether a letter is shut until a day. Only the person holds themselves to it."""
    return UNTIL in value


def opens_on(value: dict[str, Any]) -> date:
    """Return the day a shut letter waits for."""
    return date.fromisoformat(value[UNTIL])


def shut(letter: sealed.Entry, day: date) -> None:
    """Shut an unsent letter until a day.

    Raises ValueError for one that may be sent, sealed.ConflictError when it was saved elsewhere.
    """
    if letter.value["purpose"] != UNSENT:
        raise ValueError("a letter that may be sent has its own waiting")
    value = {**letter.value, UNTIL: day.isoformat()}
    sealed.save(letter.shelf, value, id=letter.id, rev=letter.rev)
    _note(letter.shelf.book, letter.id, day)


def open_again(letter: sealed.Entry) -> None:
    """Open a shut letter, before its day too. Raises sealed.ConflictError."""
    value = {key: part for key, part in letter.value.items() if key != UNTIL}
    sealed.save(letter.shelf, value, id=letter.id, rev=letter.rev)
    _note(letter.shelf.book, letter.id, None)


def burn(letter: sealed.Entry) -> None:
    """Delete a letter for good, and that it was shut until a day."""
    sealed.delete(letter.shelf, letter.id)
    if is_shut(letter.value):
        _note(letter.shelf.book, letter.id, None)


def due(book: UUID, today: date) -> UUID | None:
    """Return the letter that was shut until this day, for Today to speak of on that day alone."""
    listed = sealed.one(_days(book))
    days = listed.value["until"] if listed else {}
    for id in (id for id, day in days.items() if day == today.isoformat()):
        letter = next((one for one in _some(book, UUID(id)) if is_shut(one.value)), None)
        if letter is not None:
            return letter.id
    return None


def _note(book: UUID, letter: UUID, day: date | None) -> None:
    """Remember which letter is shut until when, so that Today need not open any to know."""
    listed = sealed.one(_days(book))
    days = dict(listed.value["until"]) if listed else {}
    days.pop(str(letter), None)
    if day is not None:
        days[str(letter)] = day.isoformat()
    sealed.put(_days(book), {"until": days})


def _days(book: UUID) -> sealed.Shelf:
    return sealed.Shelf("step3_reach_out", "setting", SHUT_LETTERS, book)


def _some(book: UUID, letter: UUID) -> list[sealed.Entry]:
    try:
        return [sealed.load(shelf(book), letter)]
    except sealed.MissingError:  # burned meanwhile
        return []
