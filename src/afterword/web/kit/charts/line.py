"""A line of weeks: how it was, with what happened as numbered marks in their own lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from afterword.web.kit.charts.curve import curve
from afterword.web.kit.charts.geometry import (
    EDGE,
    PLOT_HEIGHT,
    TEXT_HEIGHT,
    WIDTH,
    Box,
    Label,
    ends,
    label,
    shorter,
)
from afterword.web.kit.charts.marks import DISC, Event, Mark, marks_of


@dataclass(frozen=True)
class Point:
    """One value of a line: when, in words, and how it was; ``None`` where nothing was said."""

    when: str
    value: float | None


@dataclass(frozen=True)
class LineRow:
    """One row of the table below a line."""

    when: str
    value: str
    events: str


@dataclass(frozen=True)
class LineChart:
    """A line over time: a path for each unbroken stretch, ``alone`` for single points."""

    name: str
    title: str
    description: str
    height: float
    baseline: float
    paths: tuple[str, ...]
    alone: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    line_boxes: tuple[Box, ...]
    rows: tuple[LineRow, ...]
    width: float = WIDTH


def _across(count: int) -> list[float]:
    """Where ``count`` points stand, left to right."""
    if count == 1:
        return [WIDTH / 2]
    step = (WIDTH - 2 * EDGE) / (count - 1)
    return [EDGE + step * index for index in range(count)]


def _stretches(spots: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """The points that follow each other without a gap, together."""
    stretches: list[list[tuple[float, float]]] = [[]]
    for spot in spots:
        if spot is None:
            stretches.append([])
        else:
            stretches[-1].append(spot)
    return [stretch for stretch in stretches if stretch]


def _line_boxes(stretches: Sequence[Sequence[tuple[float, float]]]) -> tuple[Box, ...]:
    """Boxes that hold the whole line: between two points the curve stays between their heights."""
    half = 1.25  # half the stroke
    boxes = []
    for stretch in stretches:
        for (x0, y0), (x1, y1) in pairwise([*stretch, stretch[-1]]):
            top = min(y0, y1) - half
            boxes.append(Box(x0 - half, top, x1 - x0 + 2 * half, abs(y1 - y0) + 2 * half))
    return tuple(boxes)


def _rows(points: Sequence[Point], events: Sequence[Event]) -> tuple[LineRow, ...]:
    """The table: every point, with what happened then."""
    rows = []
    for index, point in enumerate(points):
        value = "" if point.value is None else f"{point.value:g}"
        happened = "; ".join(event.text for event in events if event.index == index)
        rows.append(LineRow(point.when, value, happened))
    return tuple(rows)


def line_of_weeks(
    points: Sequence[Point],
    events: Sequence[Event] = (),
    *,
    name: str,
    title: str,
    description: str,
    low: str,
    high: str,
    scale: tuple[float, float] = (1.0, 5.0),
) -> LineChart:
    """A line through equally spaced points, broken where nothing was said.

    ``low`` and ``high`` are the words for the two ends of ``scale``; ``name`` is unique on the
    page. Raises ``ValueError`` without points, for an event at no point, or for a value outside
    the scale.
    """
    bottom, top = scale
    if not points:
        raise ValueError("a line needs at least one point")
    if any(not 0 <= event.index < len(points) for event in events):
        raise ValueError("an event must stand at one of the points")
    if any(p.value is not None and not bottom <= p.value <= top for p in points):
        raise ValueError("a value lies outside the scale")
    lane = TEXT_HEIGHT + 4.0 + DISC
    plot_top = lane + DISC + 12.0 if events else TEXT_HEIGHT + 8.0
    foot = plot_top + PLOT_HEIGHT
    xs = _across(len(points))
    spots = [
        None if p.value is None else (x, foot - (p.value - bottom) / (top - bottom) * PLOT_HEIGHT)
        for p, x in zip(points, xs, strict=True)
    ]
    stretches = _stretches(spots)
    baseline = foot + 6.0
    words = (
        label(shorter(high, WIDTH), 0.0, 0.0, "start"),
        label(shorter(low, WIDTH), 0.0, baseline + 2.0, "start"),
    )
    when_top = baseline + 2.0 + TEXT_HEIGHT + 2.0
    return LineChart(
        name=name,
        title=title,
        description=description,
        height=when_top + TEXT_HEIGHT,
        baseline=baseline,
        paths=tuple(curve(stretch) for stretch in stretches if len(stretch) > 1),
        alone=tuple(stretch[0] for stretch in stretches if len(stretch) == 1),
        marks=marks_of(events, xs, spots, lane, foot),
        labels=words + ends(points[0].when, points[-1].when, when_top),
        line_boxes=_line_boxes(stretches),
        rows=_rows(points, events),
    )
