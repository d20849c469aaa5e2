"""A river: how much was written month by month, as wide as it was, with its stretches named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from afterword.web.kit.charts.curve import curve
from afterword.web.kit.charts.geometry import (
    EDGE,
    PLOT_HEIGHT,
    TEXT_HEIGHT,
    WIDTH,
    Box,
    Label,
    ends,
)
from afterword.web.kit.charts.marks import DISC, Event, Mark, marks_of, spread

THINNEST = 1.5  # half the width of a month in which nothing was written: the bed stays visible


@dataclass(frozen=True)
class Reach:
    """One month of a river: its name, how much was written, the number of its stretch, from 0."""

    when: str
    amount: int
    stretch: int


@dataclass(frozen=True)
class Stretch:
    """A lettered part of the river: what is said of it, and where its letter and its start stand.

    ``begins`` is None for the first, which begins with the river.
    """

    letter: str
    text: str
    x: float
    y: float
    begins: float | None
    box: Box


@dataclass(frozen=True)
class RiverRow:
    """One row of the table below a river."""

    when: str
    amount: int
    letter: str
    events: str


@dataclass(frozen=True)
class RiverChart:
    """The river's outline, its stretches below, what happened above."""

    name: str
    title: str
    description: str
    height: float
    top: float
    foot: float
    path: str
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    rows: tuple[RiverRow, ...]
    unit: str
    width: float = WIDTH


def river(
    reaches: Sequence[Reach],
    stretches: Sequence[str],
    events: Sequence[Event] = (),
    *,
    name: str,
    title: str,
    description: str,
    unit: str,
) -> RiverChart:
    """Draw months as one river; ``stretches`` say in words what each of its parts was.

    ``unit`` heads the column of amounts in the table. Raises ``ValueError`` without months, for a
    month in no stretch, for an amount below nought, or for an event at no month.
    """
    _check(reaches, stretches, events)
    lane = DISC + 2.0
    top = lane + DISC + 12.0 if events else 4.0
    middle = top + PLOT_HEIGHT / 2
    xs = _across(len(reaches))
    most = max(reach.amount for reach in reaches) or 1
    halves = [max(THINNEST, reach.amount / most * PLOT_HEIGHT / 2) for reach in reaches]
    spots = [(x, middle - half) for x, half in zip(xs, halves, strict=True)]
    foot = top + PLOT_HEIGHT
    letters = foot + DISC + 6.0
    when_top = letters + DISC + 4.0
    return RiverChart(
        name=name,
        title=title,
        description=description,
        height=when_top + TEXT_HEIGHT,
        top=top,
        foot=foot,
        path=_outline(xs, halves, middle),
        stretches=_stretches(reaches, stretches, xs, letters),
        marks=marks_of(events, xs, spots, lane, middle),
        labels=ends(reaches[0].when, reaches[-1].when, when_top),
        rows=_rows(reaches, events),
        unit=unit,
    )


def _check(reaches: Sequence[Reach], stretches: Sequence[str], events: Sequence[Event]) -> None:
    if not reaches:
        raise ValueError("a river needs at least one month")
    if any(reach.amount < 0 for reach in reaches):
        raise ValueError("a river cannot be narrower than nothing")
    if any(not 0 <= reach.stretch < len(stretches) for reach in reaches):
        raise ValueError("a month must lie in one of the stretches")
    if any(not 0 <= event.index < len(reaches) for event in events):
        raise ValueError("an event must stand at one of the months")


def _across(count: int) -> list[float]:
    """Where the middles of ``count`` months stand."""
    if count == 1:
        return [WIDTH / 2]
    step = (WIDTH - 2 * EDGE) / (count - 1)
    return [EDGE + step * index for index in range(count)]


def _outline(xs: Sequence[float], halves: Sequence[float], middle: float) -> str:
    """The closed path along the upper bank and back along the lower one, from edge to edge."""
    xs = [0.0, *xs, WIDTH]
    halves = [halves[0], *halves, halves[-1]]
    upper = [(x, middle - half) for x, half in zip(xs, halves, strict=True)]
    lower = [(x, middle + half) for x, half in zip(xs, halves, strict=True)][::-1]
    return f"{curve(upper)}L{curve(lower)[1:]}Z"


def _stretches(
    reaches: Sequence[Reach], texts: Sequence[str], xs: Sequence[float], y: float
) -> tuple[Stretch, ...]:
    """The parts of the river, each with a letter below its middle, no two of which touch."""
    members = [
        [x for x, reach in zip(xs, reaches, strict=True) if reach.stretch == number]
        for number in range(len(texts))
    ]
    middles: list[float] = []
    for inside in members:
        before = middles[-1] if middles else EDGE
        middles.append((inside[0] + inside[-1]) / 2 if inside else before)
    places = spread(middles)
    return tuple(
        Stretch(
            letter=ascii_uppercase[number % 26],
            text=text,
            x=round(x, 1),
            y=y,
            begins=round(inside[0], 1) if inside and number else None,
            box=Box(x - DISC, y - DISC, 2 * DISC, 2 * DISC),
        )
        for number, (text, inside, x) in enumerate(zip(texts, members, places, strict=True))
    )


def _rows(reaches: Sequence[Reach], events: Sequence[Event]) -> tuple[RiverRow, ...]:
    """The table: every month, its letter, and what happened then."""
    return tuple(
        RiverRow(
            reach.when,
            reach.amount,
            ascii_uppercase[reach.stretch % 26],
            "; ".join(event.text for event in events if event.index == index),
        )
        for index, reach in enumerate(reaches)
    )
