"""The line of the years as it is kept: two years and numbers between them, nothing else.

A number is how good a quarter of a year was, 0 to 100, or none where nothing was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from afterword.web.store import books, sealed

QUARTERS = 4
EARLIEST = 1900
MOST_YEARS = 70
BEST = 100
WORDS = {"good": 80, "thin": 45, "hard": 14}  # a plain choice, as a height
EDGES = (("good", 62), ("thin", 30), ("hard", 0))


@dataclass(frozen=True, slots=True)
class Line:
    """From the first day of one year to the last day of another."""

    first: int
    last: int
    points: tuple[int | None, ...]

    @property
    def years(self) -> range:
        """The years it goes over."""
        return range(self.first, self.last + 1)

    @property
    def is_drawn(self) -> bool:
        """Whether anything was drawn."""
        return any(point is not None for point in self.points)

    def of_year(self, year: int) -> tuple[int | None, ...]:
        """The four numbers of a year."""
        start = (year - self.first) * QUARTERS
        return self.points[start : start + QUARTERS]

    def word(self, year: int) -> str:
        """A year as a plain choice: a key of WORDS, or "" where nothing was drawn."""
        known = [point for point in self.of_year(year) if point is not None]
        if not known:
            return ""
        mean = sum(known) / len(known)
        return next(word for word, edge in EDGES if mean >= edge)


def blank(first: int, last: int) -> Line:
    """Return a line on which nothing is drawn yet."""
    return Line(first, last, (None,) * ((last - first + 1) * QUARTERS))


def stretched(line: Line, first: int, last: int) -> Line:
    """Return the line over other years; what lies in both stays."""
    points: list[int | None] = []
    for year in range(first, last + 1):
        points.extend(line.of_year(year) if year in line.years else (None,) * QUARTERS)
    return Line(first, last, tuple(points))


def chosen(line: Line, words: Mapping[int, str]) -> Line:
    """Return the line after plain choices; a year whose word stays the same keeps its drawing."""
    points: list[int | None] = []
    for year in line.years:
        word = words.get(year, "")
        same = word == line.word(year)
        points.extend(line.of_year(year) if same else (WORDS.get(word),) * QUARTERS)
    return replace(line, points=tuple(points))


def drawn(line: Line, numbers: str) -> Line | None:
    """Return the line as a finger drew it, from numbers between commas; None if they are none."""
    parts = numbers.split(",")
    if len(parts) != len(line.points):
        return None
    points = tuple(_number(part) for part in parts)
    return None if any(point == -1 for point in points) else replace(line, points=points)


def _number(part: str) -> int | None:
    if not part.strip():
        return None
    whole = part.strip()
    right = whole.isascii() and whole.isdigit() and len(whole) <= len(str(BEST))
    return int(whole) if right and int(whole) <= BEST else -1


def written(points: Sequence[int | None]) -> str:
    """Write points the way `drawn` reads them."""
    return ",".join("" if point is None else str(point) for point in points)


def read() -> Line | None:
    """Return the line of the shown book; None while no years were chosen."""
    entry = sealed.one(_shelf())
    if entry is None:
        return None
    value = entry.value
    line = blank(int(value["first"]), int(value["last"]))
    points = tuple(value["points"])
    return replace(line, points=points) if len(points) == len(line.points) else line


def keep(line: Line) -> None:
    """Keep the line of the shown book, as numbers."""
    value = {"first": line.first, "last": line.last, "points": list(line.points)}
    sealed.put(_shelf(), value)


def _shelf() -> sealed.Shelf:
    book = books.current()
    return sealed.Shelf("step1", "line", "years", book.id if book else sealed.NO_BOOK)
