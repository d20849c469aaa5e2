"""A rule of the coach, and the reader of rule files. Says nothing about any single rule.

A rule is one TOML file in `rules/<language>/`; its name is the rule's id and names the pattern,
not the cure. Keys: `label`, `source`, `cues` or `detector` (with `words`, the cue lists that
detector asks for), `scope` (what takes a sentence out of the rule's reach), `message`, `why`,
`question`, `flags` (sentences that must be marked, with ⟦the span⟧) and `passes` (what must not).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

RULES = files("afterword.coach") / "rules"
DETECTORS = files("afterword.coach") / "detectors"

HELPS = ("validates", "names", "owns", "learned", "update", "open-door", "warmth")
HARMS = (
    "plea",
    "pressure",
    "blame",
    "non-apology",
    "guilt",
    "threat",
    "promise",
    "rush",
    "surveillance",
    "contempt",
    "dismissal",
    "leverage",
)
WISH = "wish"
OVER_OWNERSHIP = "over-ownership"
LABELS = (*HELPS, *HARMS, WISH, OVER_OWNERSHIP)
SCOPES = ("negation", "quoted", "told", "own-past", "reported", "logistics")

_REQUIRED = {"label", "source", "message", "why", "flags", "passes"}
_OPTIONAL = {"cues", "detector", "words", "scope", "question"}
_ID = re.compile(r"[a-z][a-z0-9_]*")


class RuleProblem(ValueError):  # noqa: N818 - a problem, in the words of the house
    """A rule file that cannot be used; the message names the file and what is wrong in it."""


@dataclass(frozen=True)
class Rule:
    """One pattern the coach notices in a sentence."""

    id: str
    language: str
    label: str
    source: str
    message: str
    why: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    question: str = ""
    cues: tuple[str, ...] = ()
    detector: str = ""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    scope: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """What its findings are: harm, help or over-ownership."""
        if self.label == OVER_OWNERSHIP:
            return OVER_OWNERSHIP
        return "harm" if self.label in HARMS else "help"


@cache
def load_rules(language: str) -> tuple[Rule, ...]:
    """All rules of a language, sorted by id; empty when there are none.

    Raises RuleProblem for a file with a mistake in it.
    """
    folder = RULES / language
    if not folder.is_dir():
        return ()
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return tuple(_read(entry, language) for entry in entries if entry.name.endswith(".toml"))


def _read(entry: Traversable, language: str) -> Rule:
    name = entry.name.removesuffix(".toml")
    try:
        data = tomllib.loads(entry.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise RuleProblem(f"{entry.name}: not readable as TOML ({problem}).") from problem
    return rule_from(name, language, data)


def rule_from(name: str, language: str, data: Mapping[str, Any]) -> Rule:
    """Make a rule of what its file holds. Raises RuleProblem, naming the file and the mistake."""
    wrong = next(_mistakes(name, data), None)
    if wrong is not None:
        raise RuleProblem(f"{name}.toml: {wrong}")
    shaped = dict(data)
    for key in ("cues", "flags", "passes"):
        if key in data:
            shaped[key] = tuple(data[key])
    words = data.get("words", {})
    if isinstance(words, dict):
        shaped["words"] = {key: tuple(cues) for key, cues in words.items()}
    shaped["scope"] = frozenset(data.get("scope", ()))
    return Rule(id=name, language=language, **shaped)


def _mistakes(name: str, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a rule file, the first thing first."""
    if not _ID.fullmatch(name):
        yield "a rule is named in small letters with underscores."
    for key in sorted(set(data) - _REQUIRED - _OPTIONAL):
        yield f"unknown key “{key}”."
    for key in sorted(_REQUIRED - set(data)):
        yield f"“{key}” is missing."
    if data.get("label") not in LABELS:
        yield f"“{data.get('label')}” is not a label."
    if ("cues" in data) == ("detector" in data):
        yield "a rule has either cues or a detector."
    if "detector" in data and not (DETECTORS / f"{data['detector']}.py").is_file():
        yield f"there is no detector “{data['detector']}”."
    for key in ("cues", "scope", "flags", "passes"):
        value = data.get(key, ["-"])
        if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
            yield f"“{key}” is a list of sentences, at least one."
    for scope in data.get("scope", []):
        if scope not in SCOPES:
            yield f"“{scope}” is not a scope ({', '.join(SCOPES)})."
    if data.get("label") in HARMS and not data.get("question"):
        yield "a rule about a harm asks a question."
    if not all("⟦" in str(flag) and "⟧" in str(flag) for flag in data["flags"]):
        yield "every sentence under “flags” marks its ⟦span⟧."
