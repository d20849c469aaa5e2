"""Cue words as data: which phrases a line holds, looked for whole and without regard to case."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources

FALLBACK = "en"

find_words: Callable[[str], list[str]] = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*").findall
"""The words of a folded line, in order; an apostrophe inside one belongs to it."""

Search = Callable[[str], "re.Match[str] | None"]


@dataclass(frozen=True)
class Phrases:
    """A group of phrases (whole words) and symbols (emoji, found anywhere).

    `single` holds the phrases of one word, `longer` the others under their longest word: most
    lines hold none of these words, and then no pattern runs.
    """

    single: frozenset[str]
    longer: Mapping[str, re.Pattern[str]]
    symbols: re.Pattern[str] | None

    @classmethod
    def of(cls, phrases: Iterable[str], symbols: Iterable[str] = ()) -> Phrases:
        """Build a group from phrases in any case and with either apostrophe."""
        single: set[str] = set()
        longer: dict[str, list[str]] = {}
        for phrase in map(fold, phrases):
            words = find_words(phrase)
            if words == [phrase]:
                single.add(phrase)
            else:
                longer.setdefault(max(reversed(words), key=len), []).append(phrase)
        signs = "|".join(map(re.escape, symbols))
        return cls(
            frozenset(single),
            {anchor: _pattern(those) for anchor, those in longer.items()},
            re.compile(signs) if signs else None,
        )

    def within(self, text: str) -> bool:
        """Say whether the text holds one of the phrases or symbols."""
        folded = fold(text)
        words = find_words(folded)
        if not self.single.isdisjoint(words):
            return True
        if any(word in self.longer and self.longer[word].search(folded) for word in words):
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
    def _table(self) -> dict[str, list[tuple[int, Search | None]]]:
        """For each word that may begin the search: the groups, and what to search for then."""
        table: dict[str, list[tuple[int, Search | None]]] = {}
        for name, group in self.groups.items():
            bit = self._masks[name]
            for word in group.single:
                table.setdefault(word, []).append((bit, None))
            for word, pattern in group.longer.items():
                table.setdefault(word, []).append((bit, pattern.search))
        return table

    @cached_property
    def _signs(self) -> list[tuple[int, Search]]:
        return [
            (self._masks[name], group.symbols.search)
            for name, group in self.groups.items()
            if group.symbols is not None
        ]

    def mask(self, *names: str) -> int:
        """Return the bits of one or several groups."""
        return sum(self._masks[name] for name in names)

    def bits(self, folded: str, words: list[str]) -> int:
        """Return the bits of every group with a cue in a folded line, given its words too."""
        table = self._table
        found = 0
        if not table.keys().isdisjoint(words):
            for word in words:
                for bit, search in table.get(word, ()):
                    if not found & bit and (search is None or search(folded)):
                        found |= bit
        if not folded.isascii():
            for bit, search in self._signs:
                if search(folded):
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
    return Cues(
        language,
        data["name"],
        {
            name: Phrases.of(table["phrases"], table.get("symbols", []))
            for name, table in tables.items()
            if "phrases" in table
        },
        {name: frozenset(table["words"]) for name, table in tables.items() if "words" in table},
    )


def fold(text: str) -> str:
    """Return a text as phrases are compared: lower case, straight apostrophes."""
    folded = text.lower()
    return folded if folded.isascii() else folded.replace("’", "'")


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    return re.compile(rf"(?<![\w'])(?:{words})(?![\w'])")
