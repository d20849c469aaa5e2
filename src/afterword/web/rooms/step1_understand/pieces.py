"""Things of which there may be many, each written over a few screens and changed whenever wished.

A moment, an obstacle, four minutes, an example of a pattern: they are asked for with the forms of
exercises. The first screen makes the entry, under the id that its page was given, so that going
back and sending it again never makes two.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.http import Http404
from django.urls import reverse

from afterword.programme import Exercise, as_posted
from afterword.web.exercises import available, kept
from afterword.web.exercises.forms import ScreenForm
from afterword.web.rooms.step1_understand import named
from afterword.web.rooms.step1_understand.parts import FORMS, FOUR_MINUTES, OBSTACLE, parts_now
from afterword.web.store import sealed

LISTS = {OBSTACLE: "story:way", FOUR_MINUTES: "story:minutes"}


@dataclass(frozen=True, slots=True)
class Piece:
    """What is asked for, and where it is kept. ``pattern``: the id of a pattern, or ""."""

    exercise: Exercise
    shelf: sealed.Shelf
    pattern: str = ""

    def values(self, entry: sealed.Entry) -> dict[str, Any]:
        """Return what was answered so far."""
        return named.values(entry) if self.pattern else dict(entry.value["values"])

    def value(self, old: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what is kept: the old entry with new answers."""
        if self.pattern:
            others = {key: one for key, one in old.items() if key not in named.FIELDS}
            return {"name": self.pattern, **others, **values}
        others = {key: one for key, one in old.items() if key != "at"}
        before = old.get("values", {}).get("when")
        if before != values.get("when"):
            others.pop("place", None)  # it had been moved, and now has another day
        head = {"id": self.exercise.id, "version": self.exercise.version}
        return {**others, **head, "values": dict(values)}

    def home(self, entry: UUID | None) -> str:
        """Return the page a finished or left piece belongs to."""
        if self.pattern:
            return reverse("story:named", args=[entry]) if entry else reverse("story:patterns")
        if self.exercise.id in FORMS:
            return reverse("story:moment", args=[entry]) if entry else reverse("story:years")
        return reverse(LISTS[self.exercise.id])


def piece_or_404(code: str) -> Piece:
    """Return what an address asks for. Raises Http404 where it does not exist for this book."""
    parts = parts_now()
    found = available.ever(code)
    if found is not None and found.id in {parts.form, OBSTACLE, FOUR_MINUTES}:
        return Piece(available.or_404(code), kept.shelf_of(found))
    pattern = named.by_code(code) if parts.patterns else None
    if pattern is None:
        raise Http404
    return Piece(named.asked(pattern), named.shelf(), pattern.id)


def load(piece: Piece, id: UUID) -> sealed.Entry | None:
    """Return the entry of a piece, wherever a named pattern lies; None where there is none."""
    try:
        if piece.pattern:
            found = named.load(id)
            return found.entry if found.pattern and found.pattern.id == piece.pattern else None
        return sealed.load(piece.shelf, id)
    except sealed.MissingError:
        return None


def beginning(piece: Piece, number: int, entry: sealed.Entry | None) -> dict[str, Any]:
    """Return what the form of a screen begins with; a new piece is given its id here."""
    if entry is None:
        return {"id": str(uuid4()), "rev": "0"}
    lists = as_posted(piece.exercise, number, piece.values(entry))
    several = {one.id for one in piece.exercise.screen(number).fields if one.kind == "several"}
    filled = {name: v if name in several else "\n".join(v) for name, v in lists.items()}
    return {**filled, "id": str(entry.id), "rev": str(entry.rev)}


def save(
    piece: Piece, form: ScreenForm, entry: sealed.Entry | None, *, once_more: bool = False
) -> sealed.Entry | None:
    """Save one screen; nothing is made where nothing was written. The form is valid.

    `once_more`: the first page was sent again after going back, so what it made is its own.

    Raises:
        sealed.ConflictError: words of this screen were saved differently elsewhere meanwhile.
    """
    if entry is None:
        return _made(piece, form) if form.answers else None
    if not once_more and entry.rev != form.seen.rev and differing(piece, form, entry):
        raise sealed.ConflictError(entry)
    asked = {field.id for field in form.screen_fields if field.kept}
    others = {key: one for key, one in piece.values(entry).items() if key not in asked}
    value = piece.value(entry.value, {**others, **form.answers})
    return sealed.save(entry.shelf, value, id=entry.id, rev=entry.rev)


def _made(piece: Piece, form: ScreenForm) -> sealed.Entry:
    value = piece.value({}, form.answers)
    with suppress(IntegrityError):
        return sealed.save(piece.shelf, value, id=form.seen.id)
    return sealed.save(piece.shelf, value)


def differing(piece: Piece, form: ScreenForm, theirs: sealed.Entry) -> dict[str, tuple[str, str]]:
    """Return the words of a screen that differ: input name to (these, theirs), in order."""
    stands = replace(theirs, value={"values": piece.values(theirs)})
    return kept.differing(piece.exercise, form.number, form.answers, stands)
