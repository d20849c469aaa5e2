"""A draft prepared for reading: its sentences, their words, and every cue found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afterword.coach.cues import CueTree, Hit
from afterword.words import Language, Span, Words, sentences, words_of

SHORT = 5
"""A greeting or a sign-off has at most this many words."""

_QUOTED = re.compile(
    r"“[^”]{1,400}”|\"[^\"]{1,400}\"|«[^»]{1,400}»|(?<!\w)['‘](?:[^'’\n]|['’](?=\w)){2,200}['’](?!\w)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One unit of a draft. `hits` maps an owner of cues to what was found here."""

    index: int
    span: Span
    words: Words
    hits: Mapping[str, list[Hit]]
    quotes: Sequence[Span]
    role: str

    def found(self, owner: str) -> list[Hit]:
        """What was found of one owner's cues in this sentence."""
        return self.hits.get(owner, [])

    def span_of(self, hit: Hit) -> Span:
        """Where a hit stands in the draft."""
        return self.words.span(hit.first, hit.last)

    def quoted(self, hit: Hit) -> bool:
        """Whether a hit lies inside quotation marks."""
        span = self.span_of(hit)
        place = bisect_right(self.quotes, span.start, key=lambda quote: quote.start) - 1
        return place >= 0 and span.end <= self.quotes[place].end


@dataclass(frozen=True)
class Draft:
    """The whole message and what is known about it."""

    text: str
    sentences: Sequence[Sentence]
    channel: str
    kind: str
    language: Language
    holders: Mapping[str, Sequence[Sentence]]

    def holding(self, owner: str) -> Sequence[Sentence]:
        """The sentences in which something of one owner's cues was found, in order."""
        return self.holders.get(owner, ())


def prepare(text: str, language: Language, tree: CueTree, channel: str, kind: str) -> Draft:
    """Cut a text into sentences and look for every cue once."""
    spans = sentences(text, language.code, lines=channel == "chat")
    read: list[Sentence] = []
    holders: dict[str, list[Sentence]] = {}
    for index, span in enumerate(spans):
        words = words_of(text, span, language.code)
        quotes = [Span(*quote.span()) for quote in _QUOTED.finditer(text, *span)]
        role = _role(words.words, index, len(spans), language)
        sentence = Sentence(index, span, words, tree.hits(words.words), quotes, role)
        for owner in sentence.hits:
            holders.setdefault(owner, []).append(sentence)
        read.append(sentence)
    return Draft(text, read, channel, kind, language, holders)


def _role(words: Sequence[str], index: int, count: int, language: Language) -> str:
    """Greeting, sign-off or body."""
    if not words or len(words) > SHORT:
        return "body"
    if index == 0 and words[0] in language.greetings:
        return "greeting"
    near_end = index >= count - 2 and count > 1
    if near_end and (words[0] in language.sign_offs or (index == count - 1 and len(words) < 3)):
        return "sign-off"
    return "body"
