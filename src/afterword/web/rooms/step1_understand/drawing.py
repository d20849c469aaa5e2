"""The picture of the years as numbers: the line, the years below it, the marks above it.

Pure geometry, drawn twice: narrow for a phone, with numbered discs, and wide, with words where they
fit. Marks arrange themselves. A label stands right of its leader and above the labels of all later
marks that it reaches over, so no label, disc or leader ever touches another label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from afterword.web.kit.charts.geometry import (
    TEXT_HEIGHT,
    Box,
    Label,
    label,
    shorter,
    text_width,
)

Place = tuple[float, float]
DISC = 10.0  # radius
SLOT = 2 * DISC + 3.0
LANE = TEXT_HEIGHT + 3.0
MOST_LANES = 9
MOST_WORDED = 14
AFTER_LEADER = 5.0
GAP = 8.0
LONGEST_LABEL = 230.0
EDGE = 14.0
TOP = 6.0
FOOT = 8.0  # between the lowest point and the ground


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing: how wide, how wide its years are, how high they are, whether marks have words."""

    width: float
    plot: float
    height: float
    words: bool


NARROW = Size(width=340.0, plot=340.0, height=130.0, words=False)
HOME = Size(width=340.0, plot=340.0, height=60.0, words=False)
SKETCH = Size(width=340.0, plot=308.0, height=200.0, words=False)
WIDE = Size(width=720.0, plot=620.0, height=190.0, words=True)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a name, and where, from 0 (the first day) to 1 (the last)."""

    name: str
    along: float


@dataclass(frozen=True, slots=True)
class Spot:
    """One mark: a leader down to its spot; a label in words, or a disc with a number.

    ``several``: the disc stands for more than one, and its number says how many.
    """

    x: float
    y: float
    top: float
    on_line: bool
    label: Label | None
    disc: str
    several: bool
    box: Box

    @property
    def middle(self) -> float:
        """The height of a disc's centre."""
        return self.box.y + self.box.height / 2

    @property
    def number_at(self) -> float:
        """The height of the line on which a disc's number stands."""
        return self.middle + 4.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the template writes as SVG.

    ``foot`` is the ground, ``low`` the height of a nought; ``ground``: below the line, to fill.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    low: float
    foot: float
    paths: tuple[str, ...]
    ground: tuple[str, ...]
    rules: tuple[float, ...]
    labels: tuple[Label, ...]
    spots: tuple[Spot, ...]

    @property
    def words_at(self) -> tuple[float, float, float]:
        """Where the words for high and low stand on the paper: across, high, low."""
        return self.right + 5.0, self.top + 10.0, self.low + 4.0


def draw(
    values: Sequence[float | None],
    events: Sequence[Event],
    ticks: Sequence[str],
    size: Size,
) -> Drawing:
    """Draw values of 0 to 100, evenly spread, with events and a word for each stretch of time.

    Raises ValueError without a stretch of time.
    """
    if not ticks:
        raise ValueError("a drawing needs at least one stretch of time")
    left, right = EDGE, size.plot - EDGE
    worded = size.words and len(events) <= MOST_WORDED
    lanes = _lanes(events, left, right, size.width) if worded else None
    levels = max(lanes, default=-1) + 1 if lanes is not None else int(bool(events))
    top = TOP + levels * (LANE if lanes is not None else SLOT) + TEXT_HEIGHT + 2.0
    foot = top + size.height
    ground = foot + FOOT
    stretches = _stretches(_points(values, left, right, top, foot))
    ordered = sorted(events, key=lambda event: event.along)
    if lanes is not None:
        marks = _worded(ordered, lanes, stretches, left, right, ground, size.width, levels)
    else:
        marks = _discs(ordered, stretches, left, right, ground)
    return Drawing(
        width=size.width,
        height=ground + 4.0 + TEXT_HEIGHT,
        left=left,
        right=right,
        top=top,
        low=foot,
        foot=ground,
        paths=tuple(_curve(one) for one in stretches),
        ground=tuple(
            f"{_curve(one)}L{one[-1][0]:.1f} {ground:.1f}L{one[0][0]:.1f} {ground:.1f}Z"
            for one in stretches
        ),
        rules=_rules(len(ticks), left, right),
        labels=_ticks(ticks, left, right, ground + 4.0),
        spots=marks,
    )


def _points(
    values: Sequence[float | None], left: float, right: float, top: float, foot: float
) -> list[Place | None]:
    """Where each value stands: in the middle of its share of the width."""
    share = (right - left) / max(1, len(values))
    return [
        None if value is None else (left + share * (n + 0.5), foot - value / 100 * (foot - top))
        for n, value in enumerate(values)
    ]


def _stretches(
    points: Sequence[Place | None],
) -> list[list[Place]]:
    """The points that follow each other without a gap, together; a lone one is a short stroke."""
    stretches: list[list[Place]] = [[]]
    for point in points:
        if point is None:
            stretches.append([])
        else:
            stretches[-1].append(point)
    return [
        one if len(one) > 1 else [(one[0][0] - 3, one[0][1]), (one[0][0] + 3, one[0][1])]
        for one in stretches
        if one
    ]


