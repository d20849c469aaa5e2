"""What the pages of My story show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.forms import BoundField
from django.utils.functional import Promise

from afterword.programme.patterns import Pattern
from afterword.web.exercises.signs import Sign
from afterword.web.exercises.steps import Step
from afterword.web.kit.charts import LineChart
from afterword.web.rooms.step1_understand.board import Column, Offered
from afterword.web.rooms.step1_understand.drawing import Drawing
from afterword.web.rooms.step1_understand.forms import Drawn, Item, Seen, Span
from afterword.web.rooms.step1_understand.parts import Parts


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: the line of the years and of one's own days, and what can be looked at."""

    chart: LineChart | None
    grief: bool
    has_notes: bool
    has_history: bool
    has_mirror: bool
    has_their_words: bool
    parts: Parts
    years: Drawing | None
    step: Step | None
    others: list[Step]


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in a list. ``number``: of its disc, 0 where it has none."""

    id: UUID
    number: int
    name: str
    when: str
    sort: str


@dataclass(frozen=True, slots=True)
class YearMoments:
    """The moments under one year; 0: those without a date."""

    year: int
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the same as a table."""

    year: int
    was: str
    happened: list[str]


@dataclass(frozen=True, slots=True)
class YearsPage:
    """years.html. ``year``: the one that is looked at month by month, or None for all.

    ``earlier`` and ``later`` are its neighbours; ``several``: there is more than one year.
    ``code`` leads to a new moment; ``has_line``: a line can be drawn; ``drawn``: one was,
    ``just_drawn`` a moment ago.
    """

    code: str
    grief: bool
    softly: bool
    has_line: bool
    drawn: bool
    just_drawn: bool
    year: int | None
    earlier: int | None
    later: int | None
    several: bool
    narrow: Drawing | None
    wide: Drawing | None
    groups: list[YearMoments]
    rows: list[TableRow]


@dataclass(frozen=True, slots=True)
class SpanPage:
    """span.html: from which year to which."""

    form: Span
    softly: bool


@dataclass(frozen=True, slots=True)
class DrawPage:
    """draw.html: the paper for one finger. ``points``: as they stand, between commas."""

    form: Drawn
    points: str
    picture: Drawing
    first: int
    last: int
    years: list[BoundField]
    softly: bool


@dataclass(frozen=True, slots=True)
class ScreenAnswers:
    """What was said on one screen of an exercise: (label, text), without what the heading says.

    ``empty``: nothing was said on it at all.
    """

    number: int
    heading: str
    language: str
    said: list[tuple[str, str]]
    empty: bool


@dataclass(frozen=True, slots=True)
class MomentPage:
    """moment.html and moment_burn.html. ``before``, ``after``: the neighbours in the row.

    ``tilt``: "", "theirs", "mine" or "over", as `balance` gives it.
    """

    id: UUID
    code: str
    name: str
    when: str
    screens: list[ScreenAnswers]
    before: str = ""
    after: str = ""
    tilt: str = ""


@dataclass(frozen=True, slots=True)
class PatternLine:
    """One pattern in the catalogue. ``known``: the person has named it."""

    code: str
    title: str
    language: str
    known: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns that touch the same."""

    title: str | Promise
    lines: list[PatternLine]


@dataclass(frozen=True, slots=True)
class NamedLine:
    """One named pattern in a list."""

    id: UUID
    title: str
    language: str
    begins: str


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """patterns.html: those named, then the catalogue."""

    own: list[NamedLine]
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class PatternPage:
    """pattern.html: one pattern of the catalogue."""

    pattern: Pattern
    code: str
    strength: str | Promise
    own: list[NamedLine]


@dataclass(frozen=True, slots=True)
class NamedPage:
    """named.html: a named pattern. ``code``: "" where the mirror named it in its own words.

    ``obstacle`` leads to a plan for it; ``burning``: asked once whether to burn it.
    """

    id: UUID
    title: str
    language: str
    code: str
    sentence: str
    example: str
    screens: list[ScreenAnswers]
    tilt: str
    obstacle: str
    burning: bool


@dataclass(frozen=True, slots=True)
class WayPage:
    """way.html: what stands in the way. ``board``: there is a board."""

    code: str
    open: list[Sign]
    closed: list[Sign]
    board: bool


@dataclass(frozen=True, slots=True)
class BoardPage:
    """board.html: each column and each offer with the words of its column."""

    columns: Sequence[tuple[str | Promise, Column]]
    offered: Sequence[tuple[Offered, str | Promise]]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """item.html: something to put on the board, or to change there."""

    form: Item
    item: UUID | None


@dataclass(frozen=True, slots=True)
class SignPage:
    """sign.html and sign_burn.html. ``code``: of the exercise that asks for an obstacle.

    ``showed``: it is asked what was different.
    """

    sign: Sign
    form: Seen | None
    column: str | Promise
    code: str
    screens: list[ScreenAnswers]
    board: bool
    showed: bool = False


@dataclass(frozen=True, slots=True)
class Once:
    """One of the four times. ``day``: when it was written, or from when it may be."""

    week: int
    day: date
    id: UUID | None
    said: str
    line: str


@dataclass(frozen=True, slots=True)
class FourPage:
    """minutes.html. ``due``: from when the next may be written; ``stop``: twice it was heavier."""

    code: str
    times: list[Once]
    due: date | None
    is_due: bool
    begun: bool
    stop: bool
    tilt: str
