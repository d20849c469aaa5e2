"""Notices words of crisis in a text, so that help can be shown before anything else.

It finds too much rather than too little. It gives no score and keeps nothing: no file is written
and no line is logged. Quotation marks, reported speech and "never" hide nothing; they only set a
flag so that the words around the card can be gentler. Where this comes from: NICE guideline NG225
advises against scales that try to predict suicide, so there is none here, only signposts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from afterword.safety.phrases import find
from afterword.safety.tokens import Words, read
from afterword.safety.wordlists import LOWERED, Pair, WordList, word_list

Tier = Literal["A", "B", "C"]

_QUOTED = re.compile(r"\"[^\"]{1,300}\"|“[^”]{1,300}”|«[^»]{1,300}»|„[^“”]{1,300}[“”]")
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_TURNS_ROUND = frozenset(
    {"not", "never", "no", "stoped", "without", "said", "says", "saying", "told", "wrote"}
    | {"threatened", "asked", "shouted", "screamed", "texted", "claimed"}
)
_LOOKS_BACK = 5
_THREATENED = "threatened"


@dataclass(frozen=True)
class Screening:
    """What was noticed in a text.

    Attributes:
        tier: "A" the full card at once, "C" someone else may be hurt, "B" one soft line, or None.
            A comes before C, C before B.
        kinds: "self-harm" and "violence", as far as A and C words said so. Empty for B.
        threatened: some of the words say that someone may hurt the person who writes.
        spans: where the words that decided stand: start and end in code points, end exclusive,
            in order, never overlapping.
        quoted: all of those words were quoted, reported or negated. Help is shown all the same.
    """

    tier: Tier | None
    kinds: frozenset[str]
    spans: tuple[tuple[int, int], ...]
    quoted: bool
    threatened: bool = False


@dataclass(frozen=True)
class _Hit:
    first: int
    end: int
    tier: str
    kind: str


NOTHING = Screening(None, frozenset(), (), False)


def screen(text: str, language: str = "en") -> Screening:
    """Notice words of crisis in `text`.

    People write in more than one language, so English is always looked for as well. The same text
    always gives the same answer, and the time grows in step with its length.
    """
    found = [_screen_in(text, name) for name in dict.fromkeys((language.casefold(), "en"))]
    strongest = [one for one in found if one.tier == _strongest(one.tier for one in found)]
    spans = _merged(span for one in strongest for span in one.spans)
    kinds = frozenset().union(*(one.kinds for one in found))
    quoted = bool(spans) and all(one.quoted for one in strongest)
    threatened = any(one.threatened for one in found)
    return Screening(strongest[0].tier, kinds, spans, quoted, threatened)


def _screen_in(text: str, language: str) -> Screening:
    """Notice words of crisis in one language only."""
    looked_for = word_list(language)
    if looked_for is None:
        return NOTHING
    words = read(text, looked_for.spelling)
    hits = _hits(text, words, looked_for)
    if not hits:
        return NOTHING
    serious = [hit for hit in hits if hit.tier in "AC"]
    deciding = serious or hits
    spans = _merged((words.starts[hit.first], words.ends[hit.end - 1]) for hit in deciding)
    said = {hit.kind for hit in serious}
    kinds = frozenset("violence" if kind == _THREATENED else kind for kind in said)
    tier = _strongest(hit.tier for hit in hits)
    return Screening(tier, kinds, spans, _all_quoted(text, words, deciding), _THREATENED in said)


def _strongest(tiers: Iterable[str | None]) -> Tier | None:
    present = set(tiers)
    for tier in ("A", "C", "B"):
        if tier in present:
            return tier
    return None


def _hits(text: str, words: Words, looked_for: WordList) -> list[_Hit]:
    """Find all phrases and pairs, then let sayings soften what lies wholly inside them.

    Only words about the person's own life may run across the end of a sentence.
    """
    found = [
        _Hit(first, end, phrase.tier, phrase.kind)
        for first, end, phrase in find(words.plain, looked_for.phrases)
    ]
    for pair in looked_for.pairs:
        found += _near(words.plain, pair)
    found = [
        hit
        for hit in found
        if hit.kind == "self-harm" or words.one_sentence(text, hit.first, hit.end)
    ]
    sayings = [hit for hit in found if hit.tier == LOWERED]
    hits = _softened((hit for hit in found if hit.tier != LOWERED), sayings)
    return sorted(hits, key=lambda hit: (hit.first, hit.end))


def _near(words: Sequence[str], pair: Pair) -> Iterator[_Hit]:
    """Yield the two halves of a pair that stand within reach of each other as one hit."""
    those = [(first, end) for first, end, _ in find(words, pair.those)]
    if not those:
        return
    starts = [first for first, _ in those]
    for first, end, _ in find(words, pair.these):
        at = bisect_left(starts, first - pair.within)
        if at < len(those) and those[at][0] <= end + pair.within:
            other_first, other_end = those[at]
            yield _Hit(min(first, other_first), max(end, other_end), pair.tier, pair.kind)


def _softened(hits: Iterable[_Hit], sayings: Sequence[_Hit]) -> list[_Hit]:
    """Lower to B each hit that lies wholly inside one saying."""
    ordered = sorted(sayings, key=lambda saying: saying.first)
    starts = [saying.first for saying in ordered]
    # The furthest end among all sayings that start at or before each one.
    reaches = list(accumulate((saying.end for saying in ordered), max))
    softened = []
    for hit in hits:
        before = bisect_left(starts, hit.first + 1)
        covered = before > 0 and reaches[before - 1] >= hit.end
        softened.append(replace(hit, tier="B", kind="") if covered else hit)
    return softened


def _all_quoted(text: str, words: Words, hits: Iterable[_Hit]) -> bool:
    """Say whether every hit is inside quotation marks, or reported, or negated."""
    quotes = [match.span() for match in _QUOTED.finditer(text)]
    quotes += [match.span() for match in _QUOTED_LINE.finditer(text)]
    quotes.sort()
    starts = [start for start, _ in quotes]
    reaches = list(accumulate((end for _, end in quotes), max))
    for hit in hits:
        before = words.plain[max(0, hit.first - _LOOKS_BACK) : hit.first]
        place = bisect_left(starts, words.starts[hit.first] + 1)
        inside = place > 0 and reaches[place - 1] >= words.ends[hit.end - 1]
        if not inside and _TURNS_ROUND.isdisjoint(before):
            return False
    return True


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Put spans in order and join those that overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
