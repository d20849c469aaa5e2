"""The person's own words of this book, wherever they lie: what can be found again, with its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from afterword.programme import Exercise
from afterword.safety import screen
from afterword.web.exercises import available
from afterword.web.store import books, drawer, letters, sealed
from afterword.words import sentences

SUNDAYS = "sunday-page"
LONGEST = 20_000  # characters of one text that are looked at
FEWEST_WORDS = 4  # "Dear Sam," is no line to meet again
LONGEST_LINE = 240  # characters


@dataclass(frozen=True, slots=True)
class Written:
    """One text. ``sort``: what it may be laid beside; ``asked``: the exercise's own question."""

    sort: str
    asked: str
    id: UUID
    day: date
    text: str


def sunday_shelf() -> sealed.Shelf:
    """Where the Sunday pages of the shown book lie."""
    return sealed.Shelf("hall", "sunday", SUNDAYS, _book())


def recent(most: int) -> Iterator[Written]:
    """Yield the texts of what was saved last in the shown book, the newest first."""
    there = _there()
    for entry in sealed.latest(_shelves(there), most):
        yield from _of(entry, there)


def of_both_ends(most: int) -> Iterator[Written]:
    """Yield the newest and the oldest texts of each shelf of the shown book."""
    there = _there()
    for entry in sealed.both_ends(_shelves(there), most):
        yield from _of(entry, there)


def first_line(text: str) -> str:
    """Return the first sentence that is more than a greeting, as one line; "" where none may be.

    A text with words of danger in it is never laid before anybody unasked.
    """
    text = text[:LONGEST]
    if screen(text).tier is not None:
        return ""
    lines = [as_line(text[span.start : span.end]) for span in sentences(text)]
    whole = (line for line in lines if len(line.split()) >= FEWEST_WORDS)
    found = next(whole, "")
    return found if len(found) <= LONGEST_LINE else found[:LONGEST_LINE].rsplit(" ", 1)[0] + " …"


def as_line(text: str) -> str:
    """Return a text without line breaks."""
    return " ".join(text.split())


def _there() -> dict[str, Exercise]:
    return {one.id: one for one in available.exercises_now()}


def _shelves(there: Mapping[str, Exercise]) -> Iterator[sealed.Shelf]:
    """Yield where own words lie, without exercises that are not here, or not any more."""
    yield drawer.NOTES
    for shelf in sealed.shelves():
        its_own = shelf.kind in {"letter", "sunday"} or shelf.exercise in there
        if shelf.book == _book() and shelf.kind in {"letter", "exercise", "sunday"} and its_own:
            yield shelf


def _of(entry: sealed.Entry, there: Mapping[str, Exercise]) -> Iterator[Written]:
    if letters.is_shut(entry.value):
        return
    if entry.shelf == drawer.NOTES:
        yield Written("note", "", entry.id, _day(entry, first=True), _text(entry, "text"))
    elif entry.shelf.kind == "letter":
        yield Written("letter", "", entry.id, _day(entry), _text(entry, "text"))
    elif entry.shelf.kind == "sunday":
        yield Written("sunday", "", entry.id, _day(entry, first=True), _text(entry, "week"))
    else:
        yield from _answers(entry, there[entry.shelf.exercise])


def _answers(entry: sealed.Entry, exercise: Exercise) -> Iterator[Written]:
    values = entry.value.get("values", {})
    for field in exercise.fields:
        text = values.get(field.id)
        if field.kind in {"text", "long"} and isinstance(text, str):
            sort = f"exercise/{exercise.id}/{field.id}"
            yield Written(sort, field.label, entry.id, _day(entry), text)


def _day(entry: sealed.Entry, *, first: bool = False) -> date:
    """Return the local day on which an entry was written last, or ``first``."""
    return timezone.localtime(entry.created if first else entry.saved).date()


def _text(entry: sealed.Entry, key: str) -> str:
    return str(entry.value.get(key, ""))[:LONGEST]


def _book() -> UUID:
    book = books.current()
    return book.id if book else sealed.NO_BOOK
