"""What burns on the next page, once: the words are gone from the disk, and pass before the eyes.

``light`` holds them in the session's row, in memory only, until the page that burns them takes
them. Nothing that was burned can be read a second time, and locking lets go of it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from afterword.web.kit.charts import strokes
from afterword.web.store import session

LINES = 14
LETTERS_A_LINE = 30
POINTS = 1_500
ELLIPSIS = "…"
_HELD = "burning"


@dataclass(frozen=True, slots=True)
class Onward:
    """Where the page leads after the breath, and in which words."""

    url: str
    words: str


@dataclass(slots=True)
class Burning:
    """One page in the fire: its lines, or its picture. Without either an empty sheet burns."""

    lines: list[str] = field(default_factory=list)
    paths: list[strokes.Path] = field(default_factory=list)
    onward: Onward | None = None

    def let_go(self) -> None:
        """Forget it: the vault is being locked."""
        self.lines, self.paths, self.onward = [], [], None


def light(
    text: str = "",
    *,
    drawn: Sequence[strokes.Stroke] = (),
    onward: Onward | None = None,
) -> None:
    """Hold what was just deleted for the page that burns it. Call it after the deletion."""
    paths = strokes.picture(strokes.sketch(drawn, POINTS)) if drawn else []
    session.current().row.uploads[_HELD] = Burning(lines_of(text), paths, onward)


def take() -> Burning:
    """Return what burns now, and forget it; an empty sheet where nothing was lit."""
    found = session.current().row.uploads.pop(_HELD, None)
    return found if isinstance(found, Burning) else Burning()


def lines_of(text: str) -> list[str]:
    """Break a text into the lines of a small sheet; what does not fit on it is one sign."""
    beginning = text.strip()[: LINES * LETTERS_A_LINE * 4]
    found: list[str] = []
    for paragraph in beginning.splitlines():
        found += wrap(paragraph, LETTERS_A_LINE) or [""]
    if len(found) > LINES:
        found = [*found[: LINES - 1], ELLIPSIS]
    return found
