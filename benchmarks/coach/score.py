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


def counted(one: Judged) -> list[tuple[int, int]]:
    """For each label and for any harm: sentences with it in both, and in one plus in the other."""
    harm = set(HARMS)
    found = []
    for held in (*({label} for label in LABELS), harm):
        gold = [bool(labels & held) for labels in one.gold]
        said = [bool(labels & held) for labels in one.said]
        both = sum(left and right for left, right in zip(gold, said, strict=True))
        found.append((both, sum(gold) + sum(said)))
    return found


def f1s(counts: Sequence[Sequence[tuple[int, int]]]) -> list[float]:
    """F1 of every label and of any harm, from the counts of these letters; 0 where none is."""
    made = []
    for column in zip(*counts, strict=True):
        total = sum(many for _, many in column)
        made.append(2 * sum(both for both, _ in column) / total if total else 0.0)
    return made


def per_label(found: Sequence[Judged]) -> dict[str, float]:
    """F1 of each label."""
    return dict(zip(LABELS, f1s([counted(one) for one in found]), strict=False))


def between(found: Sequence[Judged]) -> dict[str, tuple[float, float]]:
    """The middle 95 % of F1 when letters are drawn again and again (seed 7).

    For each label, for "macro-F1" and for "any-harm F1".
    """
    draw = random.Random(7)
    counts = [counted(one) for one in found]
    drawn = [f1s(draw.choices(counts, k=len(counts))) for _ in range(DRAWS)]
    columns = {label: [made[place] for made in drawn] for place, label in enumerate(LABELS)}
    columns["macro-F1"] = [sum(made[:-1]) / len(LABELS) for made in drawn]
    columns["any-harm F1"] = [made[-1] for made in drawn]
    low, high = int(0.025 * DRAWS), int(0.975 * DRAWS)
    return {name: (sorted(column)[low], sorted(column)[high]) for name, column in columns.items()}


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
    *each, any_harm = f1s([counted(one) for one in found])
    return {
        "macro-F1": sum(each) / len(each),
        "precision": hits / max(1, sum(said for _, said in pairs)),
        "recall": hits / max(1, sum(gold for gold, _ in pairs)),
        "any-harm F1": any_harm,
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
