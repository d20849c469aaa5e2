"""Loads what is looked for in one language from `words/<language>/`, one small file a matter."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from afterword.safety.phrases import Phrase, by_first_word, phrase_of
from afterword.safety.tokens import Spelling, masks, squeeze

LOWERED = "lowered"
_LISTS = ("self_harm", "in_danger", "harm_to_others", "soft")
_SAYINGS = "said_lightly"


@dataclass(frozen=True)
class Pair:
    """Two sets of phrases that mean something only when they stand near each other.

    Attributes:
        these: one side, by first word.
        those: the other side, by first word.
        within: how many words may lie between them.
        tier: "A", "B" or "C".
        kind: "self-harm" or "violence".
    """

    these: Mapping[str, tuple[Phrase, ...]]
    those: Mapping[str, tuple[Phrase, ...]]
    within: int
    tier: str
    kind: str


@dataclass(frozen=True)
class WordList:
    """All that is looked for in one language: phrases by first word, pairs, and the spelling."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    pairs: tuple[Pair, ...]
    spelling: Spelling


@lru_cache(maxsize=16)
def word_list(language: str) -> WordList | None:
    """Load the phrases of `language` ("en", lower case), or None when there are none for it."""
    if not language.isalpha() or not language.islower():
        return None
    folder = files("afterword.safety") / "words" / language
    if not folder.is_dir():
        return None
    lists = [_toml(folder, name) for name in _LISTS]
    groups = _toml(folder, "groups")
    spelling = _spelling(_toml(folder, "spelling"), lists)
    phrases: list[Phrase] = []
    pairs: list[Pair] = []
    for data in lists:
        tier, kind = data["tier"], data.get("kind", "")
        phrases += [phrase_of(line, groups, spelling, tier, kind) for line in data["phrases"]]
        for entry in data.get("together", ()):
            sides = [
                by_first_word(phrase_of(line, groups, spelling, tier) for line in entry[side])
                for side in ("these", "with")
            ]
            pairs.append(Pair(sides[0], sides[1], entry["within"], tier, kind))
    for line in _toml(folder, _SAYINGS)["phrases"]:
        phrases.append(phrase_of(line, groups, spelling, LOWERED))
    return WordList(by_first_word(phrases), tuple(pairs), spelling)


def _spelling(data: Mapping[str, Any], lists: Iterable[Mapping[str, Any]]) -> Spelling:
    as_written = frozenset(data["as_written"]["words"])
    masked: dict[str, str] = {}
    for word in data["masked"]["words"]:
        masked.update(masks(word))
    plain = Spelling({}, masked, frozenset(_written(lists)), as_written)
    expand = {
        key: tuple(plain.squeeze(word) for word in meant.split())
        for written, meant in data["expand"].items()
        for key in (written, squeeze(written.replace("'", "")))
    }
    return Spelling(expand, masked, plain.vocabulary, as_written)


def _written(lists: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the words of phrases as written, for putting typed-apart letters together."""
    for data in lists:
        for part in " ".join(data["phrases"]).split():
            yield from (word for word in part.strip(".?").split("|") if word.isalpha())


def _toml(folder: Traversable, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
