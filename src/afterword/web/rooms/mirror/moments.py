"""One's own moments with a date, from the time line of step 1, to be seen beside the messages."""

from __future__ import annotations

from afterword.web.rooms.mirror.words_of_river import Dated


def dated() -> list[Dated]:
    """Return the moments of the shown book that have a year."""
    return []
