"""Something that may be said once and weighs on the reader the second time.

The first sentence with the cue is left alone; every later one is marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.coach.cues import Hit
from afterword.coach.draft import Draft, Sentence

WORDS = ("said",)


def find(draft: Draft, owner: str) -> Iterator[tuple[Sentence, Hit]]:
    """Yield the cue in the second sentence that holds it, and in each one after."""
    for sentence in draft.holding(f"{owner}/said")[1:]:
        yield sentence, sentence.found(f"{owner}/said")[0]
