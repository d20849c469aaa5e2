"""A draft prepared for reading: its sentences, their words, and every cue found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afterword.coach.cues import CueTree, Hit
from afterword.words import Language, Span, Token, sentences, tokens

SHORT = 5
"""A greeting or a sign-off has at most this many words."""

_QUOTED = re.compile(
    r"“[^”]{1,400}”|\"[^\"]{1,400}\"|«[^»]{1,400}»|(?<!\w)['‘][^'’\n]{2,200}['’](?!\w)"
)


@dataclass(frozen=True)
class Sentence:
    """One unit of a draft. `hits` maps an owner of cues to what was found here."""

    index: int
    span: Span
    text: str
    tokens: Sequence[Token]
    hits: Mapping[str, list[Hit]]
    quotes: Sequence[Span]
    role: str

    def found(self, owner: str) -> list[Hit]:
        """What was found of one owner's cues in this sentence."""
        return self.hits.get(owner, [])

    def span_of(self, hit: Hit) -> Span:
        """Where a hit stands in the draft."""
        return Span(self.tokens[hit.first].start, self.tokens[hit.last].end)

    def quoted(self, hit: Hit) -> bool:
        """Whether a hit lies inside quotation marks."""
        span = self.span_of(hit)
        place = bisect_right(self.quotes, span.start, key=lambda quote: quote.start) - 1
        return place >= 0 and span.end <= self.quotes[place].end

    def after(self, hit: Hit) -> str:
        """The characters that follow a hit in its sentence."""
        return self.text[self.tokens[hit.last].end - self.span.start :]


@dataclass(frozen=True)
class Draft:
    """The whole message and what is known about it."""

    text: str
    sentences: Sequence[Sentence]
    channel: str
    kind: str
    language: Language


def prepare(text: str, language: Language, tree: CueTree, channel: str, kind: str) -> Draft:
    """Cut a text into sentences and look for every cue once."""
    spans = sentences(text, language.code, lines=channel == "chat")
    read: list[Sentence] = []
    for index, span in enumerate(spans):
        words = tokens(text, span, language.code)
        inside = text[span.start : span.end]
        quotes = [
            Span(span.start + quote.start(), span.start + quote.end())
            for quote in _QUOTED.finditer(inside)
        ]
        role = _role(words, index, len(spans), language)
        read.append(Sentence(index, span, inside, words, tree.hits(words), quotes, role))
    return Draft(text, read, channel, kind, language)


def _role(words: Sequence[Token], index: int, count: int, language: Language) -> str:
    """Greeting, sign-off or body."""
    if not words or len(words) > SHORT:
        return "body"
    if index == 0 and words[0].word in language.greetings:
        return "greeting"
    near_end = index >= count - 2 and count > 1
    if near_end and (
        words[0].word in language.sign_offs or (index == count - 1 and len(words) < 3)
    ):
        return "sign-off"
    return "body"
