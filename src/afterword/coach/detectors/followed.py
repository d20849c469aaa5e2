"""One turn of speech followed by another in the same sentence, or opening the next one.

“I am sorry I read your diary, but you left it open” is an opening (`first`) and what takes it
back (`then`), with any number of words between. The mark runs from one to the other; when the
second opens the next sentence, only that second part is marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.coach.cues import Hit
from afterword.coach.draft import Draft, Sentence

WORDS = ("first", "then")


def find(draft: Draft, owner: str) -> Iterator[tuple[Sentence, Hit]]:
    """Yield the stretch from an opening to what follows it."""
    for sentence in draft.holding(f"{owner}/then"):
        firsts = sentence.found(f"{owner}/first")
        thens = sentence.found(f"{owner}/then")
        before = draft.sentences[sentence.index - 1] if sentence.index else None
        inside = [then for then in thens if firsts and then.first > firsts[0].last]
        if inside:
            yield sentence, Hit(firsts[0].first, inside[0].last)
        elif thens and thens[0].first == 0 and before and before.found(f"{owner}/first"):
            yield sentence, thens[0]
