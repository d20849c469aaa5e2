"""Answers of an exercise, sealed: one entry a time it is walked, a draft until it is finished.

An entry holds ``{"id", "version", "values"}`` and, while it is a draft, ``"at"``: the screen to go
on with. So a draft is never copied, and a new exercise needs no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from afterword.programme import Exercise, Place, as_posted
from afterword.programme.fields import Field
from afterword.web.store import books, sealed

KIND = "exercise"
IN_WORDS = {"text", "long", "lines", "then-now", "if-then"}
ONE_SITTING = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Seen:
    """The draft that a posted page had in front of it; ``id`` None: there was none yet."""

    id: UUID | None
    rev: int


def shelf_of(exercise: Exercise) -> sealed.Shelf:
    """Where the answers of an exercise lie, in the shown book."""
    book = books.current()
    return sealed.Shelf(exercise.step, KIND, exercise.id, book.id if book else sealed.NO_BOOK)


def draft(exercise: Exercise) -> sealed.Entry | None:
    """Return what was begun and not finished, or None."""
    return next((one for one in _all(exercise) if is_draft(one)), None)


def finished(exercise: Exercise) -> list[sealed.Entry]:
    """Return what was finished, the newest first."""
    return [one for one in _all(exercise) if not is_draft(one)]


def newest_of(exercises: Iterable[Exercise]) -> dict[str, sealed.Entry]:
    """Return what was saved last in each exercise, by its id; those never begun are left out."""
    book = books.current()
    id = book.id if book else sealed.NO_BOOK
    shelves = {one.exercise: one for one in sealed.shelves() if one.kind == KIND and one.book == id}
    wanted = [shelves[one.id] for one in exercises if one.id in shelves]
    return {shelf.exercise: entry for shelf, entry in sealed.newest_of_each(wanted).items()}


def is_draft(entry: sealed.Entry) -> bool:
    """Say whether an entry is still being written."""
    return "at" in entry.value


def just_finished(exercise: Exercise, moment: datetime) -> sealed.Entry | None:
    """Return what was finished within the last hour, or None."""
    last = next(iter(finished(exercise)), None)
    return last if last is not None and moment - last.saved < ONE_SITTING else None


def load(exercise: Exercise, answer: UUID) -> sealed.Entry:
    """Return one entry. Raises sealed.MissingError."""
    return sealed.load(shelf_of(exercise), answer)


def delete(exercise: Exercise, answer: UUID) -> None:
    """Delete one entry for good."""
    sealed.delete(shelf_of(exercise), answer)


def save(
    exercise: Exercise, number: int, values: Mapping[str, Any], place: Place, seen: Seen
) -> None:
    """Save the values of a screen, and where the person goes from there.

    Nothing is saved where nothing was written so far. Raises sealed.ConflictError when words of
    this screen were saved differently elsewhere meanwhile.
    """
    standing = _standing(exercise, seen)
    if standing is None:
        if values:
            sealed.save(shelf_of(exercise), _value(exercise, dict(values), place))
        return
    if standing.rev != seen.rev and differing(exercise, number, values, standing):
        raise sealed.ConflictError(standing)
    asked = {field.id for field in exercise.screen(number).fields if field.kept}
    others = {key: one for key, one in standing.value["values"].items() if key not in asked}
    _replace(exercise, standing, {**others, **values}, place)


def move(exercise: Exercise, place: Place, seen: Seen) -> None:
    """Leave the answers as they are, and remember where the person goes from here."""
    standing = _standing(exercise, seen)
    if standing is not None:
        _replace(exercise, standing, standing.value["values"], place)


def differing(
    exercise: Exercise, number: int, values: Mapping[str, Any], theirs: sealed.Entry
) -> dict[str, tuple[str, str]]:
    """Return the words of a screen that differ: input name to (these, theirs), in order."""
    fields = [field for field in exercise.screen(number).fields if field.kind in IN_WORDS]
    mine = as_posted(exercise, number, values)
    stands = as_posted(exercise, number, theirs.value["values"])
    pairs = {
        name: ("\n".join(mine.get(name, [])), "\n".join(stands.get(name, [])))
        for name in _names(fields)
    }
    return {name: pair for name, pair in pairs.items() if pair[1] and pair[0] != pair[1]}


def _names(fields: list[Field]) -> list[str]:
    return [name for field in fields for name in field.names if not name.endswith(".unknown")]


def _all(exercise: Exercise) -> list[sealed.Entry]:
    return sealed.readable(shelf_of(exercise))


def _standing(exercise: Exercise, seen: Seen) -> sealed.Entry | None:
    """Return the entry that a posted page goes on with, as it stands now."""
    if seen.id is None:
        return draft(exercise)
    try:
        return load(exercise, seen.id)
    except sealed.MissingError:
        return None


def _replace(
    exercise: Exercise, standing: sealed.Entry, values: dict[str, Any], place: Place
) -> None:
    value = _value(exercise, values, place)
    sealed.save(shelf_of(exercise), value, id=standing.id, rev=standing.rev)


def _value(exercise: Exercise, values: dict[str, Any], place: Place) -> dict[str, Any]:
    value: dict[str, Any] = {"id": exercise.id, "version": exercise.version, "values": values}
    if place.left != "finished":
        value["at"] = place.resume
    return value
