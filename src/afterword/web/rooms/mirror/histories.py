"""What is kept of a history: figures and own lines, all messages sealed, or own words alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from afterword.web.rooms.mirror import carried, their_words
from afterword.web.rooms.mirror.desk import MESSAGES, NOTHING, Shown, desk
from afterword.web.rooms.mirror.reading import Found
from afterword.web.store import books, facts, messages, moment, sealed

WORDS = "words"
"""How a history is kept of which only the person's own words beside it are."""

ROOMS = {"mirror", "their_words"}
OWN = {"own", "too-few", WORDS}
OWN_WORDS = ("now", "guess", "outside")


def keep(found: Found) -> sealed.Entry:
    """Keep of a history what the person chose: all of that or, where something fails, nothing.

    Whatever was chosen, it and its messages can be looked at until the lock.
    """
    chosen = found.value["keep"]
    if chosen == NOTHING:
        id = UUID(bytes=os.urandom(16))
    else:
        with transaction.atomic():
            id = sealed.save(shelf(), found.value).id
            if chosen == MESSAGES:
                messages.keep(id, found.parts)
    value = found.value if chosen == NOTHING else None
    desk().show(id, Shown(_book(), value, messages.in_memory(found.parts)))
    return history(id)


def histories() -> list[sealed.Entry]:
    """Return the histories of this book: first those not to be kept, then the newest first."""
    unkept = [
        id
        for id, shown in desk().shown.items()
        if shown.book == _book() and shown.value is not None
    ]
    kept = [entry for entry in sealed.readable(shelf()) if entry.id not in unkept]
    return [*(history(id) for id in reversed(unkept)), *kept]


def history(id: UUID) -> sealed.Entry:
    """Return one history.

    Raises:
        Http404: it is not in this book.
    """
    shown = desk().shown.get(id)
    value = shown.value if shown is not None and shown.book == _book() else None
    try:
        kept = sealed.load(shelf(), id)
    except sealed.MissingError:
        if value is None:
            raise Http404 from None
        now = moment.now()
        return sealed.Entry(id, shelf(), 0, now, now, value)
    if value is None:
        return kept
    own = {name: kept.value[name] for name in OWN_WORDS if name in kept.value}
    return sealed.Entry(id, kept.shelf, kept.rev, kept.created, kept.saved, {**value, **own})


def write(entry: sealed.Entry, change: Mapping[str, Any], rev: int) -> sealed.Entry:
    """Save own words beside a history; of one that is not to be kept, these and nothing else.

    Raises:
        sealed.ConflictError: another window saved meanwhile.
    """
    value = {**entry.value, **change}
    if value["keep"] == NOTHING:
        value = _own_words_of(value)
    return sealed.save(shelf(), value, id=entry.id, rev=rev)


def rescue(words: str) -> sealed.Entry:
    """Keep words that were written beside a history which was not to be kept, and is gone."""
    title = _("What I would say now")
    asked = {"name": WORDS, "title": title, "question": _("Beside a history that was not kept")}
    return sealed.save(shelf(), _own_words_of({"now": {WORDS: words}, "results": [asked]}))


def _own_words_of(value: dict[str, Any]) -> dict[str, Any]:
    """Return what was written beside a history, and the questions it was written to."""
    said = {**value["now"], **value.get("guess", {})}
    asked = [
        {name: one[name] for name in ("name", "title", "question")} | {"kind": WORDS, "said": ""}
        for one in value["results"]
        if one["name"] in said
    ]
    nothing = {"chat": "", "me": "", "messages": 0, "first": None, "last": None, "unparsed": 0}
    own = {name: value[name] for name in OWN_WORDS if name in value}
    return (
        {"keep": WORDS, **nothing, "unparsed_lines": [], "ambiguous": False}
        | own
        | {"results": asked}
    )


def forget(id: UUID, *, words_too: bool = True) -> None:
    """Delete a history with everything derived from it.

    Its record goes last: while it is there, what is left can still be deleted. ``words_too`` False
    leaves the lines that were put in the book of kept words.
    """
    desk().shown.pop(id, None)
    messages.delete(id)
    carried.forget(id)
    if words_too:
        their_words.forget(id)
    sealed.delete(shelf(), id)


def messages_of(id: UUID) -> messages.Messages | None:
    """Return the messages of a history, where they were kept or can be looked at until the lock."""
    shown = desk().shown.get(id)
    if shown is not None and shown.book == _book():
        return shown.messages
    return messages.kept(id)


def shelf() -> sealed.Shelf:
    """Return where the histories of the shown book lie."""
    return sealed.Shelf("mirror", "findings", "histories", _book())


def is_absent() -> bool:
    """Say whether the shown book has no such room: someone is afraid of them."""
    return books.current() is not None and not ROOMS & facts.rooms_now()


def is_grief() -> bool:
    """Say whether this is the room of someone who died: their words, and no measures."""
    return "their_words" in facts.rooms_now()


def shows_theirs() -> bool:
    """Say whether lines of the other may be shown, and what draws both."""
    return is_grief() or "mirror_theirs" in facts.rooms_now()


def shown(results: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Number the results, and leave out what draws the other beside oneself where that is shut."""
    both = shows_theirs()
    return [(n, one) for n, one in enumerate(results, start=1) if both or one["kind"] in OWN]


def _book() -> UUID:
    book = books.current()
    return book.id if book else sealed.NO_BOOK
