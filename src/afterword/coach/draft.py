"""A draft prepared for reading: its sentences, their words, and every cue found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from afterword.coach.cues import CueTree, Hit
from afterword.coach.memory import Remembered, digest
from afterword.words import Language, Span, Words, sentences, words_of

SHORT = 5
"""A greeting or a sign-off has at most this many words."""

_DOUBLE = r"“[^”]{1,400}”|\"[^\"]{1,400}\"|«[^»]{1,400}»"
_SINGLE = r"(?<!\w)['‘](?:[^'’\n]|['’](?=\w)){2,200}['’](?!\w)"
_QUOTED = re.compile(f"{_DOUBLE}|{_SINGLE}")
_QUOTED_AT_LENGTH = re.compile(_DOUBLE)
ENDLESS = 20_000
"""In a sentence of more characters, single quotation marks are not looked for: it takes seconds."""


@dataclass(frozen=True, slots=True)
class Heard:
    """All that can be said of one sentence by itself; every place counts from its start."""

    words: Words
    hits: Mapping[str, list[Hit]]
    quotes: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One unit of a draft, and what was `heard` in it. `hits` maps an owner of cues to what was
    found here.
    """

    index: int
    span: Span
    heard: Heard
    role: str

    @property
    def words(self) -> Words:
        """Its words; their places count from its own start."""
        return self.heard.words

    @property
    def hits(self) -> Mapping[str, list[Hit]]:
        """What was found in it, by owner."""
        return self.heard.hits

    def found(self, owner: str) -> list[Hit]:
        """What was found of one owner's cues in this sentence."""
        return self.hits.get(owner, [])

    def span_of(self, hit: Hit) -> Span:
        """Where a hit stands in the draft."""
        start, end = self.heard.words.span(hit.first, hit.last)
        return Span(self.span.start + start, self.span.start + end)

    def quoted(self, hit: Hit) -> bool:
        """Whether a hit lies inside quotation marks."""
        start, end = self.heard.words.span(hit.first, hit.last)
        quotes = self.heard.quotes
        place = bisect_right(quotes, start, key=lambda quote: quote.start) - 1
        return place >= 0 and end <= quotes[place].end


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
    hear = _hear_again if len(spans) <= MOST_KEPT else _hear
    for index, span in enumerate(spans):
        heard = hear(text[slice(*span)], language, tree)
        role = _role(heard.words.words, index, len(spans), language)
        sentence = Sentence(index, span, heard, role)
        for owner in heard.hits:
            holders.setdefault(owner, []).append(sentence)
        read.append(sentence)
    return Draft(text, read, channel, kind, language, holders)


MOST_KEPT = 1000
"""How many sentences are remembered, so that one changed sentence is all that is looked at."""

_HEARD: Remembered[Heard] = Remembered(MOST_KEPT)


def _hear_again(said: str, language: Language, tree: CueTree) -> Heard:
    """Look at one sentence, or remember what was heard in it before."""
    return _HEARD.get(digest(said, tree.mark), partial(_hear, said, language, tree))


def _hear(said: str, language: Language, tree: CueTree) -> Heard:
    """Look at one sentence for the first time."""
    words = words_of(said, Span(0, len(said)), language.code)
    quoted = _QUOTED if len(said) <= ENDLESS else _QUOTED_AT_LENGTH
    quotes = [Span(*quote.span()) for quote in quoted.finditer(said)]
    return Heard(words, tree.hits(words.words), quotes)


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
