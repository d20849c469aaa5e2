"""How long an answer took, mine with theirs beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from heapq import nlargest
from math import hypot, log

from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Level, OwnBesideTheirs, Result, TooFew
from afterword.mirror.periods import month
from afterword.mirror.spans import brief
from afterword.mirror.uncertainty import SHOWN, SPOKEN, median_range, percentile

ORDER = 25
NAME = "answer_times"
TITLE = "How long an answer took"
QUESTION = "When they had written to you, how long until you answered?"
UNIT = "minutes until an answer, half came sooner"
HOW = (
    "An answer is the first line of one of you after a line of the other, with no pause between "
    "(see “Who wrote first after a pause”). We take the middle time: half of the answers came "
    "sooner, half later. The range beside it is where that middle may well lie (95 %, from the "
    "ranks). Then we compare the first third of all answers with the last: not how quick either "
    "of you was, only whether the distance between your two times moved."
)
CAVEAT = (
    "Busy is not cold. Work, sleep, small children, another app or the phone in another room all "
    "make answers slow, and a quick answer can be a habit, or a worry. Where the file knows only "
    "minutes, short times are rough."
)
SOURCE = (
    "People ask for this more than for anything else in their message histories. We found no "
    "study that ties it firmly to how a relationship goes. The way of counting is ours."
)
FEWEST_EACH = 60
FEWEST_IN_PERIOD = 20
MOST_EVIDENCE = 12


@dataclass(frozen=True)
class Middle:
    """The middle of some times in seconds, its 95 % interval, and the error of its logarithm."""

    seconds: float
    low: float
    high: float
    error: float
    of: int


def measure(reading: Reading) -> Result:
    """Return the middle time of own answers by period; TooFew under sixty answers by each."""
    mine, theirs = reading.answers
    if min(len(mine), len(theirs)) < FEWEST_EACH:
        return TooFew(NAME, TITLE, QUESTION, _too_few(min(len(mine), len(theirs))))
    grain = _grain(reading)
    my_middle, their_middle = (_middle(reading, lines, grain) for lines in (mine, theirs))
    shift = _shift(reading, grain)
    lean = _apart(my_middle, their_middle)
    my_periods, their_periods = _by_period(reading)
    slowest = nlargest(MOST_EVIDENCE, mine, key=lambda i: reading.gaps[i - 1])
    return OwnBesideTheirs(
        NAME,
        TITLE,
        QUESTION,
        f"{_balance(my_middle, their_middle)} {shift}",
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(reading.conversation.lines[i] for i in sorted(slowest)),
        figures={
            "my_answers": len(mine),
            "their_answers": len(theirs),
            "my_median_seconds": my_middle.seconds,
            "their_median_seconds": their_middle.seconds,
        },
        unit=UNIT,
        stands_out=lean or shift.startswith(_MOVED),
        my_levels=tuple(_level(reading, *group, grain) for group in my_periods.items()),
        their_levels=tuple(_level(reading, *group, grain) for group in their_periods.items()),
    )


def _grain(reading: Reading) -> int:
    """Return how fine the clock of the file is, in seconds: a minute, or one."""
    return 60 if all(gap % 60 == 0 for gap in reading.gaps[:1000]) else 1


def _middle(reading: Reading, lines: list[int], grain: int) -> Middle:
    times = sorted(reading.gaps[i - 1] for i in lines)
    low, high = median_range(times)
    seconds = float(max(percentile(times, 0.5), grain / 2))
    # A clock of minutes hides up to half a minute either way.
    lowest, highest = max(low - grain / 2, grain / 2), max(high + grain / 2, grain)
    return Middle(seconds, lowest, highest, log(highest / lowest) / (2 * SHOWN), len(times))


def _apart(one: Middle, other: Middle) -> bool:
    distance = abs(log(one.seconds / other.seconds))
    return distance > SPOKEN * hypot(one.error, other.error)


def _by_period(reading: Reading) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Group both our answers by period, every period of either in both, in order."""
    groups: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for lines, grouped in zip(reading.answers, groups, strict=True):
        for i in lines:
            grouped.setdefault(reading.period(i), []).append(i)
    mine, theirs = groups
    firsts = {label: some[0] for label, some in (*mine.items(), *theirs.items())}
    firsts |= {label: min(firsts[label], some[0]) for label, some in mine.items()}
    labels = sorted(firsts, key=firsts.__getitem__)
    return {one: mine.get(one, []) for one in labels}, {one: theirs.get(one, []) for one in labels}


def _level(reading: Reading, label: str, lines: list[int], grain: int) -> Level:
    if len(lines) < FEWEST_IN_PERIOD:
        return Level(label, None, len(lines))
    middle = _middle(reading, lines, grain)
    return Level(
        label,
        round(middle.seconds / 60, 1),
        middle.of,
        (round(middle.low / 60, 1), round(middle.high / 60, 1)),
    )


def _balance(mine: Middle, theirs: Middle) -> str:
    opening = (
        f"Half of your answers came within {_said(mine)}, half of theirs within {_said(theirs)}."
    )
    if not _apart(mine, theirs):
        return f"{opening} That is about the same."
    sooner = "you" if mine.seconds < theirs.seconds else "they"
    return f"{opening} So over the whole time, {sooner} answered sooner."


_MOVED = "Between the beginning and the end the distance"


def _shift(reading: Reading, grain: int) -> str:
    """Compare both times in the first third of all answers with both in the last third."""
    mine, theirs = reading.answers
    both = sorted(mine + theirs)
    until, since = both[len(both) // 3 - 1], both[-(len(both) // 3)]
    thirds = [
        [lines[: bisect_right(lines, until)], lines[bisect_left(lines, since) :]]
        for lines in (mine, theirs)
    ]
    if min(len(part) for parts in thirds for part in parts) < FEWEST_IN_PERIOD:
        return "There are too few answers at the beginning or the end to see whether it moved."
    (my_early, my_late), (their_early, their_late) = (
        [_middle(reading, part, grain) for part in parts] for parts in thirds
    )
    early = log(their_early.seconds / my_early.seconds)
    late = log(their_late.seconds / my_late.seconds)
    four = (my_early, my_late, their_early, their_late)
    if abs(late - early) <= SPOKEN * hypot(*(middle.error for middle in four)):
        return (
            "Between the beginning and the end, your two times did not drift apart or together by "
            "more than chance may do."
        )
    return (
        f"{_MOVED} between your two times moved: until {month(reading.when(until))} it was "
        f"{_said(my_early)} for you and {_said(their_early)} for them, since "
        f"{month(reading.when(since))} {_said(my_late)} for you and {_said(their_late)} for them."
    )


def _said(middle: Middle) -> str:
    return brief(middle.seconds)


def _too_few(found: int) -> str:
    return (
        f"To say how long an answer took we need {FEWEST_EACH} answers from each of you without a "
        f"pause before them. One of you has {found}: too few to say."
    )
