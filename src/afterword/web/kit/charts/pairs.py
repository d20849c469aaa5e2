"""Paired bars over months or quarters: my part, and theirs beside it for the same question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.web.kit.charts.geometry import (
    PLOT_HEIGHT,
    TEXT_HEIGHT,
    WIDTH,
    Box,
    Label,
    ends,
    label,
    shorter,
)


@dataclass(frozen=True)
class PairRow:
    """One month or quarter: how much was mine, how much theirs."""

    when: str
    mine: float
    theirs: float


@dataclass(frozen=True)
class PairBar:
    """Two bars side by side on one baseline."""

    mine: Box
    theirs: Box


@dataclass(frozen=True)
class PairChart:
    """Paired bars over time, me first, with the words of the key."""

    name: str
    title: str
    description: str
    height: float
    baseline: float
    bars: tuple[PairBar, ...]
    labels: tuple[Label, ...]
    rows: tuple[PairRow, ...]
    me: str
    them: str
    width: float = WIDTH


def _pair_bars(rows: Sequence[PairRow], most: float, baseline: float) -> tuple[PairBar, ...]:
    """Two bars in each equal slot, with a third of the slot left free."""
    slot = WIDTH / len(rows)
    width = min(slot / 3, 24.0)
    bars = []
    for index, row in enumerate(rows):
        middle = slot * (index + 0.5)
        mine = row.mine / most * PLOT_HEIGHT
        theirs = row.theirs / most * PLOT_HEIGHT
        bars.append(
            PairBar(
                mine=Box(middle - width, baseline - mine, width - 1.0, mine),
                theirs=Box(middle + 1.0, baseline - theirs, width - 1.0, theirs),
            )
        )
    return tuple(bars)


def pair_bars(
    rows: Sequence[PairRow],
    *,
    name: str,
    title: str,
    description: str,
    me: str,
    them: str,
    unit: str,
) -> PairChart:
    """My bars beside theirs, month by month or quarter by quarter, for the same question.

    ``unit`` follows the highest value in the words at the top of the axis ("12 messages").
    Raises ``ValueError`` without rows or for a value below nought.
    """
    if not rows:
        raise ValueError("paired bars need at least one row")
    if any(value < 0 for row in rows for value in (row.mine, row.theirs)):
        raise ValueError("a bar cannot be shorter than nothing")
    highest = max(max(row.mine, row.theirs) for row in rows)
    baseline = TEXT_HEIGHT + 8.0 + PLOT_HEIGHT
    axis = label(shorter(f"{highest:g} {unit}", WIDTH), 0.0, 0.0, "start")
    when_top = baseline + 6.0
    return PairChart(
        name=name,
        title=title,
        description=description,
        height=when_top + TEXT_HEIGHT,
        baseline=baseline,
        bars=_pair_bars(rows, highest or 1.0, baseline),
        labels=(axis, *ends(rows[0].when, rows[-1].when, when_top)),
        rows=tuple(rows),
        me=me,
        them=them,
    )
