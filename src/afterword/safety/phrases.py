"""Phrases, and how one is found in a text, word by word.

A phrase is plain words with five marks: `a|b` is either word, `word?` may be absent, `...` lets up
to three words stand in between, `..` up to four that speak of nobody else ("I watched him die" is
not "I die"), and `<name>` is any word of that group in `groups.toml`. Each
phrase is tried only where its first word stands, and looks at a bounded number of words from there,
so that the time grows in step with the length of the text whatever the text says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from afterword.safety.tokens import Spelling

_GAP = 3
_OWN_GAP = 4


@dataclass(frozen=True)
class Step:
    """One place in a phrase: the words that may stand there, or a gap.

    Attributes:
        words: the words; none at all for a gap.
        optional: whether the word may be absent.
        gap: how many words at most a gap skips.
        barred: words a gap does not skip.
    """

    words: frozenset[str]
    optional: bool = False
    gap: int = 0
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Phrase:
    """What may be found, and what finding it means.

    Attributes:
        steps: the places of the phrase in order; the first is never optional and never a gap.
        tier: "A", "B", "C", or "lowered" for a saying that makes what it covers softer.
        kind: "self-harm", "violence", or "" where a phrase says neither.
        second: the words that may come right after the first, empty when it can be any.
            A quick way to see that a phrase is not here.
    """

    steps: tuple[Step, ...]
    tier: str
    kind: str
    second: frozenset[str]

    @property
    def last(self) -> frozenset[str]:
        """The words it may end with."""
        return self.steps[-1].words

    @property
    def reach(self) -> int:
        """How many words the longest form of it takes."""
        return sum(step.gap or 1 for step in self.steps)


def find(
    words: Sequence[str], phrases: Mapping[str, tuple[Phrase, ...]]
) -> Iterator[tuple[int, int, Phrase]]:
    """Yield each phrase found: index of its first word, index past its last, the phrase."""
    phrases = _possible(frozenset(words), phrases)
    reach = max((one.reach for several in phrases.values() for one in several), default=0)
    for at, word in enumerate(words):
        starting = phrases.get(word)
        if starting is None:
            continue
        ahead = frozenset(words[at : at + reach])
        following = words[at + 1] if at + 1 < len(words) else ""
        for phrase in starting:
            if phrase.second and following not in phrase.second:
                continue
            if ahead.isdisjoint(phrase.last):
                continue
            end = _match(words, at + 1, phrase.steps, 1)
            if end >= 0:
                yield at, end, phrase


def _possible(
    present: frozenset[str], phrases: Mapping[str, tuple[Phrase, ...]]
) -> dict[str, tuple[Phrase, ...]]:
    """Leave out the phrases whose first or last word is nowhere in the text."""
    return {
        word: kept
        for word, several in phrases.items()
        if word in present
        and (kept := tuple(one for one in several if not present.isdisjoint(one.last)))
    }


def _match(words: Sequence[str], at: int, steps: tuple[Step, ...], step: int) -> int:
    """Try the rest of a phrase from word `at`; the index past its last word, or -1."""
    if step == len(steps):
        return at
    wanted = steps[step]
    if wanted.gap:
        for skip in range(wanted.gap + 1):
            end = _match(words, at + skip, steps, step + 1)
            if end >= 0:
                return end
            if at + skip >= len(words) or words[at + skip] in wanted.barred:
                return -1
        return -1
    if at < len(words) and words[at] in wanted.words:
        end = _match(words, at + 1, steps, step + 1)
        if end >= 0:
            return end
    return _match(words, at, steps, step + 1) if wanted.optional else -1


def phrase_of(
    line: str, groups: Mapping[str, Iterable[str]], spelling: Spelling, tier: str, kind: str = ""
) -> Phrase:
    """Read one phrase as written in a word file.

    Raises:
        ValueError: it is empty, or starts or ends with a gap or a word that may be absent.
        KeyError: it names a group that does not exist.
    """
    steps = tuple(_step(part, groups, spelling) for part in line.split())
    if not steps or any(end.optional or end.gap for end in (steps[0], steps[-1])):
        raise ValueError(f"A phrase starts and ends with a word that is always there: {line!r}")
    free = len(steps) == 1 or steps[1].optional or steps[1].gap > 0
    return Phrase(steps, tier, kind, frozenset() if free else steps[1].words)


def _step(part: str, groups: Mapping[str, Iterable[str]], spelling: Spelling) -> Step:
    if part == "...":
        return Step(frozenset(), gap=_GAP)
    if part == "..":
        barred = frozenset(spelling.squeeze(word) for word in groups["others"])
        return Step(frozenset(), gap=_OWN_GAP, barred=barred)
    optional = part.endswith("?")
    words: set[str] = set()
    for word in part.removesuffix("?").split("|"):
        named = word.startswith("<")
        words.update(groups[word.strip("<>")] if named else (word,))
    return Step(frozenset(spelling.squeeze(word) for word in words), optional)


def by_first_word(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """Sort phrases into a table by the word they start with."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        for word in sorted(phrase.steps[0].words):
            found.setdefault(word, []).append(phrase)
    return {word: tuple(several) for word, several in found.items()}
