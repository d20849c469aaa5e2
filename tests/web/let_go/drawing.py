"""Drawing the way a browser does."""

from __future__ import annotations

import math

from afterword.web.kit.charts import strokes
from tests.web.people import Person

HOUSE = [[0, 200, 900, 3, 200, 500, 4, 800, 500, 5, 800, 900, 4], [4, 500, 300, 9]]


def full_page(points: int = strokes.MOST_POINTS) -> list[list[int]]:
    """As much as a page holds, in waves."""
    found = []
    for first in range(0, points, 100):
        stroke = [first // 100 % strokes.COLOURS]
        for n in range(first, first + 100):
            across = n * 7 % strokes.WIDTH
            down = round(600 + 500 * math.sin(n / 30))
            stroke += [across, down, 1 + n // 9 % strokes.HARDEST]
        found.append(stroke)
    return found


def draw(person: Person, drawn: list[list[int]] = HOUSE, words: str = "") -> str:
    """Keep a drawing; return the id in its address."""
    sent = {"strokes": strokes.written(drawn), "words": words}
    answer = person.post("/r/6/a/new/", sent)
    assert answer.status_code == 303, answer.content.decode()[:400]
    return str(answer.headers["Location"]).split("/")[4]
