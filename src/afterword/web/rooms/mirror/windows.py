"""A few lines of a history, opened on choice: around a quote, a find, or a stretch of quarrel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from afterword.web.rooms.mirror import histories
from afterword.web.rooms.mirror.pages import SpokenLine
from afterword.web.store import archives
from afterword.web.store.messages import Line, Messages

AROUND = 4
MOST = 20
SPOKEN = {"text", "media", "call", "deleted"}


def around(value: dict[str, Any], position: int) -> list[int]:
    """Return the positions to show for one: its own window where there is one, else a few lines."""
    for window in value.get("windows", ()):
        if window["start"] == position:
            return list(window["positions"][:MOST])
    for result in value["results"]:
        for quote in result.get("quotes", ()):
            if quote["position"] == position and quote["context"]:
                return list(quote["context"][:MOST])
    return list(range(max(0, position - AROUND), position + AROUND + 1))


def lines(
    kept: Messages, value: dict[str, Any], positions: list[int], chosen: int
) -> list[SpokenLine]:
    """Return the messages at these positions, as far as they may be shown.

    Raises:
        archives.LostError: a segment is lost.
    """
    wanted = set(positions)
    found = (line for line in kept.between(min(wanted), max(wanted)) if line.position in wanted)
    return spoken(found, value, chosen=chosen)


def spoken(found: Iterable[Line], value: dict[str, Any], *, chosen: int = -1) -> list[SpokenLine]:
    """Return what persons wrote, theirs left out where that may not be shown."""
    return [
        SpokenLine(
            position=line.position,
            author=line.author or "",
            mine=is_mine(line, value),
            text=line.text,
            at=line.at,
            chosen=line.position == chosen,
        )
        for line in _may_be_shown(found, value)
    ]


def _may_be_shown(found: Iterable[Line], value: dict[str, Any]) -> Iterator[Line]:
    both = histories.shows_theirs()
    for line in found:
        written = line.kind in SPOKEN and line.author is not None
        if written and (both or is_mine(line, value)):
            yield line


def is_mine(line: Line, value: dict[str, Any]) -> bool:
    """Say whether the person wrote a line; in grief, whether someone else than the one who died."""
    if "them" in value:
        return bool(line.author != value["them"])
    return bool(line.author == value["me"])


def search(history: UUID, words: str, most: int) -> tuple[list[SpokenLine], bool]:
    """Return messages of a history that hold the words, the newest first, and whether one is lost.

    Where messages were not kept and are gone there are none.
    """
    kept = histories.messages_of(history)
    value = histories.history(history).value
    found: list[Line] = []
    lost = False
    try:
        found += islice(_may_be_shown(kept.search(words), value), most) if kept else ()
    except archives.LostError:
        lost = True
    return spoken(found, value), lost
