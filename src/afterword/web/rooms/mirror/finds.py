"""Messages that hold the words a person looks for, each with the way to its small window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.urls import reverse

from afterword.web.rooms.mirror import windows
from afterword.web.rooms.mirror.histories import histories, is_absent
from afterword.web.store import finding

Find = tuple[str, str, str, str, datetime]
"""Where it can be read, the words before the find, the find, the words after it, when."""


def in_messages(words: str, *, most: int) -> list[Find]:
    """Return finds in the messages of the shown book, the newest of each history first.

    None where nothing of the mirror may be shown; theirs are left out where only own lines may.
    """
    needles = finding.needles(words).folded
    if not needles or most <= 0 or is_absent():
        return []
    return list(islice(_every(words, needles[0], most), most))


def _every(words: str, needle: str, most: int) -> Iterator[Find]:
    for entry in histories():
        lines, _lost = windows.search(entry.id, words, most)
        for line in lines:
            url = reverse("mirror:window", args=[entry.id, line.position])
            yield (url, *finding.around(line.text, needle), line.at)
