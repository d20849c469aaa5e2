"""The river of a history: how much was written month by month, and where its course changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, pairwise
from math import inf, sqrt
from statistics import fmean

from afterword.mirror.conversation import ME, THEM, Conversation, wall_clock
from afterword.mirror.periods import month

DAY = 86400
WEEK_OF_DAYS = 7
FEWEST_DAYS = 56
SHORTEST_PHASE = 42
FEWEST_BINS = 6
MANY_BINS = 90
MOST_BINS = 400
RARELY = 5
MOST_PHASES = 6
MOST_DAYS = 60 * 366  # beyond that some date is wrong, and its empty centuries are not drawn
SURE = 3.3
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

    Where that is more than a lifetime, some date is wrong, and only months with lines are here.
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
    current: int | None = None
    rows = [0, 0]
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
    starts = [first, *_changes(days)]
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
    drawn = sorted(totals) if last - first > MOST_DAYS else _every(_moment(first), _moment(last))
    months: list[Month] = []
    for year, number in drawn:
        began = datetime(year, number, 1)  # noqa: DTZ001 (a wall clock has no zone)
        day = max(first, (began - _moment(0)).days)
        phase = sum(start <= day for start in starts) - 1
        mine, theirs = totals.get((year, number), (0, 0))
        months.append(Month(began, month(began), mine, theirs, phase))
    return months


def _every(first: datetime, last: datetime) -> list[tuple[int, int]]:
    """Return (year, month) of every month from one moment to another."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(number // 12, number % 12 + 1) for number in numbers]


def _moment(day: int) -> datetime:
    return wall_clock(day * DAY)


def _changes(days: dict[int, list[int]]) -> list[int]:
    """Return the days on which the amount changed for good, in order.

    Days are put together into bins, of a week as a rule; a square root evens out the scatter of
    counts. Then the bins are cut where that costs least, and a cut that is not sure is taken back.
    """
    places = _places(sorted(days))
    span = max(places.values()) + 1
    if span < FEWEST_DAYS:
        return []
    width = min(WEEK_OF_DAYS, max(1, span // MANY_BINS)) * -(-span // (WEEK_OF_DAYS * MOST_BINS))
    heights = [0.0] * (span // width)
    for day, place in places.items():
        if place // width < len(heights):
            heights[place // width] += sum(days[day])
    cuts = _cheapest(heights, max(FEWEST_BINS, -(-SHORTEST_PHASE // width)))
    while len(cuts) > 2:
        sure, weakest = min((_sureness(heights, *cuts[n - 1 : n + 2]), n) for n in _inner(cuts))
        if sure > SURE and len(cuts) <= MOST_PHASES + 1:
            break
        del cuts[weakest]
    return [_day_at(places, cut * width) for cut in cuts[1:-1]]


def _places(written: list[int]) -> dict[int, int]:
    """Count the days from the first on, a silence of over a week for no more than a week of them.

    A fortnight away is a silence and no phase; a pair that always writes rarely has longer weeks.
    """
    gaps = sorted(later - earlier for earlier, later in pairwise(written))
    longest = max(WEEK_OF_DAYS, RARELY * gaps[len(gaps) // 2]) if gaps else WEEK_OF_DAYS
    steps = (min(longest, later - earlier) for earlier, later in pairwise(written))
    return dict(zip(written, accumulate(steps, initial=0), strict=True))


def _day_at(places: dict[int, int], place: int) -> int:
    return next(day for day, there in places.items() if there >= place)


def _inner(cuts: list[int]) -> range:
    return range(1, len(cuts) - 1)


def _cheapest(heights: list[float], shortest: int) -> list[int]:
    """Return the cuts, both ends among them, that leave least scatter, each cut at a price.

    Optimal partitioning, after Jackson and colleagues 2005, IEEE Signal Processing Letters 12.
    """
    count = len(heights)
    roots = [sqrt(height + 0.375) for height in heights]
    sums = [0.0, *accumulate(roots)]
    squares = [0.0, *accumulate(root * root for root in roots)]
    scatter = sum((later - earlier) ** 2 for earlier, later in pairwise(roots)) / (2 * count)
    price = SURE * SURE * max(scatter, 1e-9)
    cost = [0.0] + [inf] * count
    came_from = [0] * (count + 1)
    for end in range(shortest, count + 1):
        starts = [0, *range(shortest, end - shortest + 1)]
        cost[end], came_from[end] = min(
            (
                cost[start]
                + squares[end]
                - squares[start]
                - (sums[end] - sums[start]) ** 2 / (end - start)
                + price,
                start,
            )
            for start in starts
        )
    cuts = [count]
    while cuts[-1]:
        cuts.append(came_from[cuts[-1]])
    return cuts[::-1]


def _sureness(heights: list[float], start: int, cut: int, end: int) -> float:
    """Return by how many standard errors two neighbouring stretches differ; 0 for too little.

    By their ranks (Mann and Whitney 1947), so that a fortnight away does not make a phase.
    """
    one, other = heights[start:cut], heights[cut:end]
    before, after = fmean(one), fmean(other)
    if max(before, after) < CHANGED * min(before, after):
        return 0.0
    ordered = sorted(other)
    higher = sum(bisect_left(ordered, height) + bisect_right(ordered, height) for height in one) / 2
    pairs = len(one) * len(other)
    return abs(higher - pairs / 2) / sqrt(pairs * (end - start + 1) / 12)
