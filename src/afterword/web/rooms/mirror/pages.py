"""What each page of the mirror shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.forms import Form

from afterword.web.kit.charts import CountRow, LineChart, PairChart, RiverChart


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One history that was read before; ``kept`` as `histories` has it."""

    id: UUID
    chat: str
    messages: int
    first: datetime | None
    last: datetime | None
    kept: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: bring a history, or look again at one; at some hours, "not tonight" first."""

    form: Form | None
    lines: list[HistoryLine]
    problem: str
    how: list[tuple[str, list[str]]]
    not_tonight: str
    late: bool
    grief: bool
    has_words: bool


@dataclass(frozen=True, slots=True)
class HowPage:
    """how.html: where to find the export, app by app."""

    formats: list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class WhoPage:
    """who.html: one question, then the next."""

    form: Form
    asking: str
    problem: str
    theirs: bool


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """reading.html: how far the reading is; ``of`` 0 where nobody knows yet."""

    count: int
    of: int
    over: bool
    looking: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One own line; ``window`` is the position that opens the lines around it, or None."""

    text: str
    note: str
    at: datetime
    window: int | None


@dataclass(frozen=True, slots=True)
class Next:
    """Where *one more* leads."""

    url: str


@dataclass(frozen=True, slots=True)
class GuessPage:
    """guess.html: what one thinks one will see, before both are drawn."""

    form: Form
    history: UUID
    title: str
    question: str
    number: int
    next: Next | None


@dataclass(frozen=True, slots=True)
class OutsidePage:
    """outside.html: one thing that pressed from outside."""

    form: Form
    history: UUID
    quietest: str
    next: Next | None
    saved: bool


@dataclass(frozen=True, slots=True)
class FindingPage:
    """finding.html: one pattern, and what one would say now."""

    form: Form
    history: UUID
    number: int
    title: str
    question: str
    said: str
    more: str
    too_few: bool
    guess: str
    quotes: list[QuoteLine]
    chart: PairChart | None
    line: LineChart | None
    counts: list[CountRow]
    how: str
    caveat: str
    source: str
    next: Next | None
    saved: str


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """findings.html: what was read, and the way to the patterns."""

    history: UUID
    chat: str
    kept: str
    messages: int
    first: datetime | None
    last: datetime | None
    notes: list[str]
    unparsed: int
    unparsed_lines: list[tuple[int, str]]
    ambiguous: bool
    has_river: bool
    windows: int
    has_outside: bool
    titles: list[tuple[int, str]] = field(default_factory=list)
    silent: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RiverPage:
    """river.html: the relationship as a river, with one's own moments on it."""

    history: UUID
    chart: RiverChart
    own_only: bool
    has_moments: bool


@dataclass(frozen=True, slots=True)
class WindowLine:
    """A stretch that can be opened: when, and from which position."""

    position: int
    at: datetime
    lines: int


@dataclass(frozen=True, slots=True)
class WindowsPage:
    """windows.html: stretches, by their days only; each opens on choice."""

    history: UUID
    windows: list[WindowLine]
    can_open: bool


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One message in a window."""

    position: int
    author: str
    mine: bool
    text: str
    at: datetime
    chosen: bool


@dataclass(frozen=True, slots=True)
class WindowPage:
    """window.html: a few lines, and no more."""

    history: UUID
    position: int
    lines: list[SpokenLine]
    own_only: bool
    grief: bool
    lost: bool
    saved: bool


@dataclass(frozen=True, slots=True)
class NamePage:
    """name.html: give what was seen a name, and carry it to step 1."""

    form: Form
    sentence: str
    back: str


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month of their words, and where it begins."""

    began: datetime
    position: int
    count: int


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year of their words."""

    year: int
    months: list[MonthLine]


@dataclass(frozen=True, slots=True)
class WordsPage:
    """words.html: look for words of theirs, or go through the months."""

    form: Form
    history: UUID
    them: str
    asked: bool
    lines: list[SpokenLine]
    most: int
    years: list[YearLine]
    can_look: bool


@dataclass(frozen=True, slots=True)
class LinesPage:
    """lines.html: their words from one day on, each can be put in the book."""

    history: UUID
    position: int
    lines: list[SpokenLine]
    later: int | None


@dataclass(frozen=True, slots=True)
class KeptWord:
    """One kept line."""

    id: UUID
    author: str
    text: str
    caption: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BookPage:
    """book.html: the kept words, large."""

    words: list[KeptWord]


@dataclass(frozen=True, slots=True)
class WordPage:
    """word.html: one kept line, and a few words beside it."""

    form: Form
    word: KeptWord
    saved: bool


@dataclass(frozen=True, slots=True)
class DeletePage:
    """delete.html: what goes when a history goes."""

    history: UUID
    chat: str
    form: Form | None
