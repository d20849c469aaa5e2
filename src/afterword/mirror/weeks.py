"""A history cut into thirds and periods by its weeks, for measures that count words or lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from afterword.mirror.conversation import THEM, wall_clock
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Level
from afterword.mirror.periods import Periods, month
from afterword.mirror.scan import WEEK
from afterword.mirror.uncertainty import Estimate


@dataclass(frozen=True)
class Thirds:
    """The weeks of the first and the last third, counted by how much was written in them."""

    early: tuple[int, ...]
    late: tuple[int, ...]

    @property
    def until(self) -> str:
        """The month in which the first third ends."""
        return month(began(self.early[-1]))

    @property
    def since(self) -> str:
        """The month in which the last third begins."""
        return month(began(self.late[0]))


UNDERSTOOD = 0.12
"""In English about half of all words are small words; in another language, hardly any are ours."""

FOREIGN = (
    "Most of this history is not in {language}, the one language whose words we know here. So "
    "there is nothing to show, and it says nothing about what you wrote."
)


def is_foreign(reading: Reading) -> bool:
    """Say whether too few of all words are small words of the language of the cues."""
    marks = reading.marks
    words = found = 0
    for rows in marks.weeks.values():
        for row in rows:
            words += row[0]
            found += sum(row[number] for number in _small(marks.classes))
    return found < UNDERSTOOD * words


def _small(classes: Sequence[str]) -> list[int]:
    """Return the numbers of the nine classes; I, we and you are among the pronouns already."""
    return [n for n, name in enumerate(classes) if n and name not in ("i", "we", "you")]


def began(week: int) -> datetime:
    """Return the moment a week since 1970 began."""
    return wall_clock(week * WEEK)


def thirds(amounts: Mapping[int, int]) -> Thirds | None:
    """Cut weeks into thirds by the amount in each; None where one week holds a third of it all."""
    weeks = sorted(amounts)
    total = sum(amounts.values())
    early: list[int] = []
    late: list[int] = []
    for week, so_far in zip(weeks, accumulate(amounts[week] for week in weeks), strict=True):
        if 3 * so_far <= total:
            early.append(week)
        elif 3 * (so_far - amounts[week]) >= 2 * total:
            late.append(week)
    return Thirds(tuple(early), tuple(late)) if early and late else None


def by_period(reading: Reading, weeks: Iterable[int]) -> dict[str, list[int]]:
    """Group weeks by the period in which they began, in order."""
    periods = Periods.of(reading.conversation)
    grouped: dict[str, list[int]] = {}
    for week in sorted(weeks):
        grouped.setdefault(periods.label(began(week)), []).append(week)
    return grouped


def lines_by_week(reading: Reading, *groups: str) -> dict[int, tuple[list[int], list[int]]]:
    """Count for each week (lines with a cue of one of the groups, lines with words), mine, theirs.

    A heated line is never counted as one with the cue.
    """
    cues = reading.cues
    wanted, heat = cues.mask(*groups), cues.mask("heat")
    conversation = reading.conversation
    at, texts = conversation.at, conversation.texts
    weeks: dict[int, tuple[list[int], list[int]]] = {}
    current: int | None = None
    rows: tuple[list[int], list[int]] = ([0, 0], [0, 0])
    for position, seat, bits in zip(
        conversation.lines, reading.seats, reading.marks.bits, strict=True
    ):
        if seat > THEM or not texts[position]:
            continue
        week = at[position] // WEEK
        if week != current:
            current = week
            rows = weeks.setdefault(week, ([0, 0], [0, 0]))
        row = rows[seat]
        row[1] += 1
        if bits & wanted and not bits & heat:
            row[0] += 1
    return weeks


def levels(
    grouped: Mapping[str, Sequence[int]], estimate: Callable[[Sequence[int]], Estimate | None]
) -> tuple[Level, ...]:
    """Return one level out of a hundred for each group of weeks, empty where there are too few."""
    return tuple(level(label, estimate(weeks)) for label, weeks in grouped.items())


def level(label: str, found: Estimate | None, most: float = 100.0) -> Level:
    """Return an estimate as a level, rounded to a tenth, its interval kept between 0 and `most`."""
    if found is None:
        return Level(label, None, 0)
    low, high = found.interval
    return Level(label, round(found.value, 1), found.of, (round(low, 1), round(min(high, most), 1)))
