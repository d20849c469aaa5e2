"""Cue words as data: which phrases a line holds, looked for whole and without regard to case."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
FALLBACK = "en"


@dataclass(frozen=True)
class Phrases:
    """A group of phrases (whole words) and symbols (emoji, found anywhere)."""

    pattern: re.Pattern[str]
    anchors: frozenset[str]
    symbols: tuple[str, ...]

    @classmethod
    def of(cls, phrases: list[str], symbols: list[str]) -> Phrases:
        """Build a group; each phrase's longest word becomes the anchor that is looked for first."""
        folded = sorted((_folded(phrase) for phrase in phrases), key=len, reverse=True)
        words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in folded)
        anchors = frozenset(max(_WORD.findall(phrase), key=len) for phrase in folded)
        pattern = re.compile(rf"(?<![\w'])(?:{words})(?![\w'])" if words else r"(?!)")
        return cls(pattern, anchors, tuple(symbols))

    def within(self, text: str) -> bool:
        """Say whether the text holds one of the phrases or symbols."""
        folded = _folded(text)
        # Most lines hold no anchor; the long pattern then never runs.
        if not self.anchors.isdisjoint(_WORD.findall(folded)) and self.pattern.search(folded):
            return True
        if not self.symbols:
            return False
        return any(symbol in text for symbol in self.symbols)


@dataclass(frozen=True)
class Cues:
    """Every group of one language, by the name it has in its file."""

    language: str
    name: str
    groups: dict[str, Phrases]

    def within(self, group: str, text: str) -> bool:
        """Say whether a line holds a cue of the group."""
        return self.groups[group].within(text)

    def first(self, names: tuple[str, ...], text: str) -> str | None:
        """Return the first of the groups that has a cue in the line."""
        return next((name for name in names if self.groups[name].within(text)), None)


@cache
def cues(language: str = FALLBACK) -> Cues:
    """Return the cue words of a language; English where there is no file for it."""
    folder = resources.files("afterword.mirror") / "cues"
    file = folder / f"{language}.toml"
    if not file.is_file():
        language = FALLBACK
        file = folder / f"{FALLBACK}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    groups = {
        name: Phrases.of(group["phrases"], group.get("symbols", []))
        for name, group in data.items()
        if isinstance(group, dict)
    }
    return Cues(language, data["name"], groups)


def _folded(text: str) -> str:
    return text.replace("’", "'").lower()
