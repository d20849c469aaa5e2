"""What is said about a label: when a reader found it and no rule has closer words, and when
somebody asks what it is.

One TOML file a label in `labels/<language>/`, named after the label: `source`, `message`, `why`,
and for a harm a `question`; then `meaning`, `marked` (sentences that have it), `passed` (sentences
close by that do not, each with the reason) and `disagree`. A reader is less sure than a rule, and
the words say so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from afterword.coach.rule import HARMS, HELPS, OVER_OWNERSHIP, RuleProblem

FOLDER = files("afterword.coach") / "labels"


@dataclass(frozen=True)
class Label:
    """One of the nineteen labels, a wish or over-ownership, in words for the person who writes."""

    name: str
    source: str
    message: str
    why: str
    meaning: str
    disagree: str
    marked: tuple[str, ...]
    passed: tuple[tuple[str, str], ...]
    question: str = ""

    @property
    def kind(self) -> str:
        """Harm, help or over-ownership."""
        if self.name == OVER_OWNERSHIP:
            return OVER_OWNERSHIP
        return "harm" if self.name in HARMS else "help"


@cache
def load_labels(language: str) -> Mapping[str, Label]:
    """Every label of a language by its name; empty when the language has none.

    Raises RuleProblem when a file is missing or has a mistake in it.
    """
    folder = FOLDER / language
    if not folder.is_dir():
        return {}
    return {name: _read(name, language) for name in (*HELPS, *HARMS)}


def about(name: str, language: str) -> Label:
    """What a label means, also for a wish and over-ownership.

    Raises RuleProblem when the language has no such file or there is a mistake in it.
    """
    return _read(name, language)


def _read(name: str, language: str) -> Label:
    try:
        data = tomllib.loads((FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"))
        data["marked"] = tuple(data["marked"])
        data["passed"] = tuple((said, reason) for said, reason in data["passed"])
        label = Label(name=name, **data)
    except (OSError, KeyError, TypeError, ValueError) as problem:
        raise RuleProblem(f"labels/{language}/{name}.toml: {problem}") from problem
    if label.kind == "harm" and not label.question:
        raise RuleProblem(f"labels/{language}/{name}.toml: a harm asks a question.")
    return label
