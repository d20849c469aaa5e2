"""From which score a label stands. Quiet twice over: in the draft, then in the sentence.

A draft opens for harms only when its two strongest sentences together look harmful enough, or when
a rule has found a harm in it. Inside an open draft every label has its own bar.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afterword.coach.rule import HARMS, HELPS

LABELS = (*HELPS, *HARMS)
FIRST_HARM = len(HELPS)
STRONGEST = 2
MOST_SURE = 0.99


@dataclass(frozen=True)
class Bars:
    """`labels` holds 19 bars; `draft` is the bar of the whole draft; from `some` on the strongest
    harm of a sentence stands though none reaches its own bar. `slopes` turns how far a score is
    over its bar into a confidence. All are scores before the logistic curve.
    """

    labels: tuple[float, ...]
    draft: float
    some: float
    slopes: tuple[float, ...]
    sure: tuple[float, ...]


def bars_from(about: Mapping[str, Sequence[float] | float]) -> Bars:
    """The bars as a file of weights holds them. Raises KeyError when one is missing."""
    return Bars(
        labels=tuple(about["labels"]),  # type: ignore[arg-type]
        draft=float(about["draft"]),  # type: ignore[arg-type]
        some=float(about["some"]),  # type: ignore[arg-type]
        slopes=tuple(about["slopes"]),  # type: ignore[arg-type]
        sure=tuple(about["sure"]),  # type: ignore[arg-type]
    )


def evidence(scores: Sequence[Sequence[float]]) -> float:
    """How harmful a draft looks: the mean of its strongest any-harm scores (the last of a row)."""
    strongest = sorted((row[len(LABELS)] for row in scores), reverse=True)[:STRONGEST]
    return sum(strongest) / len(strongest)


def standing(
    scores: Sequence[Sequence[float]], bars: Bars, *, ruled_harm: bool, grief: bool
) -> list[list[int]]:
    """For each sentence which of the 19 labels stand, by place. A row of scores holds 20 or more:
    the labels, then any harm.
    """
    opened = not grief and bool(scores) and (ruled_harm or evidence(scores) >= bars.draft)
    return [_of_sentence(row, bars, opened) for row in scores]


def _of_sentence(row: Sequence[float], bars: Bars, opened: bool) -> list[int]:
    reach = len(LABELS) if opened else FIRST_HARM
    found = [place for place in range(reach) if row[place] >= bars.labels[place]]
    harmless = not found or found[-1] < FIRST_HARM
    if opened and harmless and row[len(LABELS)] >= bars.some:
        harms = range(FIRST_HARM, len(LABELS))
        found.append(max(harms, key=lambda place: row[place] - bars.labels[place]))
    return found


def confidence(score: float, place: int, bars: Bars) -> float:
    """How often a label with this score was right, from 0 to 1, on letters kept apart."""
    value = bars.slopes[place] * score + bars.sure[place]
    return round(min(MOST_SURE, 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))), 2)
