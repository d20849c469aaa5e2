"""The beginning of a line: date, time, and the signs around them, in every style seen.

A style is what tells one phone's export from a line pasted out of another: the bracket, dash or
colon around the time, the sign between day, month and year, and which of them has four digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from typing import NamedTuple

from afterword.chats.formats.whatsapp.phrases import MARKS, STARTS, phrases

_M = f"[{MARKS}]{{0,3}}"  # counted, so that a line of nothing else is given up at once
_GAP = "[ \u00a0\u202f_]"
_MORNING = sorted(phrases().morning, key=len, reverse=True)
_AFTERNOON = sorted(phrases().afternoon, key=len, reverse=True)


def _words(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", f"{_GAP}?") for word in words)


_PERIOD = f"(?:{_words(_AFTERNOON)}|{_words(_MORNING)})"
_DATE = rf"\d{{1,4}}{_M}[./-]{_M} ?\d{{1,2}}{_M}[./-]{_M} ?\d{{1,4}}"
_CLOCK = r"\d{1,2}(?:[:.]| ?h ?)\d\d(?:(?:[:.]| min )\d\d)?(?: s)?"
_TIME = rf"(?:{_PERIOD}{_GAP}{{0,3}})?{_CLOCK}(?:{_GAP}{{0,3}}{_PERIOD})?"
_ANY = re.compile(
    rf"{_M}(\[)?{_M}({_DATE})\.?{_M}(?:,{_GAP}{{0,3}}|{_GAP}{{1,3}})(?:(?:klo|kl\.|um|às|à|at){_GAP})?{_M}"
    rf"({_TIME}){_M}(?(1)\] ?|(?:{_GAP}{{0,3}}[-–—] ?|: ))",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_IS_AFTERNOON = re.compile(_words(_AFTERNOON), re.IGNORECASE)
_IS_PERIOD = re.compile(_PERIOD, re.IGNORECASE)
_ANY_PERIOD = f"(?:[AaPp][Mm]|(?i:{_PERIOD}))"
_PLAIN_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
MOST_SHAPES = 8
_NOON = "中午"
_BUDDHIST = 543
"""Years of the Thai calendar run this far ahead; WhatsApp writes them where the phone does."""


class Style(NamedTuple):
    """What all lines of one phone have in common. `year_digits` is how many digits a year has."""

    around: str
    between: str
    year_first: bool
    year_digits: int


NO_STYLE = Style("", "", False, 0)
Header = tuple[Style, str, str, int]
"""The beginning of one line: its style, date and time as written, and where it ends."""

Matcher = Callable[[str], re.Match[str] | None]


class Headers:
    """Recognises the beginnings of lines.

    A file has one exact shape of header, or a few. An expression made for the shape last met is
    five times as fast as the one for all of them, so it is tried first. `shapes` are those met.
    """

    def __init__(self) -> None:
        self.shapes: list[Shape] = []
        self._latest: Matcher | None = None
        self._style = NO_STYLE
        self._shapes: list[tuple[Matcher, Style]] = []

    def match(self, line: str) -> Header | None:
        """Return the header that a line begins with, or None."""
        if line[:1] not in STARTS or not line:
            return None
        if self._latest:
            found = self._latest(line)
            if found:
                return self._style, found[1], found[2], found.end()
        return self._search(line)

    def _search(self, line: str) -> Header | None:
        for shape, style in self._shapes:
            found = shape(line)
            if found:
                self._latest, self._style = shape, style
                return style, found[1], found[2], found.end()
        found = _ANY.match(line)
        if not found:
            return None
        style = _style(found)
        if len(self._shapes) < MOST_SHAPES:
            met = Shape.of(found)
            self._latest, self._style = met.header().match, style
            self._shapes.append((self._latest, style))
            self.shapes.append(met)
        return style, found[2], found[3], found.end()


def _style(found: re.Match[str]) -> Style:
    first, _, last = _DIGITS.findall(found[2])
    separators = [sign for sign in found[2] if sign in "./-"]
    around = "[" if found[1] else (":" if found[0].rstrip().endswith(":") else "-")
    year_first = len(first) == 4
    return Style(around, separators[0], year_first, len(first if year_first else last))


class Shape(NamedTuple):
    """Headers that differ only in their digits and in the words for the half of the day.

    `signs`: what stands before the date, between date and time, and behind the time. `date` and
    `time`: expressions.
    """

    style: Style
    signs: tuple[str, str, str]
    date: str
    time: str

    @classmethod
    def of(cls, found: re.Match[str]) -> Shape:
        """Take the shape of one header, whatever marks it begins with."""
        text = found[0]
        before = text[: found.start(2)].lstrip(MARKS)
        between = text[found.end(2) : found.start(3)]
        behind = text[found.end(3) :]
        return cls(_style(found), (before, between, behind), _loose(found[2]), _loose(found[3]))

    @property
    def time_is_iso(self) -> bool:
        """Whether times are written 21:05 or 21:05:09, as ISO 8601 has them."""
        return set(self.time) <= set(r"\d?:")

    def header(self) -> re.Pattern[str]:
        """Return the expression for such a header; its groups are date and time."""
        return re.compile(_M + self._expression())

    def plain_message(self) -> re.Pattern[str]:
        """Return the expression for what begins nearly every message, with the line feed before it.

        Its groups are date, time and name. It leaves out invisible marks and empty words, which
        only stand where a closer look is needed.
        """
        return re.compile(rf"\n{self._expression()}([^:\n]{{1,120}}): (?=[^{MARKS}\n])")

    def line(self, day: str, clock: str, name: str, rest: str) -> str:
        """Write a message again that `plain_message` has cut into pieces."""
        before, between, behind = self.signs
        return f"{before}{day}{between}{clock}{behind}{name}: {rest}"

    def _expression(self) -> str:
        before, between, behind = map(re.escape, self.signs)
        return f"{before}({self.date}){between}({self.time}){behind}"


def _loose(written: str) -> str:
    period = _IS_PERIOD.search(written)
    if period:
        before, after = written[: period.start()], written[period.end() :]
        return _loose_digits(before) + _ANY_PERIOD + _loose_digits(after)
    return _loose_digits(written)


def _loose_digits(written: str) -> str:
    escaped = re.escape(written)
    return _DIGITS.sub(lambda run: r"\d{4}" if len(run[0]) == 4 else r"\d\d?", escaped)


def date_parts(written: str) -> tuple[int, int, int]:
    """Return the three numbers of a date in the order in which they are written."""
    first, second, third = _DIGITS.findall(written)
    return int(first), int(second), int(third)


def to_date(parts: tuple[int, int, int], order: str) -> date | None:
    """Read the three numbers in an order of DATE_ORDERS; None where that is no day."""
    year, month, day = (parts[order.index(part)] for part in "ymd")
    if year < 100:
        year += 2000
    elif year > 2400:
        year -= _BUDDHIST
    try:
        return date(year, month, day)
    except ValueError:
        return None


def to_time(written: str) -> time | None:
    """Read a time of day, with or without seconds and the words for its half; None if none."""
    plain = _PLAIN_TIME.fullmatch(written)
    if plain:
        return _time(*map(int, plain.groups("0")))
    numbers = [int(digits) for digits in _DIGITS.findall(written)]
    hour, minute, second = [*numbers, 0][:3]
    if _IS_PERIOD.search(written):
        afternoon = bool(_IS_AFTERNOON.search(written))
        if afternoon and hour < 12 and not (_NOON in written and hour == 11):
            hour += 12
        elif not afternoon and hour == 12:
            hour = 0
    return _time(hour, minute, second)


def _time(hour: int, minute: int, second: int) -> time | None:
    try:
        return time(hour, minute, second)
    except ValueError:
        return None
