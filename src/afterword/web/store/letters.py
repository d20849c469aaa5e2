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
