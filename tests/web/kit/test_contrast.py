"""Every colour words are written in can be read on what it lies on (WCAG 2.2: 1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from afterword.web import kit

TOKENS = Path(kit.__file__).parents[1] / "static" / "css" / "tokens.css"
WORDS = 4.5
EDGES = 3.0
GROUNDS = ("paper", "card")
PAIRS = [
    *((ink, ground, WORDS) for ink in ("ink", "soft", "accent", "error") for ground in GROUNDS),
    *((edge, ground, EDGES) for edge in ("edge", "leaf", "note") for ground in GROUNDS),
    ("accent-ink", "accent", WORDS),
    ("alarm-ink", "alarm", WORDS),
]


def palettes() -> dict[str, dict[str, str]]:
    """The light, the dark and the night face: name of a colour to its hexadecimal value."""
    text = TOKENS.read_text(encoding="utf-8")
    rules = re.findall(r"\n:root(:has\(body\.night\))? \{(.*?)\n\}", text, re.DOTALL)
    day, night = (dict(re.findall(r"--([\w-]+): ([^;]+);", body)) for _, body in rules)
    faces: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    for name, value in day.items():
        both = re.fullmatch(r"light-dark\((#\w+), (#\w+)\)", value)
        if both:
            faces["light"][name], faces["dark"][name] = both.groups()
        elif value.startswith("#"):
            faces["light"][name] = faces["dark"][name] = value
    dim = {name: value for name, value in night.items() if value.startswith("#")}
    faces["night"] = faces["dark"] | dim
    return faces


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("face", ["light", "dark", "night"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_it_can_be_read(face: str, ink: str, ground: str, least: float) -> None:
    colours = palettes()[face]
    assert contrast(colours[ink], colours[ground]) >= least
