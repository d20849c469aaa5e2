"""WordPiece: text as the numbers a BERT-like encoder reads, in plain Python.

Follows the published uncased scheme: lower case, accents off, a cut at white space and around each
sign, then the longest known piece first, `##` before a piece that goes on inside a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from afterword.coach.memory import emptied_too

UNKNOWN = "[UNK]"
LONGEST_WORD = 100
"""A word of more characters than this is one unknown piece, as in the published scheme."""

REMEMBERED = 20_000
"""How many different words are kept with their pieces."""

_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """Cuts text into the pieces of one vocabulary; a piece's number is its place in it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]
        self._known: dict[str, tuple[int, ...]] = {}
        emptied_too(self)

    def clear(self) -> None:
        """Let go of the words seen so far."""
        self._known.clear()

    def number(self, piece: str) -> int:
        """The number of a piece that is in the vocabulary. Raises KeyError otherwise."""
        return self._numbers[piece]

    def numbers(self, text: str, most: int | None = None) -> list[int]:
        """The pieces of a text as numbers, no more than `most`; special marks are not added."""
        found: list[int] = []
        for word in words(text):
            pieces = self._known.get(word)
            if pieces is None:
                pieces = self._cut(word)
                if len(self._known) < REMEMBERED:
                    self._known[word] = pieces
            found.extend(pieces)
            if most is not None and len(found) >= most:
                return found[:most]
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        """One word as its longest known pieces, or one unknown piece."""
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        pieces: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            mark = "##" if start else ""
            while end > start and mark + word[start:end] not in self._numbers:
                end -= 1
            if end == start:
                return (self._unknown,)
            pieces.append(self._numbers[mark + word[start:end]])
            start = end
        return tuple(pieces)


def words(text: str) -> list[str]:
    """Lower-case words without accents, each sign and each ideograph by itself."""
    if text.isascii():
        plain = text.lower()
        return _ascii_words(plain)
    cleaned = "".join(map(_clean, text))
    bare = unicodedata.normalize("NFD", cleaned.lower())
    letters = "".join(char for char in bare if unicodedata.category(char) != "Mn")
    return [part for word in letters.split() for part in _around_signs(word)]


_ASCII = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")


def _ascii_words(text: str) -> list[str]:
    return _ASCII.findall(text)


def _clean(char: str) -> str:
    """White space as a blank, nothing for control characters, ideographs set apart."""
    number = ord(char)
    if char in "\t\n\r" or unicodedata.category(char) == "Zs":
        return " "
    if number in (0, 0xFFFD) or unicodedata.category(char).startswith("C"):
        return ""
    if number >= 0x3400 and any(low <= number <= high for low, high in _IDEOGRAPHS):
        return f" {char} "
    return char


def _around_signs(word: str) -> list[str]:
    """A stretch without white space, cut before and after each sign of punctuation."""
    parts: list[str] = []
    start = 0
    for place, char in enumerate(word):
        if _is_sign(char):
            if place > start:
                parts.append(word[start:place])
            parts.append(char)
            start = place + 1
    if start < len(word):
        parts.append(word[start:])
    return parts


def _is_sign(char: str) -> bool:
    """Whether a character counts as punctuation: every ASCII sign, and Unicode's P classes."""
    number = ord(char)
    if number < 128:
        return not char.isalnum() and number > 32
    return unicodedata.category(char).startswith("P")