def _curve(points: Sequence[Place]) -> str:
    """A soft line: it bends towards each point and passes through the middle between two."""
    (x, y), *others = points
    mid_x, mid_y = (x + others[0][0]) / 2, (y + others[0][1]) / 2
    parts = [f"M{x:.1f} {y:.1f}L{mid_x:.1f} {mid_y:.1f}"]
    for (x0, y0), (x1, y1) in pairwise(others):
        parts.append(f"Q{x0:.1f} {y0:.1f} {(x0 + x1) / 2:.1f} {(y0 + y1) / 2:.1f}")
    parts.append(f"L{others[-1][0]:.1f} {others[-1][1]:.1f}")
    return "".join(parts)


def _height(points: Sequence[Place], x: float) -> float | None:
    """Where a stretch, drawn by `_curve`, is at x; None beside it."""
    if not points[0][0] <= x <= points[-1][0]:
        return None
    share = points[1][0] - points[0][0]
    place = (x - points[0][0]) / share
    near = min(len(points) - 1, int(place + 0.5))
    if near in (0, len(points) - 1):
        first = min(near, len(points) - 2)
        here, following = points[first][1], points[first + 1][1]
        return here + (following - here) * (place - first)
    part = place + 0.5 - near
    before = (points[near - 1][1] + points[near][1]) / 2
    after = (points[near][1] + points[near + 1][1]) / 2
    return (1 - part) ** 2 * before + 2 * part * (1 - part) * points[near][1] + part**2 * after


def _rules(count: int, left: float, right: float) -> tuple[float, ...]:
    """The upright lines between stretches of time."""
    return tuple(round(left + (right - left) * n / count, 1) for n in range(count + 1))


def _ticks(ticks: Sequence[str], left: float, right: float, top: float) -> tuple[Label, ...]:
    """The words below, each in the middle of its stretch; as many as fit beside each other."""
    share = (right - left) / len(ticks)
    widest = max(text_width(text) for text in ticks) + GAP
    every = max(1, -(-int(widest) // max(1, int(share))))
    return tuple(
        label(text, left + share * (n + 0.5), top, "middle")
        for n, text in enumerate(ticks)
        if n % every == 0 and _inside(left + share * (n + 0.5), text_width(text), right + EDGE)
    )


def _inside(middle: float, width: float, end: float) -> bool:
    return middle - width / 2 >= 0 and middle + width / 2 <= end


# --- marks -------------------------------------------------------------------------------------


def _worded_text(event: Event, x: float, width: float) -> str:
    return shorter(event.name, min(LONGEST_LABEL, width - x - AFTER_LEADER - 1.0))


def _lanes(events: Sequence[Event], left: float, right: float, width: float) -> list[int] | None:
    """The lane of each event in order of time, 0 nearest the line; None where they do not fit."""
    ordered = sorted(events, key=lambda event: event.along)
    lanes = [0] * len(ordered)
    xs = [left + event.along * (right - left) for event in ordered]
    for here in range(len(ordered) - 1, -1, -1):
        text = _worded_text(ordered[here], xs[here], width)
        reach = xs[here] + AFTER_LEADER + text_width(text) + GAP
        under = [lanes[n] for n in range(here + 1, len(ordered)) if xs[n] < reach]
        lanes[here] = max(under, default=-1) + 1
    return lanes if max(lanes, default=0) < MOST_LANES else None


def _worded(
    events: Sequence[Event],
    lanes: Sequence[int],
    stretches: Sequence[Sequence[Place]],
    left: float,
    right: float,
    ground: float,
    width: float,
    levels: int,
) -> tuple[Spot, ...]:
    """Marks with words, each in its lane."""
    marks = []
    for event, lane in zip(events, lanes, strict=True):
        x = left + event.along * (right - left)
        top = TOP + (levels - 1 - lane) * LANE
        text = label(_worded_text(event, x, width), x + AFTER_LEADER, top, "start")
        y = _under(x, stretches)
        marks.append(
            Spot(
                x=round(x, 1),
                y=round(ground if y is None else y, 1),
                top=top + 2.0,
                on_line=y is not None,
                label=text,
                disc="",
                several=False,
                box=text.box,
            )
        )
    return tuple(marks)


def _discs(
    events: Sequence[Event],
    stretches: Sequence[Sequence[Place]],
    left: float,
    right: float,
    ground: float,
) -> tuple[Spot, ...]:
    """Marks as discs: one slot of the width each; a slot with several says how many."""
    count = max(1, int((right - left) // SLOT))
    share = (right - left) / count
    slots: dict[int, list[int]] = {}
    for number, event in enumerate(events, 1):
        slots.setdefault(min(count - 1, int(event.along * count)), []).append(number)
    middle = TOP + DISC
    marks = []
    for slot, numbers in slots.items():
        x = left + share * (slot + 0.5)
        y = _under(x, stretches)
        several = len(numbers) > 1
        marks.append(
            Spot(
                x=round(x, 1),
                y=round(ground if y is None else y, 1),
                top=middle + DISC,
                on_line=y is not None,
                label=None,
                disc=str(len(numbers) if several else numbers[0]),
                several=several,
                box=Box(x - DISC, middle - DISC, 2 * DISC, 2 * DISC),
            )
        )
    return tuple(marks)


def _under(x: float, stretches: Sequence[Sequence[Place]]) -> float | None:
    """The height of the line below x; None where nothing was drawn."""
    return next((y for one in stretches if (y := _height(one, x)) is not None), None)
