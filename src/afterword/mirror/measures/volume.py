"""How much was written, by whom, and the phases of it."""

from __future__ import annotations

from bisect import bisect_left

from afterword.mirror.conversation import ME, THEM, Conversation, wall_clock
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Level, Pair, Result, Share, TooFew
from afterword.mirror.periods import Periods, day
from afterword.mirror.river import DAY, Phase, River, daily, river_of_days
from afterword.mirror.uncertainty import FEWEST, wilson

ORDER = 70
NAME = "volume"
TITLE = "The river of it"
QUESTION = "How much did the two of you write over time, and when did that change?"
UNIT = "lines a week"
HOW = (
    "We count lines, yours and theirs, month by month. A new phase begins on the day after which "
    "the amount stays higher or lower by at least four tenths, by more than the ups and downs of "
    "ordinary weeks would give; no phase is shorter than six weeks. Phases come from both of you "
    "together, never from one. The bars show your share of the lines."
)
CAVEAT = (
    "Writing less is not the same as being further apart: people write less when they share a "
    "kitchen. A new phone, another app, a new job or a lost export look the same from here."
)
SOURCE = (
    "Counting what is there; we know of no study that ties the amount to how a relationship goes. "
    "The way of finding phases (the clearest step first, then the clearest within each part) is a "
    "common one for changes in counts."
)
FEWEST_LINES = 100
MOST_PHASES_SAID = 4


def measure(reading: Reading) -> Result:
    """Return own share by period and the phases of both; TooFew under a hundred lines."""
    days = daily(reading.conversation)
    mine, of = (sum(rows[ME] for rows in days.values()), sum(map(sum, days.values())))
    if of < FEWEST_LINES:
        return TooFew(NAME, TITLE, QUESTION, _too_few(of))
    river = river_of_days(days)
    return Pair(
        NAME,
        TITLE,
        QUESTION,
        f"You wrote {mine:,} of {of:,} lines. {_said(river)}",
        HOW,
        CAVEAT,
        SOURCE,
        evidence=_first_lines(reading.conversation, river),
        figures={"lines": of, "mine": mine, "phases": len(river.phases)},
        unit=UNIT,
        stands_out=len(river.phases) > 1,
        shares=_by_period(reading.periods, days),
        whole=Share("Over the whole time", mine, of, wilson(mine, of)),
        levels=tuple(_level(phase) for phase in river.phases),
        river=river,
    )


def _by_period(periods: Periods, days: dict[int, list[int]]) -> tuple[Share, ...]:
    counted: dict[str, list[int]] = {}
    for number, rows in sorted(days.items()):
        total = counted.setdefault(periods.label(wall_clock(number * DAY)), [0, 0])
        total[ME] += rows[ME]
        total[THEM] += rows[THEM]
    return tuple(_share(label, mine, mine + theirs) for label, (mine, theirs) in counted.items())


def _share(label: str, mine: int, of: int) -> Share:
    return Share(label, mine, of, wilson(mine, of) if of >= FEWEST else None)


def _level(phase: Phase) -> Level:
    return Level(f"from {day(phase.began)}", phase.per_week, phase.mine + phase.theirs)


def _first_lines(conversation: Conversation, river: River) -> tuple[int, ...]:
    """Return the position of the first line of each phase."""
    lines = conversation.lines
    first = conversation.at[lines[0]] // DAY
    starts = [first + (phase.began - river.phases[0].began).days for phase in river.phases]
    found = (bisect_left(lines, one, key=lambda at: conversation.at[at] // DAY) for one in starts)
    return tuple(lines[min(i, len(lines) - 1)] for i in found)


def _said(river: River) -> str:
    phases = river.phases
    if len(phases) == 1:
        return (
            f"Over the {phases[0].days} days it was about {phases[0].per_week:.0f} lines a week; "
            "it did not change for good by more than chance may do."
        )
    opening = f"By how much the two of you wrote, there are {len(phases)} phases"
    if len(phases) > MOST_PHASES_SAID:
        return f"{opening}, drawn below."
    parts = [f"about {one.per_week:.0f} lines a week until {day(one.until)}" for one in phases[:-1]]
    return f"{opening}: {', then '.join(parts)}, and about {phases[-1].per_week:.0f} after that."


def _too_few(found: int) -> str:
    return f"There are {found} lines in this history. Under {FEWEST_LINES} it is too few to say."
