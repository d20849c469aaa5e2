"""Showing a place in a draft on a terminal: the sentence, and signs under the words that are meant.

One colour and two signs, as in the editor: ^ asks for a second look, . says that this is good.
Nothing a draft holds can steer the terminal: control characters are shown as a box.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from afterword.words import Span

WIDTH = 78
BEFORE = 30
MARKED = 60
LOOK = "^"
GOOD = "."
_BOX = "\N{WHITE SQUARE}"


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are set off; without `colour` they are left as they are."""

    colour: bool = False

    def strong(self, words: str) -> str:
        """A heading."""
        return self._in("1", words)

    def marked(self, words: str) -> str:
        """The one colour."""
        return self._in("33", words)

    def soft(self, words: str) -> str:
        """What may be passed over."""
        return self._in("2", words)

    def _in(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.colour and words else words


PLAIN = Ink()


def place(text: str, sentence: Span, span: Span, sign: str, ink: Ink = PLAIN) -> Iterator[str]:
    """Two lines: the sentence, shortened around the span, and signs under the span."""
    before = plain(text[sentence.start : span.start])
    marked = plain(text[span.start : span.end]).strip()
    after = plain(text[span.end : max(span.end, sentence.end)])
    before, marked, after = before.lstrip(), marked, after.rstrip()
    if width(before) > BEFORE:
        before = f"… {before[-BEFORE:].partition(' ')[2]}"
    if width(marked) > MARKED:
        marked = f"{marked[:MARKED]} …"
    room = max(0, WIDTH - width(before) - width(marked))
    if width(after) > room:
        after = f"{after[:room].rpartition(' ')[0]} …"
    yield f"{before}{ink.marked(marked)}{after}"
    yield " " * width(before) + ink.marked(sign * max(1, width(marked)))


def plain(text: str) -> str:
    """A text on one line: white space as one blank, nothing that could steer a terminal."""
    shown = "".join(char if char.isspace() else _seen(char) for char in text)
    return " ".join(f"|{shown}|".split())[1:-1]


def width(text: str) -> int:
    """How many columns a text takes: two for wide letters and faces, none for marks over others."""
    return sum(_columns(char) for char in text)


def paragraph(words: str, indent: str) -> Iterator[str]:
    """Words as lines of at most WIDTH columns, each begun with the indent."""
    yield from wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    steers = category in ("Cc", "Cs", "Co", "Cn") or char in "\u202a\u202b\u202c\u202d\u202e"
    return _BOX if steers or char in "\u2066\u2067\u2068\u2069" else char


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
