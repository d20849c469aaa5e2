"""Reads phrases from the word files and finds them in a text, word by word.

A phrase is plain words with four marks: `a|b` is either word, `word?` may be absent, `...` lets up
to three words stand in between, and `<name>` is any word of that group in `groups.toml`. Each
phrase is tried only where its first word stands, and looks at a bounded number of words from there,
so that the time grows in step with the length of the text whatever the text says.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from afterword.safety.tokens import Spelling, masks, squeeze

_WIDEST_GAP = 3
_LISTS = ("self_harm", "in_danger", "harm_to_others", "soft")


@dataclass(frozen=True)
class Step:
    """One place in a phrase: the words that may stand there. No words at all is a gap."""

    words: frozenset[str]
    optional: bool = False


@dataclass(frozen=True)
class Phrase:
    """What may be found, and what finding it means.

    Attributes:
        steps: the places of the phrase in order; the first is never optional and never a gap.
        tier: "A", "B", "C", or "lowered" for a saying that makes what it covers softer.
        kind: "self-harm", "violence", or "" where a phrase says neither.
        second: the words that may come right after the first, empty when it can be any: a quick
            way to see that a phrase is not here.
    """

    steps: tuple[Step, ...]
    tier: str
    kind: str
    second: frozenset[str]


@dataclass(frozen=True)
class Pair:
    """Two sets of phrases that mean something only when they stand near each other."""

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
    """Load the phrases of `language` ("en"), or None when there are none for it."""
    if not language.isalpha():
        return None
    folder = files("afterword.safety") / "words" / language.lower()
    if not folder.is_dir():
        return None
    groups = _toml(folder, "groups")
    spelling = _toml(folder, "spelling")
    expand = {
        key: tuple(squeeze(word) for word in value.split())
        for written, value in spelling["expand"].items()
        for key in (written, squeeze(written.replace("'", "")))
    }
    phrases: list[Phrase] = []
    pairs: list[Pair] = []
    vocabulary: set[str] = set()
    for name in _LISTS:
        data = _toml(folder, name)
        tier, kind = data["tier"], data.get("kind", "")
        phrases += [_phrase(line, groups, tier, kind) for line in data["phrases"]]
        pairs += [_pair(entry, groups, tier, kind) for entry in data.get("together", ())]
        vocabulary.update(_written(data["phrases"]))
    lowered = _toml(folder, "said_lightly")["phrases"]
    phrases += [_phrase(line, groups, "lowered", "") for line in lowered]
    masked: dict[str, str] = {}
    for word in spelling["masked"]["words"]:
        masked.update(masks(word))
    known = Spelling(expand, masked, frozenset(vocabulary))
    return WordList(_by_first_word(phrases), tuple(pairs), known)


def find(
    words: Sequence[str], phrases: Mapping[str, tuple[Phrase, ...]]
) -> Iterator[tuple[int, int, Phrase]]:
    """Yield each phrase found: index of its first word, index past its last, the phrase."""
    for at, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            if phrase.second and (at + 1 == len(words) or words[at + 1] not in phrase.second):
                continue
            end = _match(words, at + 1, phrase.steps, 1)
            if end >= 0:
                yield at, end, phrase


def _match(words: Sequence[str], at: int, steps: tuple[Step, ...], step: int) -> int:
    """Try the rest of a phrase from word `at`; the index past its last word, or -1."""
    if step == len(steps):
        return at
    wanted = steps[step]
    if not wanted.words:
        for skip in range(_WIDEST_GAP + 1):
            end = _match(words, at + skip, steps, step + 1)
            if end >= 0:
                return end
        return -1
    if at < len(words) and words[at] in wanted.words:
        end = _match(words, at + 1, steps, step + 1)
        if end >= 0:
            return end
    return _match(words, at, steps, step + 1) if wanted.optional else -1


def _toml(folder: Traversable, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def _phrase(line: str, groups: Mapping[str, list[str]], tier: str, kind: str) -> Phrase:
    """Read one phrase as written in a word file.

    Raises:
        ValueError: it is empty, or starts with a gap or with a word that may be absent.
        KeyError: it names a group that does not exist.
    """
    steps = tuple(_step(part, groups) for part in line.split())
    if steps and not steps[-1].words:
        steps = steps[:-1]
    if not steps or steps[0].optional or not steps[0].words:
        raise ValueError(f"A phrase starts with a word that is always there: {line!r}")
    free = len(steps) == 1 or steps[1].optional
    return Phrase(steps, tier, kind, frozenset() if free else steps[1].words)


def _step(part: str, groups: Mapping[str, list[str]]) -> Step:
    if part == "...":
        return Step(frozenset())
    optional = part.endswith("?")
    words: set[str] = set()
    for word in part.removesuffix("?").split("|"):
        named = word.startswith("<")
        words.update(groups[word.strip("<>")] if named else (word,))
    return Step(frozenset(squeeze(word.replace("'", "")) for word in words), optional)


def _pair(entry: Mapping[str, Any], groups: Mapping[str, list[str]], tier: str, kind: str) -> Pair:
    sides = [
        _by_first_word(_phrase(line, groups, tier, kind) for line in entry[side])
        for side in ("these", "with")
    ]
    return Pair(sides[0], sides[1], entry["within"], tier, kind)


def _by_first_word(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        for word in sorted(phrase.steps[0].words):
            found.setdefault(word, []).append(phrase)
    return {word: tuple(several) for word, several in found.items()}


def _written(lines: Iterable[str]) -> Iterator[str]:
    """Yield the words of phrases as written, for putting typed-apart letters together."""
    for line in lines:
        for part in line.split():
            yield from (word for word in part.strip(".?").split("|") if word.isalpha())
