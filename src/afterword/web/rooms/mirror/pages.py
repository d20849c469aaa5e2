"""What each page of the mirror shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.forms import Form

from afterword.web.kit.charts import CountRow, PairChart


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One history that was read before."""

    id: UUID
    chat: str
    messages: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: bring a history, or look again at one; at some hours, "not tonight" first."""

    form: Form | None
    lines: list[HistoryLine]
    problem: str
    not_tonight: str
    late: bool


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


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One own line."""

    text: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FindingPage:
    """finding.html: one pattern, and what one would say now."""

    form: Form
    history: UUID
    title: str
    question: str
    said: str
    too_few: bool
    quotes: list[QuoteLine]
    chart: PairChart | None
    counts: list[CountRow]
    how: str
    caveat: str
    source: str
    first: bool
    next_number: int | None
    saved: bool


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """findings.html: what was read, and the way to the patterns."""

    history: UUID
    chat: str
    messages: int
    first: datetime | None
    last: datetime | None
    unparsed: int
    unparsed_lines: list[tuple[int, str]]
    ambiguous: bool
    titles: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DeletePage:
    """delete.html: what goes when a history goes."""

    history: UUID
    chat: str
