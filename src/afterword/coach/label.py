"""What is said about a label when a reader found it and no rule has closer words.

One TOML file a label in `labels/<language>/`, named after the label: `source`, `message`, `why`,
and for a harm a `question`. A reader is less sure than a rule, and the words say so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from afterword.coach.rule import HARMS, HELPS, RuleProblem

FOLDER = files("afterword.coach") / "labels"


@dataclass(frozen=True)
class Label:
    """One of the nineteen labels, in words for the person who wrote the sentence."""

    name: str
    source: str
    message: str
    why: str
    question: str = ""

    @property
    def kind(self) -> str:
        """Harm or help."""
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


def _read(name: str, language: str) -> Label:
    try:
        data = tomllib.loads((FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"))
        label = Label(name=name, **data)
    except (OSError, TypeError, tomllib.TOMLDecodeError) as problem:
        raise RuleProblem(f"labels/{language}/{name}.toml: {problem}") from problem
    if label.kind == "harm" and not label.question:
        raise RuleProblem(f"labels/{language}/{name}.toml: a harm asks a question.")
    return label
