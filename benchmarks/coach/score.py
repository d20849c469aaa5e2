"""Figures for one way of reading, against letters labelled by hand.

A reader gives, for each letter, its own sentences with labels, a verdict and safety flags. Labels
count for every labelled sentence they overlap with.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from afterword.coach.rule import HARMS, HELPS

LABELS = (*HELPS, *HARMS)
DRAWS = 1000


@dataclass(frozen=True)
class Answer:
    """What a reader says of one letter; `sentences` holds start, end and the labels."""

    sentences: Sequence[tuple[int, int, frozenset[str]]]
    verdict: str
    safety: frozenset[str]


Reader = Callable[[dict[str, Any]], Answer]


@dataclass(frozen=True)
class Judged:
    """One letter: labelled and read sets a sentence, and the letter with its answer."""

    gold: Sequence[frozenset[str]]
    said: Sequence[frozenset[str]]
    letter: dict[str, Any]
    answer: Answer


def letters() -> list[dict[str, Any]]:
    """The letters of this benchmark. No reader was trained or tuned on them."""
    path = Path(__file__).parent / "letters" / "dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judged(reader: Reader, drafts: Sequence[dict[str, Any]]) -> list[Judged]:
    """Every letter with what the reader says of its sentences."""
    found = []
    for draft in drafts:
        answer = reader(draft)
        said = [
            frozenset(
                label
                for start, end, labels in answer.sentences
                if start < unit["end"] and unit["start"] < end
                for label in labels
            )
            for unit in draft["sentences"]
        ]
        gold = [frozenset(unit["labels"]) for unit in draft["sentences"]]
        found.append(Judged(gold, said, draft, answer))
    return found


def f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """F1 of (labelled, said) pairs; 0 when neither ever is."""
    hits = sum(gold and said for gold, said in pairs)
    total = sum(gold + said for gold, said in pairs)
    return 2 * hits / total if total else 0.0


def per_label(found: Sequence[Judged]) -> dict[str, float]:
    """F1 of each label."""
    return {
        label: f1(
            [
                (label in gold, label in said)
                for one in found
                for gold, said in zip(one.gold, one.said, strict=True)
            ]
        )
        for label in LABELS
    }


def figures(found: Sequence[Judged]) -> dict[str, float]:
    """All figures of the table; counts are whole numbers."""
    harm = set(HARMS)
    pairs = [
        (bool(gold & harm), bool(said & harm))
        for one in found
        for gold, said in zip(one.gold, one.said, strict=True)
    ]
    hits = sum(gold and said for gold, said in pairs)
    sends = [one for one in found if one.letter["verdict"] == "send"]
    holds = [one for one in found if one.letter["verdict"] == "hold"]
    danger = [one for one in found if one.letter["safety"]]
    each = per_label(found)
    return {
        "macro-F1": sum(each.values()) / len(each),
        "precision": hits / max(1, sum(said for _, said in pairs)),
        "recall": hits / max(1, sum(gold for gold, _ in pairs)),
        "any-harm F1": f1(pairs),
        "good flagged": sum(any(said & harm for said in one.said) for one in sends),
        "good": len(sends),
        "verdict": sum(one.answer.verdict == one.letter["verdict"] for one in found) / len(found),
        "sends held": sum(one.answer.verdict == "hold" for one in sends),
        "holds found": sum(one.answer.verdict == "hold" for one in holds),
        "holds": len(holds),
        "safety found": sum(bool(one.answer.safety & set(one.letter["safety"])) for one in danger),
        "danger": len(danger),
        "safety false": sum(bool(one.answer.safety - set(one.letter["safety"])) for one in found),
    }


def between(
    found: Sequence[Judged], figure: Callable[[Sequence[Judged]], float]
) -> tuple[float, float]:
    """The middle 95 % of a figure when letters are drawn again and again (seed 7)."""
    draw = random.Random(7)
    values = sorted(figure(draw.choices(found, k=len(found))) for _ in range(DRAWS))
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS)]
