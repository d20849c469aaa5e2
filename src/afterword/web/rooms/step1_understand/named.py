"""Patterns the person has named: those of the catalogue, and those named in the mirror.

A record on a shelf of the kind "pattern" holds ``name`` (an id of the catalogue, or words),
``own_example``, and where given ``theirs``, ``now`` and ``evidence`` with a ``sentence``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from afterword.programme import Exercise
from afterword.programme.patterns import Pattern, patterns
from afterword.programme.patterns.reading import Asking
from afterword.web.exercises import available
from afterword.web.store import books, sealed

ROOM, KIND = "step1", "pattern"
FIELDS = ("own_example", "theirs", "now")
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Named:
    """One named pattern. ``pattern``: of the catalogue, or None; ``sentence``: from messages."""

    id: UUID
    pattern: Pattern | None
    title: str
    language: str
    begins: str
    sentence: str
    entry: sealed.Entry


def catalogue() -> tuple[Pattern, ...]:
    """Return all patterns, in the language of this page where there are any."""
    return patterns(available.language_now())


def asked(one: Pattern) -> Exercise:
    """Return what asks for an example of a pattern, with the words of this page."""
    return one.as_exercise(
        Asking(
            mine=_("One example of mine"),
            theirs_heading=_("Beside it"),
            theirs=_("What they did, or how it may have been for them"),
            now_heading=_("One other way"),
            now=_("What I would do now"),
        )
    )


def by_code(code: str) -> Pattern | None:
    """Return the pattern of an address, or None."""
    return next((one for one in catalogue() if code_of(one) == code), None)


def code_of(one: Pattern) -> str:
    """Return six neutral letters for the address of a pattern."""
    return asked(one).code


def shelf() -> sealed.Shelf:
    """Where patterns named in this room lie."""
    book = books.current()
    return sealed.Shelf(ROOM, KIND, "patterns", book.id if book else sealed.NO_BOOK)


def every() -> list[Named]:
    """Return all named patterns of the shown book, the newest first, those of the mirror too."""
    here = shelf()
    shelves = [
        one for one in sealed.shelves() if (one.room, one.kind, one.book) == (ROOM, KIND, here.book)
    ]
    entries = [entry for one in shelves for entry in sealed.readable(one)]
    entries.sort(key=lambda entry: entry.saved, reverse=True)
    known = {one.id: one for one in catalogue()}
    return [_named(entry, known) for entry in entries]


def load(id: UUID) -> Named:
    """Return one. Raises sealed.MissingError."""
    found = next((one for one in every() if one.id == id), None)
    if found is None:
        raise sealed.MissingError
    return found


def values(entry: sealed.Entry) -> dict[str, Any]:
    """Return what was answered, under the names of the form."""
    return {name: entry.value[name] for name in FIELDS if entry.value.get(name)}


def _named(entry: sealed.Entry, known: dict[str, Pattern]) -> Named:
    name = str(entry.value.get("name", ""))
    pattern = known.get(name)
    evidence = entry.value.get("evidence")
    sentence = str(evidence.get("sentence", "")) if isinstance(evidence, dict) else ""
    return Named(
        id=entry.id,
        pattern=pattern,
        title=pattern.title if pattern else name,
        language=pattern.language if pattern else "",
        begins=_begins(entry),
        sentence=sentence,
        entry=entry,
    )


def _begins(entry: sealed.Entry) -> str:
    said = next((str(entry.value[name]) for name in FIELDS if entry.value.get(name)), "")
    first = next(iter(said.strip().splitlines()), "")
    return first if len(first) <= LONGEST else first[:LONGEST].rstrip() + "…"
