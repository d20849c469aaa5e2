"""A curve through points that never overshoots them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def _slopes(stretch: Sequence[tuple[float, float]]) -> list[float]:
    """Slopes of a curve that never overshoots its points (Fritsch and Butland 1984)."""
    secants = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(stretch)]
    inner = [
        0.0 if before * after <= 0 else 2 * before * after / (before + after)
        for before, after in pairwise(secants)
    ]
    return [secants[0], *inner, secants[-1]]


def curve(stretch: Sequence[tuple[float, float]]) -> str:
    """The SVG path of one stretch of at least two points, left to right or right to left."""
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
