"""One export file: which styles its lines have, which part of a date is the day, who wrote what."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

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
from afterword.chats.message import (
    CALL,
    DATE_ORDER,
    MEDIA,
    SYSTEM,
    TEXT,
    Answers,
    Message,
    Skipped,
)

ENOUGH = 20_000
"""Lines of one style that stand for the whole file."""
LEFT_TO_RIGHT = "\u200e"
AROUND_NAMES = MARKS + " \u00a0\u202f"
BEFORE_FIRST = "text before the first message"
OUT_OF_STEP = timedelta(minutes=10)
"""Messages arrive a little out of order; a name never seen before does not, by more than this."""
A_PAIR = 2
"""Before two people have spoken, a new name is no stranger."""
RULING_SHARE = 0.7
FEW_LINES = 2
FEW_SHARE = 0.01
LONGEST_NAME = 120
MOST_NAMES = 2_000
_QUOTES = re.compile('["“„«]')


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look through the file settles before the first message is read.

    `orders`: how each style writes its dates. `native`: the styles that are this export's own.
    `ruled`: whether one style rules the file; where none does it is put together from several
    exports, and nothing can be told from style or from order in time.
    """

    orders: dict[Style, Order]
    native: frozenset[Style]
    ruled: bool

    @property
    def questions(self) -> tuple[str, ...]:
        """What only the person can answer."""
        settled = all(self.orders[style].settled for style in self.native)
        return () if settled else (DATE_ORDER,)


def survey(member: Member, answers: Answers, today: date, enough: int = ENOUGH) -> Survey:
    """Look through a file. No message can be later than the day it was last written, or today.

    The look ends early where `enough` lines have one style whose dates leave no question.
    """
    latest = min(today, member.modified.date()) if member.modified else today
    headers = Headers()
    seen: dict[Style, Dates] = {}
    for lines in blocks_of_lines(member):
        for line in lines:
            header = headers.match(line)
            if header:
                seen.setdefault(header[0], Dates()).add(header[1])
        if len(seen) == 1:
            ((style, dates),) = seen.items()
            if dates.lines >= enough and settle(style, dates, latest).settled:
                break
    native, ruled = _native(seen)
    orders = {style: settle(style, dates, latest) for style, dates in seen.items()}
    given = answers.date_order
    if given:
        for style in orders:
            if not style.year_first and (given != "ymd" or style.year_digits == 2):
                orders[style] = Order(given, True)
    return Survey(orders, native, ruled)


def _native(seen: dict[Style, Dates]) -> tuple[frozenset[Style], bool]:
    """Tell the styles of this export from those of a few lines pasted out of another chat."""
    total = sum(dates.lines for dates in seen.values())
    ruling = max((dates.lines for dates in seen.values()), default=0)
    if ruling < RULING_SHARE * total:
        return frozenset(seen), False
    few = max(FEW_LINES, FEW_SHARE * total)
    native = {s for s, dates in seen.items() if dates.lines == ruling or dates.lines > few}
    return frozenset(native), True


class Reader:
    """Reads one file from top to bottom."""

    def __init__(self, member: Member, chat: str, answers: Answers, today: date) -> None:
        self._member = member
        self._chat = chat
        self._answers = answers
        self._today = today
        self.survey = survey(member, answers, today)
        self._headers = Headers()
        self._phrases = phrases()
        self._days: dict[tuple[Style, str], date | None] = {}
        self._times: dict[str, time | None] = {}
        self._names: set[str] = set()
        self._written_names: dict[str, str] = {}
        self._before: datetime | None = None

    def messages(self) -> Iterator[Message | Skipped]:
        """Yield every message of the file, and every line that belongs to none."""
        match = self._headers.match
        current: Message | None = None
        more: list[str] = []
        before = 0
        for lines in blocks_of_lines(self._member):
            for number, line in enumerate(lines, before + 1):
                header = match(line)
                started = self._start(line, header) if header else None
                if started:
                    if current:
                        yield self._whole(current, more) if more else current
                        more = []
                    current = started
                elif current:
                    more.append(line)
                elif line.strip(MARKS + " "):
                    yield Skipped(number, BEFORE_FIRST)
            before += len(lines)
        if current:
            while more and not more[-1]:
                more.pop()
            yield self._whole(current, more) if more else current

    def _start(self, line: str, header: Header) -> Message | None:
        """Open the message that a line begins, or None where it is a pasted line or no date."""
        style, _, _, end = header
        at = self._moment(header)
        if at is None:
            return None
        author, body = self._split(line, end)
        if self._is_pasted(style, at, author):
            return None
        marked = body[:1] == LEFT_TO_RIGHT
        if body[:1] in MARKS:
            body = body.lstrip(MARKS)
        if author is None:
            kind = self._phrases.kind(body, "", marked, False)
            kind = kind if kind == CALL else SYSTEM
        else:
            kind = self._phrases.kind(body, author, marked, line[0] == LEFT_TO_RIGHT)
            if kind == SYSTEM:
                author = None
            else:
                self._names.add(author)
        self._before = at
        edited = body.endswith(">") and body.endswith(self._phrases.edited)
        return Message(at, self._chat, author, body, kind, edited)

    def _whole(self, start: Message, more: list[str]) -> Message:
        """Join the lines of one message."""
        text = "\n".join((start.text, *more))
        kind = start.kind
        if kind == MEDIA and not start.text:  # nothing on the first line, words below it
            kind = TEXT
        return start._replace(text=text, kind=kind, edited=text.endswith(self._phrases.edited))

    def _moment(self, header: Header) -> datetime | None:
        style, written_date, written_time, _ = header
        try:
            day = self._days[style, written_date]
            clock = self._times[written_time]
        except KeyError:
            day = self._days[style, written_date] = self._day(style, written_date)
            clock = self._times[written_time] = to_time(written_time)
        return datetime.combine(day, clock) if day and clock is not None else None

    def _day(self, style: Style, written: str) -> date | None:
        if style not in self.survey.orders:  # the look through the file ended before this line
            self.survey = survey(self._member, self._answers, self._today, sys.maxsize)
        parts = date_parts(written)
        order = self.survey.orders[style].order
        day = to_date(parts, order)
        if day is None and order in ("dmy", "mdy"):  # two exports in one file, one of each kind
            day = to_date(parts, "mdy" if order == "dmy" else "dmy")
        return day

    def _split(self, line: str, start: int) -> tuple[str | None, str]:
        """Part the name from what follows; None where no person stands before it."""
        end = line.find(": ", start)
        after = end + 2
        if end < 0:
            end = len(line) - (1 if line.endswith(":") else 2)
            after = end + 1
            if not line.endswith((":", ":.")):
                return None, line[start:]
        written = line[start:end]
        name = self._written_names.get(written)
        if name is None:
            name = written.strip(AROUND_NAMES)
            if not name or len(written) > LONGEST_NAME:
                return None, line[start:]
            if _QUOTES.search(name) and self._phrases.is_notice(line[start:]):
                return None, line[start:]
            if len(self._written_names) < MOST_NAMES:
                self._written_names[written] = name
        return name, line[after:]

    def _is_pasted(self, style: Style, at: datetime, author: str | None) -> bool:
        """Tell a line that someone pasted into a message from the beginning of a message."""
        native = style in self.survey.native
        if native and (author is None or author in self._names):
            return False
        before = self._before
        if before is None or not self.survey.ruled:
            return False
        stranger = author is not None and author not in self._names
        if not native:
            return at < before or stranger
        return stranger and len(self._names) >= A_PAIR and before - at > OUT_OF_STEP
