"""Warm words in everyday lines, mine with theirs beside them, and whether mine moved."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.mirror.conversation import ME, THEM
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import OwnBesideTheirs, Result, TooFew
from afterword.mirror.quoting import quotes
from afterword.mirror.uncertainty import Estimate, ratio
from afterword.mirror.weeks import (
    FOREIGN,
    Thirds,
    by_period,
    is_foreign,
    levels,
    lines_by_week,
    thirds,
)

ORDER = 15
NAME = "warmth"
TITLE = "Warm words"
QUESTION = "How many of your lines held a warm word, and did that change?"
UNIT = "warm lines of 100"
HOW = (
    "We count your lines with words of affection, thanks, care or greeting (“thank you”, “sleep "
    "well”, “proud of you”), leaving out heated ones, and theirs beside them. The range is where "
    "the number may well lie (95 %), going by how much your weeks differ from one another. To see "
    "whether yours moved, we compare the weeks of the first third of the lines with the last."
)
CAVEAT = (
    "Much warmth has no words from a list: a shared joke, a photo, milk brought home. Some say "
    "love by asking about the train. Fewer warm words in a file can mean more time in one room."
)
SOURCE = (
    "Slatcher, Vazire and Pennebaker (2008) read ten days of instant messages of 68 young couples "
    "and found words of feeling tied to how content they were: a connection within one group, not "
    "a cause. Our list of warm words is our own and untested."
)
GROUPS = ("warmth", "affection")
FEWEST_LINES = 200
WORTH_SAYING = 0.15
MOST_EVIDENCE = 500
Weeks = dict[int, tuple[list[int], list[int]]]


def measure(reading: Reading) -> Result:
    """Return warm lines of a hundred by period; TooFew under two hundred lines by me."""
    if is_foreign(reading):
        return TooFew(NAME, TITLE, QUESTION, FOREIGN.format(language=reading.cues.name))
    weeks = lines_by_week(reading, *GROUPS)
    mine = sum(rows[ME][1] for rows in weeks.values())
    cut = thirds({week: rows[ME][1] + rows[THEM][1] for week, rows in weeks.items()})
    whole = _estimate(weeks, list(weeks), ME)
    if mine < FEWEST_LINES or cut is None or whole is None:
        return TooFew(NAME, TITLE, QUESTION, _too_few(mine))
    early, late = _estimate(weeks, cut.early, ME), _estimate(weeks, cut.late, ME)
    moved = early is not None and late is not None and early.apart(late, WORTH_SAYING)
    grouped = by_period(reading, weeks)
    warm = _own_warm(reading)
    return OwnBesideTheirs(
        NAME,
        TITLE,
        QUESTION,
        _said(whole, early, late, cut, moved),
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(reading.conversation.lines[i] for i in warm[:MOST_EVIDENCE]),
        figures={"my_lines": mine, "my_warm_lines": len(warm)},
        quotes=quotes(reading, warm, "This is you, too."),
        unit=UNIT,
        stands_out=moved,
        my_levels=levels(grouped, lambda some: _estimate(weeks, some, ME)),
        their_levels=levels(grouped, lambda some: _estimate(weeks, some, THEM)),
    )


def _estimate(weeks: Weeks, some: Sequence[int], seat: int) -> Estimate | None:
    return ratio([(weeks[week][seat][0], weeks[week][seat][1]) for week in some], per=100)


def _own_warm(reading: Reading) -> list[int]:
    warm, heat = reading.cues.mask(*GROUPS), reading.cues.mask("heat")
    return [
        i
        for i, (seat, bits) in enumerate(zip(reading.seats, reading.marks.bits, strict=True))
        if seat == ME and bits & warm and not bits & heat
    ]


def _said(
    whole: Estimate, early: Estimate | None, late: Estimate | None, cut: Thirds, moved: bool
) -> str:
    opening = f"Of 100 of your lines, about {whole.value:.0f} held a warm word."
    if early is None or late is None:
        return f"{opening} There are too few weeks at the beginning or the end to see a change."
    if not moved:
        return (
            f"{opening} Between the beginning and the end it did not move by more than chance may "
            "do."
        )
    return (
        f"{opening} It moved: {early.value:.0f} of 100 until {cut.until}, {late.value:.0f} of 100 "
        f"since {cut.since}."
    )


def _too_few(mine: int) -> str:
    return (
        f"For this we need {FEWEST_LINES} lines of yours over at least six weeks, not all of them "
        f"in one stretch. There are {mine}: too few to say."
    )
