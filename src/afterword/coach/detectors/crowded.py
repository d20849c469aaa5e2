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
    for sentence in draft.holding(f"{owner}/said")[TOO_MANY - 1 : TOO_MANY]:
        yield sentence, sentence.found(f"{owner}/said")[0]
