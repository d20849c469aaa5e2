"""Four minutes at weeks 0, 3, 6 and 9: which text belongs to which week. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = (0, 3, 6, 9)
EARLY = timedelta(days=7)  # so much before its day a text counts for it
HEAVIER = "heavier"


@dataclass(frozen=True, slots=True)
class Slot:
    """One of the four: the day from which it may be written, and which text fills it, if any."""

    week: int
    due: date
    number: int | None


def slots(days: Sequence[date]) -> list[Slot]:
    """Lay texts, by their days in order, onto the four weeks; none before the first text.

    Each text fills the latest week that has come by then; of several for one week the last counts.
    """
    if not days:
        return []
    due = [days[0] + timedelta(weeks=week) for week in WEEKS]
    filled: dict[int, int] = {}
    for number, day in enumerate(days):
        reached = [n for n, at in enumerate(due) if day >= at - (EARLY if n else timedelta())]
        filled[reached[-1] if reached else 0] = number
    return [Slot(week, due[n], filled.get(n)) for n, week in enumerate(WEEKS)]


def next_due(laid: Sequence[Slot]) -> Slot | None:
    """Return the first week without a text that no later one has passed over; None at the end."""
    last = max((n for n, slot in enumerate(laid) if slot.number is not None), default=-1)
    return next((slot for slot in laid[last + 1 :] if slot.number is None), None)


def stop(felt: Sequence[str]) -> bool:
    """Say whether the last two times, in order, it was heavier afterwards."""
    return len(felt) > 1 and list(felt[-2:]) == [HEAVIER, HEAVIER]
