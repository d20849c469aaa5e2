"""What a printed book is made of: the person's own words, in the order of the steps.

Letters that were meant for somebody are left out wherever that person lives: a printed letter is a
letter that can be handed over. In grief they may be printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from afterword.programme.exercises import ENDINGS, STEPS
from afterword.web.exercises import available, kept, reading, steps
from afterword.web.store import books, letters, sealed

LINES = "lines"
LETTERS = "letters"
LAST = "last"
FEWEST_YEARS = 2
QUARTERS, BEST = 4, 100  # of a year, and the height of a quarter, as My story keeps them
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
    found = [Chapter(step, _title(step), list(_walked(step))) for step in STEPS]
    found.append(Chapter(LINES, _("Lines kept on Sundays"), list(_sunday_lines(book))))
    if book.path == "died":
        found.append(Chapter(LETTERS, _("Letters to you"), list(_letters(book))))
    found.append(Chapter(LAST, _("The last pages"), list(_walked(ENDINGS))))
    return [chapter for chapter in found if chapter.pieces]


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


def _title(step: str) -> str:
    found = steps.listed(step)
    return found.title if found else ""


def _walked(step: str) -> Iterator[Piece]:
    for exercise in available.exercises_now():
        if exercise.step != step:
            continue
        for entry in reversed(kept.finished(exercise)):
            said = reading.answers(exercise, entry.value["values"])
            lines = [(one.label, one.text) for one in said]
            if lines:
                yield Piece(exercise.title, _day(entry), lines)


def _sunday_lines(book: books.Book) -> Iterator[Piece]:
    shelf = sealed.Shelf("hall", "sunday", "sunday-page", book.id)
    for entry in reversed(sealed.readable(shelf)):
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
