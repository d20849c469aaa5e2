"""Spans, sentences and words. Every offset counts Unicode code points of the text as given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from afterword.words.language import Language, load

WRAPPED = 60
"""A line at least this long may be a wrapped line, so the next line goes on with it (letters)."""

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTE = re.compile(r"[\"“”«»]")


class Span(NamedTuple):
    """A stretch of text, from `start` up to but not including `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text as they are compared, and where each one stands.

    Lower case, short forms written out; `starts` and `ends` are as long as `words`. Three lists
    and not a list of tokens: a million bytes of letter are a quarter of a million words.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, first: int, last: int) -> Span:
        """Where the words from `first` to `last` (inclusive) stand."""
        return Span(self.starts[first], self.ends[last])


def sentences(text: str, language: str = "en", *, lines: bool = False) -> list[Span]:
    """Cut a text into sentences; between them there is only white space.

    With `lines` every line break starts a new one, as a bubble does in a chat. Without it a line
    of 60 characters or more that does not end a sentence is taken as wrapped, so letters pasted
    from an e-mail stay whole, while a greeting or a signature stays a unit of its own.
    Raises LanguageProblem for a language without a profile.
    """
    profile = load(language)
    marks = re.escape(profile.sentence_ends)
    # begins where a run of marks begins and never steps back: a million dots take one pass
    ends = re.compile(rf"(?<![{marks}])[{marks}]++[\"”’»')\]]*+(?=\s)")
    found: list[Span] = []
    for block in _blocks(text, profile, lines):
        found.extend(_inside(text, block, profile, ends))
    return found


def words_of(text: str, span: Span, language: str = "en") -> Words:
    """The words of one stretch of a text, lower case, with short forms written out.

    A short form that stands for several words gives several words with the same offsets.
    """
    written_out = load(language).written_out
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(text, span.start, span.end):
        word = match[0].lower().replace("’", "'")
        parts = written_out.get(word)
        if parts is None:
            parts = _parts(word, written_out) if "'" in word else (word,)
        words.extend(parts)
        starts.extend([match.start()] * len(parts))
        ends.extend([match.end()] * len(parts))
    return Words(tuple(words), tuple(starts), tuple(ends))


def _parts(word: str, written_out: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Split “sister's” or “who'll” at its last apostrophe, writing the ending out if known."""
    stem, _, ending = word.rpartition("'")
    return (stem, *written_out.get(f"'{ending}", (f"'{ending}",)))


def _blocks(text: str, profile: Language, lines: bool) -> Iterator[Span]:
    """Stretches that no sentence may cross: lines, or runs of wrapped lines."""
    start: int | None = None
    end = 0
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        if start is not None and (lines or not _goes_on(text, start, end, match.start(), profile)):
            yield Span(start, end)
            start = None
        if start is None:
            start = match.start()
        end = match.end()
    if start is not None:
        yield Span(start, end)


def _goes_on(text: str, start: int, end: int, following: int, profile: Language) -> bool:
    """Whether the line that ends at `end` was only wrapped and goes on in the next one."""
    gap = text[end:following].replace("\r\n", "\n")
    if len(gap.strip(" \t")) != 1:
        return False
    line_start = max(text.rfind("\n", start, end), text.rfind("\r", start, end), start - 1) + 1
    line = text[line_start:end].rstrip()
    return len(line) >= WRAPPED and line[-1] not in profile.sentence_ends


def _inside(text: str, block: Span, profile: Language, ends: re.Pattern[str]) -> Iterator[Span]:
    """The sentences of one block. Quoted speech inside a sentence does not split it."""
    marks = [match.start() for match in _QUOTE.finditer(text, block.start, block.end)]
    balanced = len(marks) % 2 == 0
    start = block.start
    seen = 0
    for match in ends.finditer(text, block.start, block.end):
        while seen < len(marks) and marks[seen] < match.end():
            seen += 1
        if balanced and seen % 2 == 1:
            continue
        if _ends_here(text, start, match, block.end, profile):
            yield _trimmed(text, start, match.end())
            start = match.end()
    last = _trimmed(text, start, block.end)
    if last.end > last.start:
        yield last


def _ends_here(text: str, start: int, match: re.Match[str], limit: int, profile: Language) -> bool:
    """Whether this punctuation ends a sentence: not after “Mr.”, an initial, or “so... well”."""
    following = match.end()
    while following < limit and text[following].isspace():
        following += 1
    next_is_small = following < limit and text[following].islower()
    quoted = match[0][-1] in '"”»'
    if next_is_small and (quoted or match[0].startswith(("..", "…"))):
        return False
    if match[0] != ".":
        return True
    word_start = match.start()
    while (
        word_start > start
        and match.start() - word_start < 12
        and not (text[word_start - 1].isspace())
    ):
        word_start -= 1
    word = text[word_start : match.start()].lower()
    initial = len(word) == 1 and word.isalpha() and text[word_start].isupper() and word != "i"
    return word not in profile.abbreviations and not initial


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
