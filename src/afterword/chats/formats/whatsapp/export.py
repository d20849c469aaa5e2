"""One export file from top to bottom: who wrote what, and when."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import repeat
from operator import add

from afterword.chats.formats.whatsapp.header import (
    Header,
    Headers,
    Shape,
    Style,
    date_parts,
    to_date,
    to_time,
)
from afterword.chats.formats.whatsapp.phrases import MARKS, phrases
from afterword.chats.formats.whatsapp.survey import survey
from afterword.chats.lines import blocks_of_text
from afterword.chats.member import Member
from afterword.chats.message import CALL, MEDIA, SYSTEM, TEXT, Answers, Message, Skipped

LEFT_TO_RIGHT = "\u200e"
AROUND_NAMES = MARKS + " \u00a0\u202f"
BEFORE_FIRST = "text before the first message"
OUT_OF_STEP = timedelta(minutes=10)
"""Messages arrive a little out of order; a name never seen before does not, by more than this."""
A_PAIR = 2
"""Before two people have spoken, a new name is no stranger."""
LONGEST_NAME = 120
MOST_NAMES = 2_000
_QUOTES = re.compile('["“„«]')
_NO_DAY = "0001-01-01T"
_NO_TIME = "00:00:00.1"
"""Stand for what is no day and no time; no export holds either."""
_MAKE = tuple.__new__
_AT = datetime.fromisoformat


class _Remembered(dict[str, str]):
    """Reads something written, once; what cannot be read is `nothing`, and `broken` from then.

    Values are halves of an ISO 8601 moment: Python reads it in a third of the time that it needs to
    put a date and a time together.
    """

    def __init__(self, read: Callable[[str], str | None], nothing: str) -> None:
        super().__init__()
        self._read = read
        self._nothing = nothing
        self.broken = False

    def __missing__(self, written: str) -> str:
        value = self._read(written)
        self.broken = self.broken or value is None
        self[written] = value or self._nothing
        return self[written]


class Reader:
    """Reads one file from top to bottom.

    Nearly every message has the commonest shape, one line, a name known by then and plain words.
    One expression cuts those out of a block of text, many at a time. Every other line goes through
    `_line`, which holds all the rules; a test reads files both ways and finds no difference.
    """

    def __init__(self, member: Member, chat: str, answers: Answers, today: date) -> None:
        self._member = member
        self._chat = chat
        self._answers = answers
        self._today = today
        self.survey = survey(member, answers, today)
        self._headers = Headers()
        self._phrases = phrases()
        self._days: dict[Style, _Remembered] = {}
        self._times = _Remembered(_time, _NO_TIME)
        self._names: set[str] = set()
        self._written_names: dict[str, str] = {}
        self._plain_names: dict[str, str] = {}
        self._before: datetime | None = None
        self._current: Message | None = None
        self._more: list[str] = []
        self._read: list[Message | Skipped] = []

    def messages(self) -> Iterator[Message | Skipped]:
        """Yield every message of the file, and every line that belongs to none."""
        number = 1
        for text in blocks_of_text(self._member):
            shape = self.survey.shape
            if self._current and shape and shape.style in self.survey.native:
                self._cut(text, shape)
            else:
                self._lines(text, number)
            number += text.count("\n") + 1
            yield from self._read
            self._read = []
        while self._more and not self._more[-1]:
            self._more.pop()
        self._finish()
        yield from self._read

    def _cut(self, text: str, shape: Shape) -> None:
        """Read a block by cutting it around the header and name of every plain message."""
        pieces = shape.plain_message().split("\n" + text)
        if pieces[0]:
            self._lines(pieces[0][1:])
        dates, times, names, bodies = (pieces[group::4] for group in (1, 2, 3, 4))
        ats = self._moments(shape, dates, times)
        self._learn_names()
        authors = list(map(self._plain_names.get, names))
        columns = zip(ats, repeat(self._chat), authors, bodies, repeat(TEXT), repeat(False))
        rows = list(map(_MAKE, repeat(Message), columns))
        done = 0
        for place in self._closer_look(ats, authors, bodies):
            self._take(rows[done:place])
            author = authors[place]
            if author is None or _is_broken(ats[place]):
                self._lines(shape.line(dates[place], times[place], names[place], bodies[place]))
            else:
                self._known(ats[place], author, bodies[place])
            done = place + 1
        self._take(rows[done:])

    def _known(self, at: datetime, author: str, words: str) -> None:
        """Open a message by someone known whose words are perhaps not plain."""
        first, more, below = words.partition("\n")
        self._finish()
        self._current = self._made(at, author, first, marked=False, generated=False)
        if more:
            self._lines(below)

    def _moments(self, shape: Shape, dates: list[str], times: list[str]) -> list[datetime]:
        days = list(map(self._days_of(shape.style).__getitem__, dates))
        if shape.time_is_iso:
            try:
                return list(map(_AT, map(add, days, times)))
            except ValueError:  # an hour of one digit, or none at all
                pass
        return list(map(_AT, map(add, days, map(self._times.__getitem__, times))))

    def _closer_look(
        self, ats: list[datetime], authors: list[str | None], bodies: list[str]
    ) -> Iterable[int]:
        """Return the places, in their order, of what is perhaps no plain message."""
        places = self._phrases.perhaps_not_plain(bodies)
        if None in authors:
            places += [place for place, author in enumerate(authors) if author is None]
        if self._times.broken or any(days.broken for days in self._days.values()):
            places += [place for place, at in enumerate(ats) if _is_broken(at)]
        if bodies and "\n" in bodies[-1]:
            places.append(len(bodies) - 1)  # the block, or the file, ends in the middle of it
        return sorted(set(places))

    def _learn_names(self) -> None:
        """Keep by heart the names that are people by now, as they are written."""
        if len(self._plain_names) < len(self._names):
            self._plain_names = {
                written: name
                for written, name in self._written_names.items()
                if name in self._names and name not in self._phrases.names
            }

    def _take(self, rows: list[Message]) -> None:
        """Take in plain messages. The last one may go on in the lines that follow."""
        if rows:
            self._finish()
            self._read += rows[:-1]
            self._current = rows[-1]
            self._before = rows[-1].at

    def _lines(self, text: str, number: int = 0) -> None:
        """Read lines one by one. `number` is that of the first; it is told where no message is."""
        match = self._headers.match
        for line in text.split("\n"):
            header = match(line)
            started = self._start(line, header) if header else None
            if started:
                self._finish()
                self._current = started
            elif self._current:
                self._more.append(line)
            elif line.strip(MARKS + " "):
                self._read.append(Skipped(number, BEFORE_FIRST))
            number += 1

    def _finish(self) -> None:
        """Put the lines of the message before together: no more of them will come."""
        if self._current:
            whole = self._whole(self._current, self._more) if self._more else self._current
            self._read.append(whole)
            self._more = []

    def _start(self, line: str, header: Header) -> Message | None:
        """Open the message that a line begins, or None where it is a pasted line or no date."""
        style, written_date, written_time, end = header
        at = _AT(self._days_of(style)[written_date] + self._times[written_time])
        if _is_broken(at):
            return None
        author, body = self._split(line, end)
        if self._is_pasted(style, at, author):
            return None
        marked = body[:1] == LEFT_TO_RIGHT
        if body[:1] in MARKS:
            body = body.lstrip(MARKS)
        return self._made(at, author, body, marked=marked, generated=line[0] == LEFT_TO_RIGHT)

    def _made(
        self, at: datetime, author: str | None, body: str, *, marked: bool, generated: bool
    ) -> Message:
        """Make the message of a first line, and take in when and by whom it is."""
        if author is None:
            kind = self._phrases.kind(body, "", marked, False)
            kind = kind if kind == CALL else SYSTEM
        else:
            kind = self._phrases.kind(body, author, marked, generated)
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

    def _days_of(self, style: Style) -> _Remembered:
        """Return the days that dates of a style mean."""
        days = self._days.get(style)
        if days is None:
            if style not in self.survey.orders:  # the look through the file ended before this line
                self.survey = survey(self._member, self._answers, self._today, sys.maxsize)
            order = self.survey.orders[style].order
            days = self._days[style] = _Remembered(lambda written: _day(written, order), _NO_DAY)
        return days

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


def _day(written: str, order: str) -> str | None:
    parts = date_parts(written)
    day = to_date(parts, order)
    if day is None and order in ("dmy", "mdy"):  # two exports in one file, one of each kind
        day = to_date(parts, "mdy" if order == "dmy" else "dmy")
    return f"{day.isoformat()}T" if day else None


def _time(written: str) -> str | None:
    clock = to_time(written)
    return None if clock is None else clock.isoformat()


def _is_broken(at: datetime) -> bool:
    return at.year == 1 or at.microsecond > 0
