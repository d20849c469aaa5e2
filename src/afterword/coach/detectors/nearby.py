"""One thing that is harmless alone and not beside another: a date beside “let me know”.

The mark is on `mark`, and only when `beside` stands in the same sentence or a neighbouring one.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.coach.cues import Hit
from afterword.coach.draft import Draft, Sentence

WORDS = ("mark", "beside")


def find(draft: Draft, owner: str) -> Iterator[tuple[Sentence, Hit]]:
    """Yield each `mark` that has a `beside` within one sentence of it."""
    near: set[int] = set()
    for sentence in draft.holding(f"{owner}/beside"):
        near.update((sentence.index - 1, sentence.index, sentence.index + 1))
    for sentence in draft.holding(f"{owner}/mark"):
        if sentence.index in near:
            for hit in sentence.found(f"{owner}/mark"):
                yield sentence, hit
