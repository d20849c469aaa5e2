"""A drawing by hand as numbers: the strokes of a pen, and the paths of its picture.

A stroke is one list of whole numbers: its colour, then for each point across, down and how hard the
pen was pressed. The paper is 1,000 wide and 1,250 high, colours count from 0, pressure from 1.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDTH = 1_000
HEIGHT = 1_250
INKS = ("#2e2823", "#9a4a2c", "#4d6b55", "#3f6182", "#b07d1c", "#7a5074")  # where no style is
COLOURS = len(INKS)
HARDEST = 9
MOST_POINTS = 8_000
MOST_STROKES = 1_500
LONGEST = 150_000  # characters, as JSON: every stroke and every point at its longest
SKETCHED = 250  # points of the small picture in a list

Stroke = Sequence[int]


@dataclass(frozen=True, slots=True)
class Path:
    """One piece of a stroke, pressed evenly. ``width`` and ``d`` as SVG takes them."""

    colour: int
    width: str
    d: str

    @property
    def ink(self) -> str:
        """The colour itself, on white paper."""
        return INKS[self.colour]


def read(text: str) -> list[list[int]]:
    """Return the strokes in a JSON text; "" holds none.

    Raises ValueError where it holds anything but strokes on the paper, or more than fit.
    """
    if len(text) > LONGEST:
        raise ValueError("a drawing is too long")
    try:
        strokes = json.loads(text or "[]")
    except RecursionError:
        raise ValueError("no strokes, but brackets") from None
    if not isinstance(strokes, list) or len(strokes) > MOST_STROKES:
        raise ValueError("no list of strokes, or too many")
    if not all(map(_is_stroke, strokes)):
        raise ValueError("a stroke is off the paper")
    if sum(len(stroke) // 3 for stroke in strokes) > MOST_POINTS:
        raise ValueError("too many points")
    return strokes


def written(strokes: Sequence[Stroke]) -> str:
    """Return strokes as the JSON text that ``read`` takes."""
    return json.dumps(strokes, separators=(",", ":"))


def sketch(strokes: Sequence[Stroke], most: int = SKETCHED) -> list[list[int]]:
    """Return about ``most`` points of a drawing, for a small picture; ends of strokes stay."""
    every = -(-len(strokes) // most) or 1
    some = strokes[::every]
    points = sum(len(stroke) // 3 for stroke in some)
    apart = -(-points // most) or 1
    return [_thinner(stroke, apart) for stroke in some]


def picture(strokes: Sequence[Stroke]) -> list[Path]:
    """Return what to draw, the first stroke first."""
    return [path for stroke in strokes for path in _paths(stroke)]


def _is_stroke(value: object) -> bool:
    if not isinstance(value, list) or len(value) < 4 or len(value) % 3 != 1:
        return False
    if {type(number) for number in value} != {int}:
        return False
    across, down, pressed = value[1::3], value[2::3], value[3::3]
    return all(
        (
            0 <= value[0] < COLOURS,
            0 <= min(across) <= max(across) <= WIDTH,
            0 <= min(down) <= max(down) <= HEIGHT,
            1 <= min(pressed) <= max(pressed) <= HARDEST,
        )
    )


def _points(stroke: Stroke) -> list[tuple[int, int, int]]:
    return list(zip(stroke[1::3], stroke[2::3], stroke[3::3], strict=True))


def _thinner(stroke: Stroke, apart: int) -> list[int]:
    """Return fewer points of a stroke, pressed evenly: a small picture shows no more."""
    points = _points(stroke)
    kept = points[::apart]
    if kept[-1] != points[-1]:
        kept.append(points[-1])
    evenly = round(sum(pressed for _x, _y, pressed in kept) / len(kept))
    return [stroke[0], *(number for x, y, _pressed in kept for number in (x, y, evenly))]


def _paths(stroke: Stroke) -> Iterator[Path]:
    """Cut a stroke where the pen is pressed otherwise; each piece begins where the last ended."""
    colour, points = stroke[0], _points(stroke)
    x, y, pressed = points[0]
    if len(points) == 1:
        yield Path(colour, _width(pressed), f"M{x} {y}h.1")
        return
    piece = [f"M{x} {y}"]
    width = points[1][2]
    for before, (x, y, pressed) in pairwise(points):
        if pressed != width:
            yield Path(colour, _width(width), "L".join(piece))
            piece = [f"M{before[0]} {before[1]}"]
            width = pressed
        piece.append(f"{x} {y}")
    yield Path(colour, _width(width), "L".join(piece))


def _width(pressed: int) -> str:
    return str(3 + 2 * pressed)
