"""What a result says, in two parts: enough to begin with, and the rest behind a fold."""

from __future__ import annotations

from typing import Any

from afterword.words.text import sentences

MOST_WORDS = 60  # before the first field of a page
FURNITURE = 12  # words around it: the key of a chart, a line that it was saved
LANGUAGE = "en"  # of what the measures say


def in_two(result: dict[str, Any]) -> tuple[str, str]:
    """Return whole sentences that leave the page light, at least one, and what follows them."""
    said = str(result["said"])
    room = MOST_WORDS - FURNITURE - _words(result["question"]) - _words(result["title"])
    end = 0
    for span in sentences(said, LANGUAGE):
        if end and _words(said[: span.end]) > room:
            break
        end = span.end
    return said[:end].strip(), said[end:].strip()


def _words(text: str) -> int:
    return len(text.split())
