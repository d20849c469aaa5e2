"""The letters the coach learns from, and what two readers said about each sentence.

Targets are soft: the mean of the writer's labels and of a second reading's, so a sentence on which
they differ teaches a half, unless the guideline decides.
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

APART = ("writer4", "writer6_apart")
"""Files the encoder never learns from: bars are chosen on them."""

NAMES, OWNS = LABELS.index("names"), LABELS.index("owns")
NEAR = 2
"""How many sentences away something owned still takes a scene in."""


@dataclass(frozen=True)
class Letter:
    """One draft with its readings. `writer` is the hand that wrote it, `apart` whether its file is
    one of APART. `soft` has a row of 19 values from 0 to 1 for each sentence; `gold` is the
    writer's own labels; `danger` marks sentences that justify a safety flag.
    """

    id: str
    writer: str
    apart: bool
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
    """Every letter of these files, in order. A file's name begins with its writer."""
    return [
        _letter(json.loads(line), path.stem)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def learned_from() -> list[Letter]:
    """All letters of `training/letters`."""
    return read(sorted(FOLDER.glob("*.jsonl")))


def _letter(row: dict[str, Any], file: str) -> Letter:
    units = row["sentences"]
    return Letter(
        id=row["id"],
        writer=file.partition("_")[0],
        apart=file in APART,
        channel=row["channel"],
        kind=row["kind"],
        context=row["context"],
        text=row["text"],
        spans=tuple((unit["start"], unit["end"]) for unit in units),
        soft=settled([_soft(unit) for unit in units], row["kind"]),
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


def settled(soft: list[tuple[float, ...]], kind: str) -> tuple[tuple[float, ...], ...]:
    """The same readings with the one frequent quarrel settled that the guideline decides.

    A scene both readers call named is owned too when it stands inside an apology for it: in an
    apology, or close to something that both call owned.
    """
    sure = [place for place, row in enumerate(soft) if row[OWNS] == 1]
    made = []
    for place, row in enumerate(soft):
        inside = kind == "apology" or any(abs(place - other) <= NEAR for other in sure)
        if row[NAMES] == 1 and row[OWNS] == 0.5 and inside:
            row = (*row[:OWNS], 1.0, *row[OWNS + 1 :])
        made.append(row)
    return tuple(made)
