"""A condition and a consequence in one sentence, in either order.

“If you do not answer, I will come round” and “I will come round if you do not answer” are the
same; the mark covers both halves.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.coach.cues import Hit
from afterword.coach.draft import Draft, Sentence

WORDS = ("condition", "consequence")


def find(draft: Draft, owner: str) -> Iterator[tuple[Sentence, Hit]]:
    """Yield the stretch that holds both a condition and its consequence."""
    for sentence in draft.holding(f"{owner}/condition"):
        condition = sentence.found(f"{owner}/condition")[0]
        apart = [
            hit
            for hit in sentence.found(f"{owner}/consequence")
            if hit.first > condition.last or hit.last < condition.first
        ]
        if apart:
            ends = (condition, apart[0])
            yield sentence, Hit(min(hit.first for hit in ends), max(hit.last for hit in ends))
