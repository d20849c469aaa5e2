"""How often it got heated between the two, and whether that moved."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Level, Pair, Result, TooFew
from afterword.mirror.periods import month
from afterword.mirror.uncertainty import FEWEST, differ, wilson

ORDER = 35
NAME = "quarrels"
TITLE = "When it got heated"
QUESTION = "How often did a talk between you turn into a quarrel?"
UNIT = "of 100 talks"
HOW = (
    "A talk is everything between two pauses. A quarrel is a stretch of it, written by both, in "
    "which heated words (“you never”, “leave me alone” and the like) stand so much closer together "
    "than is usual for the two of you that chance would hardly do it. A pair that is often curt is "
    "measured by its own curtness. We compare the first third of all talks with the last."
)
CAVEAT = (
    "Quarrels that happened in a room, on the phone or in silence are not here, and some pairs "
    "tease in words that look heated. More quarrels in writing can also mean that you saw each "
    "other less."
)
SOURCE = (
    "That quarrels come in bursts is a plain observation; where a burst begins is set by our own "
    "list of words and has not been tested in a study. That couples quarrel says little by itself: "
    "research on couples looks at how, not at whether."
)
FEWEST_TALKS = 20
STAYED = "Between the beginning and the end it did not move by more than chance may do."


def measure(reading: Reading) -> Result:
    """Return talks with a quarrel by period; TooFew under twenty talks or without a quarrel."""
    starts = [0, *reading.pauses]
    hot = sorted({bisect_right(starts, quarrel.start) - 1 for quarrel in reading.quarrels})
    if len(starts) < FEWEST_TALKS or not hot:
        return TooFew(NAME, TITLE, QUESTION, _too_few(reading, len(starts)))
    lines = reading.conversation.lines
    shift = _shift(reading, starts, hot)
    return Pair(
        NAME,
        TITLE,
        QUESTION,
        f"{_said(len(reading.quarrels), len(hot), len(starts))} {shift}",
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(lines[quarrel.start] for quarrel in reading.quarrels),
        figures={"quarrels": len(reading.quarrels), "talks": len(starts), "heated_talks": len(hot)},
        unit=UNIT,
        stands_out=shift != STAYED,
        levels=_levels(reading, starts, hot),
    )


def _levels(reading: Reading, starts: list[int], hot: list[int]) -> tuple[Level, ...]:
    of = Counter(reading.period(i) for i in starts)
    heated = Counter(reading.period(starts[talk]) for talk in hot)
    return tuple(_level(label, heated[label], count) for label, count in of.items())


def _level(label: str, hits: int, of: int) -> Level:
    if of < FEWEST:
        return Level(label, None, of)
    low, high = wilson(hits, of)
    return Level(label, round(100 * hits / of, 1), of, (round(100 * low, 1), round(100 * high, 1)))


def _said(quarrels: int, hot: int, talks: int) -> str:
    found = "one stretch that reads" if quarrels == 1 else f"{quarrels} stretches that read"
    return f"We found {found} like a quarrel, in {hot} of your {talks:,} talks."


def _shift(reading: Reading, starts: list[int], hot: list[int]) -> str:
    third = len(starts) // 3
    first = sum(talk < third for talk in hot)
    last = sum(talk >= len(starts) - third for talk in hot)
    if not differ(first, last, third):
        return STAYED
    until, since = reading.when(starts[third - 1]), reading.when(starts[-third])
    return (
        f"It moved: in the first third of your talks (until {month(until)}) it was {first} of "
        f"{third}, in the last third (since {month(since)}) {last} of {third}."
    )


def _too_few(reading: Reading, talks: int) -> str:
    if talks < FEWEST_TALKS:
        return (
            f"This history holds {talks} talks with a pause between them. Under {FEWEST_TALKS} it "
            "is too few to say."
        )
    return (
        f"No stretch of this history reads like a quarrel by the {reading.cues.name} words we know."
    )
