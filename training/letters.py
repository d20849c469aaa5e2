"""The letters the coach learns from, and what two readers said about each sentence.

Targets are soft: the mean of the writer's labels and of a blind second reader's, so a sentence on
which they differ teaches a half.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from afterword.coach.rule import HARMS, HELPS

LABELS = (*HELPS, *HARMS)
VERDICTS = ("send", "revise", "hold")
FOLDER = Path(__file__).parent / "letters"


@dataclass(frozen=True)
class Letter:
    """One draft with its readings. `soft` has a row of 19 values from 0 to 1 for each sentence;
    `gold` is the writer's own labels; `danger` marks sentences that justify a safety flag.
    """

    id: str
    writer: str
    channel: str
    kind: str
    context: str
    text: str
    spans: tuple[tuple[int, int], ...]
    soft: tuple[tuple[float, ...], ...]
    gold: tuple[frozenset[str], ...]
    danger: tuple[bool, ...]
    verdict: str
    safety: tuple[str, ...]

    @property
    def sentences(self) -> list[str]:
        """The sentences as they stand in the draft."""
        return [self.text[start:end] for start, end in self.spans]


def read(paths: Iterable[Path]) -> list[Letter]:
    """Every letter of these files, in order. The name of a file names its writer."""
    return [
        _letter(json.loads(line), path.stem)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def learned_from() -> list[Letter]:
    """All letters of `training/letters`."""
    return read(sorted(FOLDER.glob("*.jsonl")))


def _letter(row: dict[str, Any], writer: str) -> Letter:
    units = row["sentences"]
    return Letter(
        id=row["id"],
        writer=writer,
        channel=row["channel"],
        kind=row["kind"],
        context=row["context"],
        text=row["text"],
        spans=tuple((unit["start"], unit["end"]) for unit in units),
        soft=tuple(_soft(unit) for unit in units),
        gold=tuple(frozenset(unit["labels"]) for unit in units),
        danger=tuple(bool(unit.get("safety_evidence")) for unit in units),
        verdict=row["verdict"],
        safety=tuple(row["safety"]),
    )


def _soft(unit: dict[str, Any]) -> tuple[float, ...]:
    """The mean of both readers for each label; one reader alone counts whole."""
    first = unit["labels"]
    second = unit.get("second", first)
    return tuple(((label in first) + (label in second)) / 2 for label in LABELS)
