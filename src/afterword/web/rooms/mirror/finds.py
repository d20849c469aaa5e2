"""What a person looks for in histories: own words beside them, quoted lines, kept messages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.urls import reverse

from afterword.web.rooms.mirror import windows
from afterword.web.rooms.mirror.histories import histories, is_absent, messages_of
from afterword.web.store import finding, sealed

Find = tuple[str, str, str, str, datetime]
"""Where it can be read, the words before the find, the find, the words after it, when."""


def in_histories(words: str, *, most: int) -> list[Find]:
    """Return finds in the histories of the shown book; of messages the newest first.

    None where nothing of the mirror may be shown; lines of the other are left out where only own
    ones may. What the measures say in our words is nothing to look for.
    """
    needles = finding.needles(words)
    if not needles.folded or most <= 0 or is_absent():
        return []
    return list(islice(_every(words, needles, most), most))


def _every(words: str, needles: finding.Needles, most: int) -> Iterator[Find]:
    for entry in histories():
        for url, text, at in _written(entry):
            if needles.are_in(text):
                yield (url, *finding.around(text, needles.folded[0]), at)
        lines, _lost = windows.search(entry.id, words, most)
        for line in lines:
            url = reverse("mirror:window", args=[entry.id, line.position])
            yield (url, *finding.around(line.text, needles.folded[0]), line.at)


def _written(entry: sealed.Entry) -> Iterator[tuple[str, str, datetime]]:
    """Yield own words beside a history, and its quoted lines where the messages are not there."""
    value = entry.value
    quoted = messages_of(entry.id) is None
    for number, result in enumerate(value["results"], start=1):
        url = reverse("mirror:finding", args=[entry.id, number])
        for where in ("now", "guess"):
            yield url, value.get(where, {}).get(result["name"], ""), entry.saved
        for quote in result.get("quotes", ()) if quoted else ():
            yield url, quote["text"], datetime.fromisoformat(quote["at"])
    yield reverse("mirror:outside", args=[entry.id]), value.get("outside", ""), entry.saved
