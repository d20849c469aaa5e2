"""A line of weeks: how it was, with what happened as numbered marks in their own lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

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

DISC = 10.0  # radius
DISC_GAP = 2 * DISC + 2.0
MOST_DISCS = int((WIDTH - 2 * EDGE) // DISC_GAP) + 1


@dataclass(frozen=True)
class Point:
    """One value of a line: when, in words, and how it was; ``None`` where nothing was said."""

    when: str
    value: float | None


@dataclass(frozen=True)
class Event:
    """Something that happened at the point of that index."""

    index: int
    text: str
    when: str


@dataclass(frozen=True)
class Mark:
    """An event in the drawing: a numbered disc, a leader, a spot on the line.

    ``number`` is 0, and nothing is drawn, for an event older than the newest ``MOST_DISCS``.
    """

    number: int
    text: str
    when: str
    x: float
    y: float
    spot_x: float
    spot_y: float
    on_line: bool
    box: Box


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


def _spread(wanted: Sequence[float]) -> list[float]:
    """The same positions moved apart just enough that no two discs touch, in order."""
    placed: list[float] = []
    for position in wanted:
        least = placed[-1] + DISC_GAP if placed else EDGE
        placed.append(max(position, least))
    most = WIDTH - EDGE
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], most)
        most = placed[index] - DISC_GAP
    return placed


def _stretches(spots: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """The points that follow each other without a gap, together."""
    stretches: list[list[tuple[float, float]]] = [[]]
    for spot in spots:
        if spot is None:
            stretches.append([])
        else:
            stretches[-1].append(spot)
    return [stretch for stretch in stretches if stretch]


def _slopes(stretch: Sequence[tuple[float, float]]) -> list[float]:
    """Slopes of a curve that never overshoots its points (Fritsch and Butland 1984)."""
    secants = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(stretch)]
    inner = [
        0.0 if before * after <= 0 else 2 * before * after / (before + after)
        for before, after in pairwise(secants)
    ]
    return [secants[0], *inner, secants[-1]]


def _curve(stretch: Sequence[tuple[float, float]]) -> str:
    """The SVG path of one stretch of at least two points."""
    slopes = _slopes(stretch)
    parts = [f"M{stretch[0][0]:.1f} {stretch[0][1]:.1f}"]
    for index, ((x0, y0), (x1, y1)) in enumerate(pairwise(stretch)):
        third = (x1 - x0) / 3
        parts.append(
            f"C{x0 + third:.1f} {y0 + slopes[index] * third:.1f}"
            f" {x1 - third:.1f} {y1 - slopes[index + 1] * third:.1f}"
            f" {x1:.1f} {y1:.1f}"
        )
    return "".join(parts)


def _line_boxes(stretches: Sequence[Sequence[tuple[float, float]]]) -> tuple[Box, ...]:
    """Boxes that hold the whole line: between two points the curve stays between their heights."""
    half = 1.25  # half the stroke
    boxes = []
    for stretch in stretches:
        for (x0, y0), (x1, y1) in pairwise([*stretch, stretch[-1]]):
            top = min(y0, y1) - half
            boxes.append(Box(x0 - half, top, x1 - x0 + 2 * half, abs(y1 - y0) + 2 * half))
    return tuple(boxes)


def _marks(
    events: Sequence[Event],
    xs: Sequence[float],
    spots: Sequence[tuple[float, float] | None],
    lane: float,
    foot: float,
) -> tuple[Mark, ...]:
    """Events in order of time; the newest ``MOST_DISCS`` get a disc in the lane above the line."""
    ordered = sorted(events, key=lambda event: event.index)
    unseen = max(0, len(ordered) - MOST_DISCS)
    places = [0.0] * unseen + _spread([xs[event.index] for event in ordered[unseen:]])
    marks = []
    for position, (event, x) in enumerate(zip(ordered, places, strict=True)):
        spot = spots[event.index]
        marks.append(
            Mark(
                number=max(0, position - unseen + 1),
                text=event.text,
                when=event.when,
                x=round(x, 1),
                y=lane,
                spot_x=round(xs[event.index], 1),
                spot_y=round(spot[1], 1) if spot else foot,
                on_line=spot is not None,
                box=Box(x - DISC, lane - DISC, 2 * DISC, 2 * DISC),
            )
        )
    return tuple(marks)


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
        paths=tuple(_curve(stretch) for stretch in stretches if len(stretch) > 1),
        alone=tuple(stretch[0] for stretch in stretches if len(stretch) == 1),
        marks=_marks(events, xs, spots, lane, foot),
        labels=words + ends(points[0].when, points[-1].when, when_top),
        line_boxes=_line_boxes(stretches),
        rows=_rows(points, events),
    )
