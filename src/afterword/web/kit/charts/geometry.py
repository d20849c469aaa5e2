"""Boxes and words in a drawing 340 units wide, so that no two of them ever touch."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width

WIDTH = 340.0
EDGE = 14.0  # room at both sides: half a disc and a little
TEXT_HEIGHT = 17.0
CHARACTER_WIDTH = (
    8.0  # generous for Figtree at 13 units, so that estimated boxes are never too small
)
PLOT_HEIGHT = 120.0


@dataclass(frozen=True)
class Box:
    """A rectangle; ``x`` and ``y`` are its top left corner."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        apart_across = self.x + self.width <= other.x or other.x + other.width <= self.x
        apart_down = self.y + self.height <= other.y or other.y + other.height <= self.y
        return not (apart_across or apart_down)


@dataclass(frozen=True)
class Label:
    """A word in the drawing: its SVG anchor point and the room it takes."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box


def label(text: str, x: float, top: float, anchor: str) -> Label:
    """A label at ``x`` by its anchor, with the box its letters will need below ``top``."""
    width = text_width(text)
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Label(
        text, round(x, 1), round(top + 13.0, 1), anchor, Box(left, top, width, TEXT_HEIGHT)
    )


def text_width(text: str) -> float:
    """How wide a word is at 14 units in Figtree; generous, so that no box is too small."""
    return sum(map(_character_width, text))


def _character_width(character: str) -> float:
    if character in "mwMW@…" or east_asian_width(character) in "WF":
        return 14.0
    return 11.0 if character.isupper() else 8.0


def shorter(text: str, room: float) -> str:
    """The text, cut with an ellipsis where it would need more room."""
    if text_width(text) <= room:
        return text
    end = len(text) - 1
    while end > 0 and text_width(text[:end] + "…") > room:
        end -= 1
    return text[:end].rstrip() + "…"


def ends(first: str, last: str, top: float) -> tuple[Label, ...]:
    """The first and the last word of an axis, each at most half the width."""
    room = WIDTH / 2 - 6.0
    start = label(shorter(first, room), 0.0, top, "start")
    if first == last:
        return (start,)
    return (start, label(shorter(last, room), WIDTH, top, "end"))
