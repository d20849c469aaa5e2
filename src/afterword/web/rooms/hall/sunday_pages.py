"""What the Sunday page, the notes that wait, and then-and-now show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.forms import Form

from afterword.web.rooms.hall.good_lines import Line


@dataclass(frozen=True, slots=True)
class Sheet:
    """One Sunday page as it can be read. ``line_day``: when its line was first written."""

    sunday: date
    week: str
    line: str
    line_day: date | None
    plan: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A former page in the list: its Sunday, and how it begins."""

    id: UUID
    sunday: date
    begins: str


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A note to open later in the list. ``state``: "waits", "due" or "opened"."""

    id: UUID
    opens: date
    state: str


@dataclass(frozen=True, slots=True)
class SundayPage:
    """sunday.html: this week's page as far as it is written, former ones, notes that wait."""

    sunday: date
    sheet: Sheet | None
    id: UUID | None
    earlier: list[SheetLine]
    older: bool
    notes: list[WaitingLine]
    grief: bool


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """sunday_screen.html: one of the four questions.

    ``planned``: last week's plan, beside the first. ``lines``: what there is to choose from.
    ``waiting``: the days on which notes open that were laid away already.
    """

    part: str
    number: int
    form: Form
    grief: bool
    planned: str
    lines: list[Line]
    waiting: list[date]


@dataclass(frozen=True, slots=True)
class ReadPage:
    """sunday_read.html: a former page."""

    id: UUID
    sheet: Sheet
    grief: bool


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """waiting.html. ``text`` is empty until it is open; ``just_now``: it was opened today."""

    id: UUID
    written: date
    opens: date
    state: str
    text: str
    just_now: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of two lines: "In March you wrote", the line, its day, what it stood in, and where."""

    said: str
    text: str
    day: date
    url: str


@dataclass(frozen=True, slots=True)
class ThenPage:
    """then.html. ``hushed``: a low day at night, so it asks once more.

    ``source``: what both lines stood in, in words; ``following``: the next pair, if there is one.
    """

    hushed: bool
    then: Side | None
    now: Side | None
    source: str
    asked: str
    following: int | None
