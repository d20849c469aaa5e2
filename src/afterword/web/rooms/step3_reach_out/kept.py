"""Letters as this room keeps them, and what may become of them in the shown book."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404

from afterword.journey.contact import Contact, may_hold_letters
from afterword.journey.gates import REACHING_OUT_ON, Verdict
from afterword.journey.reasons import Purpose
from afterword.web.standing.views import before
from afterword.web.store import books, facts, letters, sealed

REPLY = "reply"


def book_id() -> UUID:
    """Return the id of the shown book."""
    book = books.current()
    return book.id if book else sealed.NO_BOOK


def is_grief() -> bool:
    """Say whether the shown book is about someone who died."""
    book = books.current()
    return book is not None and book.path == "died"


def may_begin() -> bool:
    """Say whether a letter for sending may be begun: there is such a thing here, now."""
    return "reach_out" in facts.rooms_now()


def may_keep() -> bool:
    """Say whether a letter may go on being one for sending."""
    book = books.current()
    on_path = book is not None and book.path in REACHING_OUT_ON
    return on_path and may_hold_letters(facts.where_now().state)


def load(letter: UUID) -> sealed.Entry:
    """Return a letter of the shown book. Raises Http404."""
    try:
        return sealed.load(letters.shelf(book_id()), letter)
    except sealed.MissingError:
        raise Http404 from None


def for_sending(letter: UUID) -> sealed.Entry:
    """Return a letter that may be sent one day. Raises Http404: an unsent one has no such page."""
    entry = load(letter)
    if entry.value["purpose"] != letters.SEND:
        raise Http404
    return entry


def save(value: dict[str, Any], *, id: UUID | None = None, rev: int = 0) -> sealed.Entry:
    """Keep a letter; as an unsent one where none may be for sending.

    Raises sealed.ConflictError when it was saved elsewhere meanwhile.
    """
    day = facts.now().date()
    if value["purpose"] == letters.SEND and not (may_keep() if id else may_begin()):
        value = letters.kept_here(value, day)
    entry = sealed.save(letters.shelf(book_id()), value, id=id, rev=rev)
    if value["purpose"] == letters.SEND and not may_keep():  # shut by another window just now
        letters.stay(book_id(), day)
    return entry


def purpose_of(value: dict[str, Any]) -> Purpose:
    """Return what the gate is asked for: a reply to what they wrote, or a letter."""
    return "reply" if value["kind"] == REPLY and facts.where_now().theirs else "letter"


def gate(value: dict[str, Any]) -> Verdict:
    """Return what the gate says of one letter."""
    return facts.gate_now(purpose_of(value))


def is_open(value: dict[str, Any]) -> bool:
    """Say whether a letter may be handed over now: the gate is open, and all was asked."""
    return gate(value).open and not before.missing()


def contact() -> str:
    """Return where contact stands, as the coach takes it: derived, never asked."""
    state = facts.where_now().state
    known = {
        Contact.IN_TOUCH: "in-touch",
        Contact.CLOSED: "closed",
        Contact.LOCKED: "locked",
        Contact.SENT: "unknown",
    }
    return known.get(state) or ("unknown" if before.missing() else "open")
