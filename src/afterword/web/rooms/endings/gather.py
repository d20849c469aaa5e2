"""What a printed book is made of: the person's own words, in the order of the steps.

What was only ticked, rated or needed for a minute stays in the rooms: it was for its day. Moments
bear their own names and stand in the order of the years.

Letters that were meant for somebody are left out wherever that person lives: a printed letter is a
letter that can be handed over. In grief they may be printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from afterword.programme import Exercise
from afterword.programme.exercises import ENDINGS, STEPS
from afterword.web.exercises import available, kept, reading, steps, when
from afterword.web.store import books, letters, sealed

LINES = "lines"
LETTERS = "letters"
LAST = "last"
FEWEST_YEARS = 2
QUARTERS, BEST = 4, 100  # of a year, and the height of a quarter, as My story keeps them
A_MINUTE = 1
PRINTED = kept.IN_WORDS | {"date"}  # kinds of field that hold a person's own words, and days
LAST_OF_ALL = 10_000.0  # moments without a year
FOR_TWO = ("a_new_chapter", "friends_or_good_parents")


@dataclass(frozen=True, slots=True)
class Piece:
    """One page of a person's words: a heading, its day, and paragraphs with what was asked."""

    heading: str
    day: str
    lines: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the book; ``key`` names it in the form."""

    key: str
    title: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover shows under the title: the years, and how high each stood, 0 to 1."""

    years: str = ""
    marks: list[tuple[float, str]] = field(default_factory=list)


def chapters(book: books.Book) -> list[Chapter]:
    """Return the chapters that have something in them, the last pages at the end."""
    found = [Chapter(key, title, list(pieces)) for key, title, pieces in _sources(book)]
    return [chapter for chapter in found if chapter.pieces]


def parts(book: books.Book) -> list[tuple[str, str]]:
    """Return key and title of the chapters that have something in them; opens one piece of each."""
    found = _sources(book)
    return [(key, title) for key, title, pieces in found if next(pieces, None) is not None]


def has_pages_for_two() -> bool:
    """Say whether something was written that both may read."""
    wanted = [one for one in available.exercises_now() if one.id in FOR_TWO]
    return any(kept.finished(one) for one in wanted)


def _sources(book: books.Book) -> Iterator[tuple[str, str, Iterator[Piece]]]:
    """Yield key and title of every chapter there may be, and what would stand in it."""
    titles, there = steps.titles(), available.exercises_now()
    for step in STEPS:
        yield step, titles[step], _walked(there, step)
    yield LINES, _("Lines kept on Sundays"), _sunday_lines(book)
    if book.path == "died":
        yield LETTERS, _("Letters to you"), _letters(book)
    yield LAST, _("The last pages"), _walked(there, ENDINGS)


def cover(book: books.Book) -> Cover:
    """Return the line of the years as the cover draws it, from what was drawn in My story."""
    entry = sealed.one(sealed.Shelf("step1", "line", "years", book.id))
    if entry is None:
        return Cover()
    first, points = int(entry.value["first"]), entry.value["points"]
    marks = []
    for at in range(0, len(points), QUARTERS):
        year = first + at // QUARTERS
        known = [point for point in points[at : at + QUARTERS] if point is not None]
        if known:
            marks.append((sum(known) / len(known) / BEST, str(year)))
    if len(marks) < FEWEST_YEARS:
        return Cover()
    between = [(height, "") for height, _year in marks[1:-1]]
    return Cover(
        _("%(first)s to %(last)s") % {"first": marks[0][1], "last": marks[-1][1]},
        [(marks[0][0], ""), *between, (marks[-1][0], "")],
    )


def for_two(last: Chapter) -> Chapter:
    """Return of the last pages only those that were written for both to read."""
    titles = {one.title for name in FOR_TWO if (one := available.ever(name))}
    return Chapter(last.key, last.title, [one for one in last.pieces if one.heading in titles])


def _walked(there: Iterable[Exercise], step: str) -> Iterator[Piece]:
    for exercise in there:
        if exercise.step != step or exercise.nature != "plain" or exercise.minutes <= A_MINUTE:
            continue
        if {"name", "when"} <= {one.id for one in exercise.fields}:
            yield from _moments(exercise)
            continue
        for entry in reversed(kept.finished(exercise)):
            lines = _own_words(exercise, entry.value["values"])
            if lines:
                yield Piece(exercise.title, _day(entry), lines)


def _moments(exercise: Exercise) -> Iterator[Piece]:
    """Each moment under its own name and year, the earliest first."""
    months = when.names()
    found: list[tuple[float, Piece]] = []
    for entry in reversed(kept.finished(exercise)):
        values = dict(entry.value["values"])
        name, said = str(values.pop("name", "")), str(values.pop("when", ""))
        lines = _own_words(exercise, values)
        at = when.read(said, months)
        piece = Piece(name or exercise.title, said or _day(entry), lines)
        if lines:
            found.append((at.at if at else LAST_OF_ALL, piece))
    return (piece for _place, piece in sorted(found, key=lambda one: one[0]))


def _own_words(exercise: Exercise, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    kinds = {one.id: one.kind for one in exercise.fields}
    own = {key: one for key, one in values.items() if kinds.get(key, "text") in PRINTED}
    return [(one.label, one.text) for one in reading.answers(exercise, own)]


def _sunday_lines(book: books.Book) -> Iterator[Piece]:
    shelf = sealed.Shelf("hall", "sunday", "sunday-page", book.id)
    for entry in sealed.in_turn(shelf):
        line = str(entry.value.get("line", "")).strip()
        if line:
            yield Piece("", _day(entry), [("", line)])


def _letters(book: books.Book) -> Iterator[Piece]:
    for entry in reversed(sealed.readable(letters.shelf(book.id))):
        text = str(entry.value.get("text", "")).strip()
        if text:
            yield Piece("", _day(entry), [("", text)])


def _day(entry: sealed.Entry) -> str:
    return date_format(localtime(entry.saved), "j F Y")
