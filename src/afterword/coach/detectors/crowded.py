"""Something kind that becomes a flood: the fourth sentence in one draft that holds it.

Only the fourth is marked, once, so that a long letter is not covered in notes.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.coach.cues import Hit
from afterword.coach.draft import Draft, Sentence

WORDS = ("said",)
TOO_MANY = 4


def find(draft: Draft, owner: str) -> Iterator[tuple[Sentence, Hit]]:
    """Yield the cue in the fourth sentence that holds it."""
    seen = 0
    for sentence in draft.sentences:
        hits = sentence.found(f"{owner}/said")
        seen += bool(hits)
        if hits and seen == TOO_MANY:
            yield sentence, hits[0]
