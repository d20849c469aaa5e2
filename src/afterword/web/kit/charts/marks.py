"""What happened, as numbered discs in a lane of their own above a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.web.kit.charts.geometry import EDGE, WIDTH, Box

DISC = 10.0  # radius
DISC_GAP = 2 * DISC + 2.0
MOST_DISCS = int((WIDTH - 2 * EDGE) // DISC_GAP) + 1


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


def spread(wanted: Sequence[float]) -> list[float]:
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


def marks_of(
    events: Sequence[Event],
    xs: Sequence[float],
    spots: Sequence[tuple[float, float] | None],
    lane: float,
    foot: float,
) -> tuple[Mark, ...]:
    """Events in order of time; the newest ``MOST_DISCS`` get a disc in the lane above the line."""
    ordered = sorted(events, key=lambda event: event.index)
    unseen = max(0, len(ordered) - MOST_DISCS)
    places = [0.0] * unseen + spread([xs[event.index] for event in ordered[unseen:]])
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
