"""Days with a small thing beside days without one. Two numbers of one's own, and no claim."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean

from afterword.web.store.checkins import CheckIn

FEWEST = 5  # days of each sort; fewer say nothing


@dataclass(frozen=True, slots=True)
class Beside:
    """The mean face, 1 (heavy) to 5 (warm), and the number of days, with and without."""

    with_mean: float
    with_days: int
    without_mean: float
    without_days: int


def beside(cards: Sequence[CheckIn], done_on: Collection[date]) -> Beside | None:
    """Compare the days with a card; None while there are fewer than five of either sort."""
    on_those = [card.face for card in cards if card.day in done_on]
    others = [card.face for card in cards if card.day not in done_on]
    if min(len(on_those), len(others)) < FEWEST:
        return None
    return Beside(mean(on_those), len(on_those), mean(others), len(others))
