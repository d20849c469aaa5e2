"""Reads a text as plain words, however they were typed, and remembers where each one stood.

Capitals, curly apostrophes, accents, doubled letters, look-alike letters, zero-width characters,
letters typed apart and stars in the middle of a word all end in the same plain word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

# Everything that is not white space or punctuation between words. Apostrophes, stars and
# zero-width characters stay inside, so that "can't", "k*ll" and "k\u200bill" remain one word.
_CHUNK = re.compile(r"[^\s_.,;:!?()\[\]{}\"“”„«»<>/\\|+=~^#%&…—–‐‑\-]+")
_SENTENCE_END = re.compile(r"[.?!…]+[\"”’»)]*\s|\n\s*\n")
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´ʹ′＇", "'"))
_LOOKALIKES = str.maketrans("аеорсухіѕјԁɡαοиκνт", "aeopcyxisjdgaoukvt")
_DIGITS_AS_LETTERS = str.maketrans("134057@$", "ieaostas")
_LONGEST_SPELLED = 80
_LONGEST_MASKED = 12


@dataclass(frozen=True)
class Spelling:
    """How one language is typed.

    Attributes:
        expand: plain chunk to the words it stands for ("wanna" to want, to).
        masked: a word with stars in it to the word that is meant.
        vocabulary: words worth recognising in a run of single letters, as written.
        as_written: words whose doubled letters stay, because they would turn into another word.
        beginnings: everything a word of the vocabulary can begin with.
    """

    expand: Mapping[str, tuple[str, ...]]
    masked: Mapping[str, str]
    vocabulary: frozenset[str]
    as_written: frozenset[str]
    beginnings: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        begun = {word[:upto] for word in self.vocabulary for upto in range(1, len(word) + 1)}
        object.__setattr__(self, "beginnings", frozenset(begun))

    def squeeze(self, word: str) -> str:
        """Write every run of the same letter once: "killlll" and "kill" become "kil"."""
        return word if word in self.as_written else squeeze(word)


@dataclass(frozen=True)
class Words:
    """The plain words of a text and, for each, where it came from.

    Attributes:
        plain: the words.
        starts: offset of each word's first character in the text, in code points.
        ends: offset just past each word's last character.
    """

    plain: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def one_sentence(self, text: str, first: int, end: int) -> bool:
        """Say whether words `first` up to `end` of `text` stand in one sentence."""
        return _SENTENCE_END.search(text, self.starts[first], self.ends[end - 1]) is None


def squeeze(word: str) -> str:
    """Write every run of the same letter once: "killlll" and "kill" become "kil"."""
    return _DOUBLED.sub(r"\1", word)


def masks(word: str) -> dict[str, str]:
    """List `word` with one or two of its letters replaced by stars, each leading back to it."""
    found = {}
    for count in (1, 2):
        for places in combinations(range(len(word)), count):
            letters = ["*" if at in places else letter for at, letter in enumerate(word)]
            found["".join(letters)] = word
    return found


def read(text: str, spelling: Spelling) -> Words:
    """Split `text` into plain words with their places. Time grows in step with its length."""
    known: dict[str, tuple[str, ...]] = {}
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        words = known.get(chunk)
        if words is None:
            words = known[chunk] = _plain(chunk, spelling)
        start, end = match.span()
        for word in words:
            plain.append(word)
            starts.append(start)
            ends.append(end)
    return _joined(Words(tuple(plain), tuple(starts), tuple(ends)), spelling)


def _plain(chunk: str, spelling: Spelling) -> tuple[str, ...]:
    """Turn one chunk of a text into the plain words it stands for, often one, sometimes none."""
    if not chunk.isascii():
        chunk = chunk.translate(_APOSTROPHES)
        chunk = unicodedata.normalize("NFKD", chunk)
    lowered = chunk.casefold()
    if not lowered.isascii():
        lowered = lowered.translate(_LOOKALIKES)
    kept = "".join(letter for letter in lowered if letter.isalnum() or letter in "'*@$")
    kept = kept.strip("'*")
    if len(kept) == 1:
        return (kept,) if kept.isalnum() else ()
    for spelled in (kept, kept.replace("'", "")):
        words = spelling.expand.get(spelled) or spelling.expand.get(spelling.squeeze(spelled))
        if words is not None:
            return words
    return _single(kept.replace("'", ""), spelling)


def _single(word: str, spelling: Spelling) -> tuple[str, ...]:
    """Undo stars, and digits that stand for letters, in one word without apostrophes."""
    if "*" in word and len(word) <= _LONGEST_MASKED:
        word = spelling.masked.get(word, word)
    if not word.isalpha() and any(letter.isalpha() for letter in word):
        word = word.translate(_DIGITS_AS_LETTERS)
        again = spelling.expand.get(spelling.squeeze(word))
        if again is not None:
            return again
    word = spelling.squeeze(word.replace("*", ""))
    return (word,) if word else ()


def _joined(words: Words, spelling: Spelling) -> Words:
    """Put letters that were typed apart, and words like "my self", back together."""
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(words.plain):
        upto, together = _run(words, at, spelling)
        for place in range(at, at + 1 if together else upto):
            again = together or spelling.expand.get(words.plain[place], (words.plain[place],))
            plain += again
            starts += [words.starts[place]] * len(again)
            ends += [words.ends[upto - 1] if together else words.ends[place]] * len(again)
        at = upto
    return Words(tuple(plain), tuple(starts), tuple(ends))


def _run(words: Words, at: int, spelling: Spelling) -> tuple[int, tuple[str, ...]]:
    """Look for something typed apart at word `at`.

    Returns the index past it and the words it makes together; no words when each stands alone.
    """
    word = words.plain[at]
    following = words.plain[at + 1] if at + 1 < len(words.plain) else ""
    if following == "self" and word in ("my", "me"):
        return at + 2, ("myself",)
    if len(word) != 1 or len(following) != 1:
        return at + 1, ()
    upto = at
    while upto < len(words.plain) and upto - at < _LONGEST_SPELLED:
        if len(words.plain[upto]) != 1:
            break
        upto += 1
    found = _spelled("".join(words.plain[at:upto]), spelling)
    return upto, found if max(map(len, found), default=0) >= 3 else ()


def _spelled(letters: str, spelling: Spelling) -> tuple[str, ...]:
    """Cut a run of letters into known words; letters between them are dropped.

    Of all cuts the one with the longest words counts: "isuicide" holds "suicide", not "is".
    """
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())] * (len(letters) + 1)
    for at in range(len(letters) - 1, -1, -1):
        best[at] = best[at + 1]
        upto = at + 1
        while upto <= len(letters) and letters[at:upto] in spelling.beginnings:
            word = letters[at:upto]
            weight = len(word) ** 2 + best[upto][0]
            if word in spelling.vocabulary and weight > best[at][0]:
                best[at] = (weight, (spelling.squeeze(word), *best[upto][1]))
            upto += 1
    return best[0][1]
