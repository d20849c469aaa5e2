"""Cue words as data: which phrases a line holds, looked for whole and without regard to case."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources

FALLBACK = "en"

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz'")
_LETTERS = bytes(code if code in _KEPT else ord(" ") for code in range(256))


@dataclass(frozen=True)
class Phrases:
    """A group of phrases (whole words) and symbols (emoji, found anywhere).

    `single` holds the phrases of one word, `longer` the others under one of their words, the
    anchor: most lines hold none of these words, and then nothing more is looked for.
    """

    single: frozenset[str]
    longer: Mapping[str, tuple[str, ...]]
    symbols: re.Pattern[str] | None

    @classmethod
    def of(
        cls,
        phrases: Iterable[str],
        symbols: Iterable[str] = (),
        common: Collection[str] = (),
    ) -> Phrases:
        """Build a group from phrases in any case and with either apostrophe.

        `common` words are not taken for an anchor where a phrase has another word.
        """
        single: set[str] = set()
        longer: dict[str, list[str]] = {}
        for phrase in map(fold, phrases):
            words = find_words(phrase)
            if words == [phrase]:
                single.add(phrase)
            else:
                anchor = max(words, key=lambda word: (word not in common, len(word)))
                longer.setdefault(anchor, []).append(phrase)
        signs = "|".join(map(re.escape, symbols))
        return cls(
            frozenset(single),
            {anchor: tuple(those) for anchor, those in longer.items()},
            re.compile(signs) if signs else None,
        )

    def within(self, text: str) -> bool:
        """Say whether the text holds one of the phrases or symbols."""
        folded = fold(text)
        words = find_words(folded)
        if not self.single.isdisjoint(words):
            return True
        if any(stands_in(phrase, folded) for word in words for phrase in self.longer.get(word, ())):
            return True
        return self.symbols is not None and self.symbols.search(text) is not None


@dataclass(frozen=True)
class Cues:
    """Every group of one language, by the name it has in its file; and its classes of small words.

    A line's groups travel as one number: `mask` names the bit of a group, `bits` finds them all at
    once. `classes` maps the name of a class to its words.
    """

    language: str
    name: str
    groups: Mapping[str, Phrases]
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _masks(self) -> dict[str, int]:
        return {name: 1 << number for number, name in enumerate(self.groups)}

    @cached_property
    def _single(self) -> dict[str, int]:
        """For each word that is a cue by itself, the bits of its groups."""
        single: dict[str, int] = {}
        for name, group in self.groups.items():
            for word in group.single:
                single[word] = single.get(word, 0) | self._masks[name]
        return single

    @cached_property
    def _longer(self) -> dict[str, list[tuple[int, str]]]:
        """For each anchor, the bit of a group and the phrase to look for."""
        longer: dict[str, list[tuple[int, str]]] = {}
        for name, group in self.groups.items():
            for word, phrases in group.longer.items():
                longer.setdefault(word, []).extend((self._masks[name], one) for one in phrases)
        return longer

    @cached_property
    def _signs(self) -> list[tuple[int, re.Pattern[str]]]:
        return [
            (self._masks[name], group.symbols)
            for name, group in self.groups.items()
            if group.symbols is not None
        ]

    @cached_property
    def _anchors(self) -> frozenset[str]:
        return frozenset(self._single) | frozenset(self._longer)

    def mask(self, *names: str) -> int:
        """Return the bits of one or several groups."""
        return sum(self._masks[name] for name in names)

    def bits(self, folded: str, words: list[str]) -> int:
        """Return the bits of every group with a cue in a folded line, given its words too."""
        found = 0
        hits = self._anchors.intersection(words)
        if hits:
            single, longer = self._single, self._longer
            for word in hits:
                found |= single.get(word, 0)
                for bit, phrase in longer.get(word, ()):
                    if not found & bit and phrase in folded and stands_in(phrase, folded):
                        found |= bit
        if not folded.isascii():
            for bit, signs in self._signs:
                if signs.search(folded):
                    found |= bit
        return found

    def within(self, group: str, text: str) -> bool:
        """Say whether a line holds a cue of the group."""
        return self.groups[group].within(text)


@cache
def cues(language: str = FALLBACK) -> Cues:
    """Return the cue words of a language; English where there is no file for it."""
    folder = resources.files("afterword.mirror") / "cues"
    file = folder / f"{language}.toml"
    if not file.is_file():
        language = FALLBACK
        file = folder / f"{FALLBACK}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    tables = {name: table for name, table in data.items() if isinstance(table, dict)}
    classes = {
        name: frozenset(table["words"]) for name, table in tables.items() if "words" in table
    }
    common = frozenset().union(*classes.values())
    return Cues(
        language,
        data["name"],
        {
            name: Phrases.of(table["phrases"], table.get("symbols", []), common)
            for name, table in tables.items()
            if "phrases" in table
        },
        classes,
    )


def fold(text: str) -> str:
    """Return a text as phrases are compared: lower case, straight apostrophes, single spaces."""
    folded = text.lower()
    if not folded.isascii():
        folded = folded.replace("’", "'")
    return " ".join(folded.split()) if "  " in folded or "\n" in folded else folded


def find_words(folded: str) -> list[str]:
    """Return the words of a folded text, in order; an apostrophe inside one belongs to it."""
    # Without a foreign letter or a quotation mark, splitting is three times as fast as a pattern.
    if folded.isascii():
        spaced = folded.encode().translate(_LETTERS).decode()
        if "'" not in spaced or not _quotes(spaced):
            return spaced.split()
    return _WORDS.findall(folded)


def _quotes(spaced: str) -> bool:
    """Say whether an apostrophe stands anywhere but inside a word."""
    return " '" in spaced or "' " in spaced or "''" in spaced or "'" in (spaced[0], spaced[-1])


def stands_in(phrase: str, folded: str) -> bool:
    """Say whether a phrase stands in a folded text as whole words."""
    at = folded.find(phrase)
    while at >= 0:
        before, after = folded[at - 1 : at], folded[at + len(phrase) : at + len(phrase) + 1]
        if not (_joins(before) or _joins(after)):
            return True
        at = folded.find(phrase, at + 1)
    return False


def _joins(sign: str) -> bool:
    return sign.isalnum() or sign in ("'", "_")
