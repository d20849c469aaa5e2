"""A look through an export file, before its first message is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afterword.chats.formats.whatsapp.header import Headers, Shape, Style
from afterword.chats.formats.whatsapp.order import Dates, Order, settle
from afterword.chats.lines import blocks_of_lines
from afterword.chats.member import Member
from afterword.chats.message import DATE_ORDER, Answers

ENOUGH = 20_000
"""Lines of one style that stand for the whole file."""
RULING_SHARE = 0.7
FEW_LINES = 2
FEW_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look through the file settles before the first message is read.

    `orders`: how each style writes its dates. `native`: the styles that are this export's own.
    `ruled`: whether one style rules the file; where none does it is put together from several
    exports, and nothing can be told from style or from order in time. `shape`: that of most lines,
    None where there is not one header.
    """

    orders: dict[Style, Order]
    native: frozenset[Style]
    ruled: bool
    shape: Shape | None

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
    return Survey(orders, native, ruled, _commonest(headers, seen))


def _commonest(headers: Headers, seen: dict[Style, Dates]) -> Shape | None:
    """Return the shape of the style that most lines have."""
    return max(headers.shapes, key=lambda shape: seen[shape.style].lines, default=None)


def _native(seen: dict[Style, Dates]) -> tuple[frozenset[Style], bool]:
    """Tell the styles of this export from those of a few lines pasted out of another chat."""
    total = sum(dates.lines for dates in seen.values())
    ruling = max((dates.lines for dates in seen.values()), default=0)
    if ruling < RULING_SHARE * total:
        return frozenset(seen), False
    few = max(FEW_LINES, FEW_SHARE * total)
    native = {s for s, dates in seen.items() if dates.lines == ruling or dates.lines > few}
    return frozenset(native), True
