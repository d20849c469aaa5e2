"""Where a conversation pauses, and where it reads like a quarrel."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from afterword.mirror.conversation import ME, THEM, Conversation
from afterword.mirror.periods import Periods
from afterword.mirror.phrases import Cues
from afterword.mirror.scan import Marks, scan
from afterword.mirror.uncertainty import at_least, percentile

SHORTEST_PAUSE = 6 * 3600
WINDOW = 12
FEWEST_HOT = 3
EXPECTED_BY_CHANCE = (3.0, 1.0, 0.1)
AFTERMATH_LINES = 12
AFTERMATH_SECONDS = 48 * 3600
BEFORE = 2
SHOWN = 13


@dataclass(frozen=True)
class Quarrel:
    """A stretch of lines in which heated words stand much closer together than this pair's usual.

    `start` and `end` are indexes into `Conversation.lines`, both inclusive: the first and the last
    heated line. `after` is the last index of the aftermath: up to twelve lines within two days.
    """

    start: int
    end: int
    after: int


class Reading:
    """A conversation with what several measures share; each part is worked out once, when asked."""

    def __init__(self, conversation: Conversation, cues: Cues) -> None:
        self.conversation = conversation
        self.cues = cues

    @cached_property
    def gaps(self) -> list[int]:
        """Seconds before each line, in the order of `Conversation.lines`; the first has none."""
        times = [self.conversation.at[position] for position in self.conversation.lines]
        return [max(0, later - earlier) for earlier, later in pairwise(times)]

    @cached_property
    def seats(self) -> bytes:
        """Who wrote each of `Conversation.lines`: ME, THEM or CALL."""
        who = self.conversation.who
        return bytes(who[position] for position in self.conversation.lines)

    @cached_property
    def marks(self) -> Marks:
        """What one pass over the words found. See `scan`."""
        return scan(self.conversation, self.cues)

    def when(self, i: int) -> datetime:
        """Return the local wall-clock time of line i."""
        return self.conversation.when(self.conversation.lines[i])

    def period(self, i: int) -> str:
        """Name the year or quarter that line i lies in."""
        day = self.conversation.at[self.conversation.lines[i]] // 86400
        name = self._days.get(day)
        if name is None:
            name = self._days[day] = self.periods.label(self.when(i))
        return name

    @cached_property
    def periods(self) -> Periods:
        """How the history is cut: by year, or by quarter."""
        return Periods.of(self.conversation)

    @cached_property
    def _days(self) -> dict[int, str]:
        return {}

    def holds(self, i: int, *groups: str) -> bool:
        """Say whether line i holds a cue of one of the groups."""
        return bool(self.marks.bits[i] & self.cues.mask(*groups))

    @cached_property
    def pause(self) -> int:
        """Seconds that make a pause: six hours, or three times the pair's own median gap."""
        if not self.gaps:
            return SHORTEST_PAUSE
        return max(SHORTEST_PAUSE, 3 * percentile(sorted(self.gaps), 0.5))

    @cached_property
    def pauses(self) -> list[int]:
        """Indexes into `Conversation.lines` of each line that ended a pause, in order."""
        pause = self.pause
        return [i for i, gap in enumerate(self.gaps, start=1) if gap > pause]

    @cached_property
    def answers(self) -> tuple[list[int], list[int]]:
        """Indexes of my answers and of theirs: a first line after the other's, without a pause."""
        pause, seats = self.pause, self.seats
        answers: tuple[list[int], list[int]] = ([], [])
        for i, gap in enumerate(self.gaps, start=1):
            seat = seats[i]
            if seat + seats[i - 1] == ME + THEM and seat != seats[i - 1] and gap <= pause:
                answers[seat].append(i)
        return answers

    @cached_property
    def heated(self) -> bytearray:
        """For each of `Conversation.lines`, 1 where the line holds a heated cue."""
        heat = self.cues.mask("heat")
        return bytearray(bool(bits & heat) for bits in self.marks.bits)

    @cached_property
    def quarrels(self) -> list[Quarrel]:
        """The quarrels, in order. See `find_quarrels`."""
        return find_quarrels(self)


