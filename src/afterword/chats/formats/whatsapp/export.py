"""One export file: which styles its lines have, which part of a date is the day, who wrote what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from afterword.chats.formats.whatsapp.header import (
    MARKS,
    Header,
    Headers,
    Style,
    date_parts,
    to_date,
    to_time,
)
from afterword.chats.formats.whatsapp.order import Dates, Order, settle
from afterword.chats.formats.whatsapp.phrases import phrases
from afterword.chats.lines import blocks_of_lines
from afterword.chats.member import Member
from afterword.chats.message import CALL, DATE_ORDER, MEDIA, SYSTEM, TEXT, Answers, Skipped

BEFORE_FIRST = "text before the first message"
OUT_OF_STEP = timedelta(minutes=10)
"""Messages arrive a little out of order; a name never seen before does not, by more than this."""
A_PAIR = 2
"""Before two people have spoken, a new name is no stranger."""
RULING_SHARE = 0.7
FEW_LINES = 2
FEW_SHARE = 0.01
LONGEST_NAME = 120
_QUOTES = re.compile('["“„«]')


class Row(NamedTuple):
    """A message before it has a chat: time, author, text, kind, edited."""

    at: datetime
    author: str | None
    text: str
    kind: str
    edited: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look through the whole file settles before the first message is read."""

    orders: dict[Style, Order]
    native: frozenset[Style]
    ruled: bool

    @property
    def questions(self) -> tuple[str, ...]:
        """What only the person can answer."""
        settled = all(self.orders[style].settled for style in self.native)
        return () if settled else (DATE_ORDER,)


def survey(member: Member, answers: Answers, today: date) -> Survey:
    """Look through a file once. No message can be later than the day it was last written."""
    headers = Headers()
    seen: dict[Style, Dates] = {}
    for lines in blocks_of_lines(member):
        for line in lines:
            header = headers.match(line)
            if header:
                seen.setdefault(header.style, Dates()).add(header.date)
    latest = min(today, member.modified.date()) if member.modified else today
    native, ruled = _native(seen)
    orders = {style: settle(style, dates, latest) for style, dates in seen.items()}
    given = answers.date_order
    if given:
        for style in orders:
            if not style.year_first and (given != "ymd" or style.year_digits == 2):
                orders[style] = Order(given, True)
    return Survey(orders, native, ruled)


def _native(seen: dict[Style, Dates]) -> tuple[frozenset[Style], bool]:
    """Tell the styles of this export from those of a few lines pasted out of another chat.

    The second value says whether one style rules the file. Where none does, it is put together
    from several exports, and nothing can be told from style or order in time.
    """
    total = sum(dates.lines for dates in seen.values())
    ruling = max((dates.lines for dates in seen.values()), default=0)
    if ruling < RULING_SHARE * total:
        return frozenset(seen), False
    few = max(FEW_LINES, FEW_SHARE * total)
    native = {s for s, dates in seen.items() if dates.lines == ruling or dates.lines > few}
    return frozenset(native), True


class Reader:
    """Reads one file from top to bottom into rows."""

    def __init__(self, member: Member, known: Survey) -> None:
        self._member = member
        self._survey = known
        self._headers = Headers()
        self._phrases = phrases()
        self._days: dict[tuple[Style, str], date | None] = {}
        self._times: dict[str, time | None] = {}
        self._names: set[str] = set()
        self._before: datetime | None = None

    def rows(self) -> Iterator[Row | Skipped]:
        """Yield every message of the file, and every line that belongs to none."""
        number = 0
        open_row: tuple[datetime, str | None, str] | None = None
        text: list[str] = []
        for lines in blocks_of_lines(self._member):
            for line in lines:
                number += 1
                header = self._headers.match(line)
                started = self._start(line, header) if header else None
                if started is not None:
                    if open_row:
                        yield self._row(open_row, text)
                    open_row, first = started
                    text = [first]
                elif open_row:
                    text.append(line)
                elif line.strip(MARKS + " \r"):
                    yield Skipped(number, BEFORE_FIRST)
        if open_row:
            while len(text) > 1 and not text[-1]:
                text.pop()
            yield self._row(open_row, text)

    def _start(
        self, line: str, header: Header
    ) -> tuple[tuple[datetime, str | None, str], str] | None:
        """Open the message that a line begins, or None where it is a pasted line or no date."""
        at = self._moment(header)
        if at is None:
            return None
        rest = line[header.end :]
        author, body = self._split(rest)
        if self._is_pasted(header.style, at, author):
            return None
        marked = body[:1] == "\u200e"
        body = body.lstrip(MARKS) if body[:1] in MARKS else body
        if author is None:
            kind = self._phrases.kind(body, "", marked, False)
            kind = kind if kind == CALL else SYSTEM
        else:
            kind = self._phrases.kind(body, author, marked, line[:1] == "\u200e")
        if kind == SYSTEM:
            author = None
        elif author is not None:
            self._names.add(author)
        self._before = at
        return (at, author, kind), body

    def _moment(self, header: Header) -> datetime | None:
        key = (header.style, header.date)
        if key not in self._days:
            self._days[key] = self._day(header)
        if header.time not in self._times:
            self._times[header.time] = to_time(header.time)
        day = self._days[key]
        clock = self._times[header.time]
        return datetime.combine(day, clock) if day and clock is not None else None

    def _day(self, header: Header) -> date | None:
        parts = date_parts(header.date)
        order = self._survey.orders[header.style].order
        day = to_date(parts, order)
        if day is None and order in ("dmy", "mdy"):  # two exports in one file, one of each kind
            day = to_date(parts, "mdy" if order == "dmy" else "dmy")
        return day

    def _split(self, rest: str) -> tuple[str | None, str]:
        """Part the name from what follows; None where no person stands before it."""
        end = rest.find(": ")
        if end < 0:
            end = len(rest) - 1 if rest.endswith(":") else len(rest) - 2
            if not rest.endswith((":", ":.")):
                return None, rest
        name = rest[:end].strip(MARKS + " \u00a0\u202f")
        if not name or len(name) > LONGEST_NAME:
            return None, rest
        if _QUOTES.search(name) and self._phrases.is_notice(rest):
            return None, rest
        return name, rest[end + 2 :] if rest[end + 1 : end + 2] == " " else rest[end + 1 :]

    def _is_pasted(self, style: Style, at: datetime, author: str | None) -> bool:
        """Tell a line that someone pasted into a message from the beginning of a message."""
        before = self._before
        if before is None or not self._survey.ruled:
            return False
        stranger = author is not None and author not in self._names
        if style not in self._survey.native:
            return at < before or stranger
        return stranger and len(self._names) >= A_PAIR and before - at > OUT_OF_STEP

    def _row(self, open_row: tuple[datetime, str | None, str], text: list[str]) -> Row:
        at, author, kind = open_row
        joined = "\n".join(text) if len(text) > 1 else text[0]
        if kind == MEDIA and not text[0] and joined:  # nothing on the first line, words below it
            kind = TEXT
        edited = joined.endswith(">") and joined.endswith(self._phrases.edited)
        return Row(at, author, joined, kind, edited)
