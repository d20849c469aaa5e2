"""A language is one file in `languages/`. This module reads it and knows no language by name.

A profile holds what cutting and reading text needs: where sentences end, which words greet or
sign off, which short forms stand for which words, and lists of words a phrase may name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

FOLDER = files("afterword.words") / "languages"


class LanguageProblem(ValueError):  # noqa: N818 - a problem, in the words of the house
    """A language was asked for that has no profile, or whose profile has a mistake in it."""


@dataclass(frozen=True)
class Language:
    """One language as its profile tells it. All words are lower case."""

    code: str
    name: str
    direction: str
    sentence_ends: str
    abbreviations: frozenset[str]
    greetings: frozenset[str]
    sign_offs: frozenset[str]
    me: frozenset[str]
    you: frozenset[str]
    we: frozenset[str]
    negations: frozenset[str]
    clause_words: frozenset[str]
    written_out: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]


def available() -> list[str]:
    """Codes of every language that has a profile, sorted."""
    names = (entry.name for entry in FOLDER.iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def load(code: str) -> Language:
    """Read the profile of a language.

    Raises LanguageProblem when there is none, or when a key is missing, unknown or misshapen.
    """
    if code not in available():
        known = ", ".join(available())
        raise LanguageProblem(f"There is no language “{code}” here yet. There is: {known}.")
    data = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    wanted = {field.name for field in fields(Language)} - {"code"}
    wrong = wanted.symmetric_difference(data)
    if wrong:
        raise LanguageProblem(f"languages/{code}.toml: missing or unknown {sorted(wrong)}.")
    return _from_profile(code, data)


def _from_profile(code: str, data: Mapping[str, object]) -> Language:
    """Turn what the file holds into the frozen shapes of Language."""
    shaped: dict[str, object] = {}
    for key, value in data.items():
        if isinstance(value, list):
            shaped[key] = frozenset(str(word) for word in value)
        elif key == "lists" and isinstance(value, dict):
            shaped[key] = {name: frozenset(words) for name, words in value.items()}
        elif key == "phrases" and isinstance(value, dict):
            shaped[key] = {name: tuple(cues) for name, cues in value.items()}
        elif key == "written_out" and isinstance(value, dict):
            shaped[key] = {short: tuple(long.split()) for short, long in value.items()}
        else:
            shaped[key] = value
    return Language(code=code, **shaped)  # type: ignore[arg-type]