def needed_heat(hot: int, of: int, allowed: float) -> int:
    """Return how many heated lines within WINDOW make a quarrel, `hot` of `of` lines being heated.

    So many that heated lines scattered by chance would crowd like that `allowed` times in the
    whole history; never fewer than three, and more than WINDOW where nothing could tell.
    """
    rate = hot / of
    for count in range(FEWEST_HOT, WINDOW + 1):
        if hot * at_least(count - 1, WINDOW - 1, rate) < allowed:
            return count
    return WINDOW + 1


def find_quarrels(reading: Reading) -> list[Quarrel]:
    """Find stretches without a pause, written by both, where heated lines crowd together.

    What is usual for the pair is counted outside the quarrels, so it is done three times: at first
    the quarrels are still in the count and hide one another, so more is let through; only the last
    time decides, and by then a tenth of a quarrel in the whole history is expected by chance.
    """
    heated = reading.heated
    hot, of = sum(heated), len(heated)
    stretches: list[tuple[int, int]] = []
    for allowed in EXPECTED_BY_CHANCE:
        if not hot:
            break
        stretches = _stretches(reading, needed_heat(hot, of, allowed))
        hot = sum(heated) - sum(sum(heated[start : end + 1]) for start, end in stretches)
        of = len(heated) - sum(end + 1 - start for start, end in stretches)
    starts = [start for start, _ in stretches] + [len(heated)]
    return [
        Quarrel(start, end, _aftermath(reading, end, starts[number + 1]))
        for number, (start, end) in enumerate(stretches)
    ]


def _stretches(reading: Reading, needed: int) -> list[tuple[int, int]]:
    """Join crowded windows that belong together and keep those in which both write."""
    joined: list[tuple[int, int]] = []
    for start, end in _crowded(reading, needed):
        if joined and _goes_on(reading, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [stretch for stretch in joined if _both_write(reading, *stretch)]


def _goes_on(reading: Reading, end: int, start: int) -> bool:
    return start <= end + WINDOW and not _pause_in(reading, end, start)


def _crowded(reading: Reading, needed: int) -> list[tuple[int, int]]:
    """Return (first, last) heated line of every window that holds enough of them."""
    pause = reading.pause
    recent: deque[int] = deque()
    found: list[tuple[int, int]] = []
    for i, hot in enumerate(reading.heated):
        if i and reading.gaps[i - 1] > pause:
            recent.clear()
        if not hot:
            continue
        recent.append(i)
        while recent[0] <= i - WINDOW:
            recent.popleft()
        if len(recent) >= needed:
            found.append((recent[0], i))
    return found


def _pause_in(reading: Reading, first: int, last: int) -> bool:
    return any(gap > reading.pause for gap in reading.gaps[first:last])


def _both_write(reading: Reading, start: int, end: int) -> bool:
    return {ME, THEM} <= set(reading.seats[start : end + 1])


def _aftermath(reading: Reading, end: int, next_start: int) -> int:
    conversation = reading.conversation
    lines = conversation.lines
    last = end
    for i in range(end + 1, min(end + 1 + AFTERMATH_LINES, next_start)):
        if conversation.gap(lines[end], lines[i]) > AFTERMATH_SECONDS:
            break
        last = i
    return last


@dataclass(frozen=True)
class Window:
    """A small window round one quarrel: where to look, never what was said.

    `start` and `end` are the positions of its first and last heated line, `positions` the lines to
    show in order: two before it, and from its beginning at most fourteen.
    """

    at: datetime
    start: int
    end: int
    positions: tuple[int, ...]


def windows(reading: Reading) -> tuple[Window, ...]:
    """Return a window for each quarrel, in order of time."""
    conversation = reading.conversation
    lines = conversation.lines
    return tuple(
        Window(
            conversation.when(lines[quarrel.start]),
            lines[quarrel.start],
            lines[quarrel.end],
            tuple(lines[_opened(reading, quarrel) : min(quarrel.after, quarrel.start + SHOWN) + 1]),
        )
        for quarrel in reading.quarrels
    )


def _opened(reading: Reading, quarrel: Quarrel) -> int:
    """Return the first line to show: up to two before the quarrel, none from before a pause."""
    first = quarrel.start
    while first > max(0, quarrel.start - BEFORE) and reading.gaps[first - 1] <= reading.pause:
        first -= 1
    return first
