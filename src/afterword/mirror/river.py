"""The river of a history: how much was written month by month, and where its course changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import sqrt

from afterword.mirror.conversation import ME, THEM, Conversation, wall_clock
from afterword.mirror.periods import month

DAY = 86400
WEEK_OF_DAYS = 7
FEWEST_DAYS = 56
SHORTEST_PHASE = 28
FEWEST_BINS = 6
MANY_BINS = 90
MOST_PHASES = 6
SURE = 4.0
"""Standard errors by which two stretches must differ: weeks resemble their neighbours."""

CHANGED = 1.4
"""How many times as much the livelier of two neighbouring phases must hold."""


@dataclass(frozen=True)
class Month:
    """One calendar month: when it began, its name, how many lines were mine and theirs.

    `phase` is the index into `River.phases` of the phase its first day lies in.
    """

    began: datetime
    label: str
    mine: int
    theirs: int
    phase: int


@dataclass(frozen=True)
class Phase:
    """A stretch of days in which about as much was written throughout, both days inclusive.

    `mine` and `theirs` count lines, `per_week` is both together in seven days.
    """

    began: datetime
    until: datetime
    days: int
    mine: int
    theirs: int
    per_week: float


@dataclass(frozen=True)
class River:
    """Every month from the first line to the last, empty ones too, and the phases in order.

    Phases come from both people's lines together, never from one person's alone. There is one
    phase where nothing changed by more than chance easily gives, none in a history without lines.
    """

    months: tuple[Month, ...]
    phases: tuple[Phase, ...]

    @property
    def boundaries(self) -> tuple[datetime, ...]:
        """The first day of every phase but the first."""
        return tuple(phase.began for phase in self.phases[1:])


def river_of(conversation: Conversation) -> River:
    """Return the river of a conversation."""
    return river_of_days(daily(conversation))


def daily(conversation: Conversation) -> dict[int, list[int]]:
    """Count the lines of each day since 1970 on which any was written, mine and theirs."""
    at, who = conversation.at, conversation.who
    days: dict[int, list[int]] = {}
    current, rows = -1, [0, 0]
    for position in conversation.lines:
        seat = who[position]
        if seat > THEM:
            continue
        day = at[position] // DAY
        if day != current:
            current = day
            rows = days.setdefault(day, [0, 0])
        rows[seat] += 1
    return days


def river_of_days(days: dict[int, list[int]]) -> River:
    """Return the river of lines already counted by day. See `daily`."""
    if not days:
        return River((), ())
    first, last = min(days), max(days)
    starts = [first, *_changes(days, first, last)]
    ends = [start - 1 for start in starts[1:]] + [last]
    phases = tuple(_phase(days, *stretch) for stretch in zip(starts, ends, strict=True))
    return River(tuple(_months(days, first, last, starts)), phases)


def _phase(days: dict[int, list[int]], start: int, end: int) -> Phase:
    mine, theirs = (
        sum(rows[seat] for day, rows in days.items() if start <= day <= end) for seat in (ME, THEM)
    )
    length = end - start + 1
    weekly = (mine + theirs) * WEEK_OF_DAYS / length
    return Phase(_moment(start), _moment(end), length, mine, theirs, round(weekly, 1))


def _months(days: dict[int, list[int]], first: int, last: int, starts: list[int]) -> list[Month]:
    totals: dict[tuple[int, int], list[int]] = {}
    for day, rows in days.items():
        when = _moment(day)
        total = totals.setdefault((when.year, when.month), [0, 0])
        total[ME] += rows[ME]
        total[THEM] += rows[THEM]
    months: list[Month] = []
    began, end = _moment(first).replace(day=1), _moment(last)
    while began <= end:
        day = max(first, int((began - _moment(0)).days))
        phase = sum(start <= day for start in starts) - 1
        mine, theirs = totals.get((began.year, began.month), (0, 0))
        months.append(Month(began, month(began), mine, theirs, phase))
        began = began.replace(year=began.year + began.month // 12, month=began.month % 12 + 1)
    return months


def _moment(day: int) -> datetime:
    return wall_clock(day * DAY)


def _changes(days: dict[int, list[int]], first: int, last: int) -> list[int]:
    """Return the days on which the amount changed for good, in order.

    Days are put together into bins of up to a week; a square root evens out the scatter of counts;
    the clearest step is taken first, then the clearest within each part.
    """
    span = last - first + 1
    if span < FEWEST_DAYS:
        return []
    width = min(WEEK_OF_DAYS, max(1, span // MANY_BINS))
    heights = [0.0] * (span // width)
    for day, rows in days.items():
        number = (day - first) // width
        if number < len(heights):
            heights[number] += rows[ME] + rows[THEM]
    shortest = max(FEWEST_BINS, -(-SHORTEST_PHASE // width))
    cuts = [0, len(heights)]
    while len(cuts) <= MOST_PHASES:
        steps = [_step(heights, start, end, shortest) for start, end in pairwise(cuts)]
        best = max((step for step in steps if step is not None), default=None)
        if best is None:
            break
        cuts = sorted([*cuts, best[1]])
    return [first + cut * width for cut in cuts[1:-1]]


def _step(heights: list[float], start: int, end: int, shortest: int) -> tuple[float, int] | None:
    """Return (how sure, where) for the clearest lasting step of a stretch, or None."""
    roots = [sqrt(height + 0.375) for height in heights[start:end]]
    count, total, squares = len(roots), sum(roots), sum(root * root for root in roots)
    best: tuple[float, int] | None = None
    before = before_squares = 0.0
    for cut, root in enumerate(roots[: count - shortest], start=1):
        before += root
        before_squares += root * root
        if cut < shortest:
            continue
        one, other = before / cut, (total - before) / (count - cut)
        left = squares - cut * one * one - (count - cut) * other * other
        error = sqrt(max(left, 1e-9) / (count - 2) * (1 / cut + 1 / (count - cut)))
        sure = abs(one - other) / error
        if sure > SURE and (best is None or sure > best[0]):
            best = (sure, start + cut)
    if best is None or not _lasting(heights, start, best[1], end):
        return None
    return best


def _lasting(heights: list[float], start: int, cut: int, end: int) -> bool:
    before = sum(heights[start:cut]) / (cut - start)
    after = sum(heights[cut:end]) / (end - cut)
    return max(before, after) >= CHANGED * min(before, after)
