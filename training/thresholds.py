"""Chooses, on letters a reader was not trained on, from which score a label stands.

Two steps keep the coach quiet. A draft opens for the reader's harms only when its strongest
sentences together look harmful enough, or when a rule has found a harm; the bar is set so that few
good drafts open. Inside an open draft each label has the threshold that is best for its F1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from afterword.coach.bars import Bars, evidence, standing
from training.letters import LABELS

HELPS = 7
FEW = 80
"""A label found this often gets half of its own threshold and half of its kin's."""


@dataclass(frozen=True)
class Read:
    """One letter as read: `scores` (sentences, 20) before the logistic curve, the last any harm;
    `ruled` and `gold` (sentences, 19) booleans; `good` when its verdict is send.
    """

    scores: np.ndarray
    ruled: np.ndarray
    gold: np.ndarray
    good: bool
    grief: bool


def bars(labels: np.ndarray, draft: float, some: float) -> Bars:
    """Bars without a curve for confidence yet."""
    return Bars(tuple(labels.tolist()), draft, some, (1.0,) * 19, (0.0,) * 19)


def decide(read: Read, chosen: Bars) -> np.ndarray:
    """Which labels stand, (sentences, 19), the rules' own included."""
    ruled_harm = bool(read.ruled[:, HELPS:].any())
    stands = read.ruled.copy()
    found = standing(read.scores.tolist(), chosen, ruled_harm=ruled_harm, grief=read.grief)
    for row, places in zip(stands, found, strict=True):
        row[places] = True
    return stands


def choose(reads: Sequence[Read], share: float) -> Bars:
    """Thresholds for these letters; at most `share` of the good ones may open."""
    bar = _bar(reads, share)
    opened = [
        read
        for read in reads
        if not read.grief and (evidence(read.scores.tolist()) >= bar or read.ruled[:, HELPS:].any())
    ]
    labels = _shared(reads, opened)
    return bars(labels, bar, _some(opened, labels, bar))


def _bar(reads: Sequence[Read], share: float) -> float:
    """The lowest bar that at most this share of the good letters, rules included, gets over."""
    good = [read for read in reads if read.good and not read.grief]
    anyway = sum(bool(read.ruled[:, HELPS:].any()) for read in good)
    rest = sorted(
        (evidence(read.scores.tolist()) for read in good if not read.ruled[:, HELPS:].any()),
        reverse=True,
    )
    allowed = max(0, int(share * len(good)) - anyway)
    return rest[min(allowed, len(rest) - 1)] + 1e-6


def _shared(reads: Sequence[Read], opened: Sequence[Read]) -> np.ndarray:
    """The best threshold of every label, drawn to the middle of its kin the rarer the label is."""
    own = np.zeros(len(LABELS))
    many = np.zeros(len(LABELS))
    for place in range(len(LABELS)):
        among = reads if place < HELPS else opened
        many[place] = sum(int(read.gold[:, place].sum()) for read in among)
        own[place] = _best(among, place)
    for kin in (slice(0, HELPS), slice(HELPS, None)):
        middle = np.average(own[kin], weights=many[kin])
        own[kin] = (many[kin] * own[kin] + FEW * middle) / (many[kin] + FEW)
    return own


def _best(reads: Sequence[Read], place: int) -> float:
    """The middle of the thresholds whose F1, rules included, is close to the best one."""
    scores = np.concatenate([read.scores[:, place] for read in reads])
    gold = np.concatenate([read.gold[:, place] for read in reads])
    ruled = np.concatenate([read.ruled[:, place] for read in reads])
    if not gold.any():
        return float(scores.max())
    steps = np.quantile(scores[gold], np.linspace(0.02, 0.9, 60))
    f1 = np.array([_f1(gold, ruled | (scores >= step)) for step in steps])
    return float(np.median(steps[f1 >= f1.max() - 0.01]))


def carried(chosen: Bars, before: Sequence[Read], after: Sequence[Read]) -> Bars:
    """Bars for another reader of the same letters: each stands where as many scores are below it.

    Looks at scores only, never at labels.
    """

    def moved(value: float, old: np.ndarray, new: np.ndarray) -> float:
        return float(np.quantile(new, (old < value).mean()))

    one = np.concatenate([read.scores for read in before])
    two = np.concatenate([read.scores for read in after])
    drafts = [
        np.array([evidence(read.scores.tolist()) for read in reads]) for reads in (before, after)
    ]
    return replace(
        chosen,
        labels=tuple(
            moved(value, one[:, place], two[:, place]) for place, value in enumerate(chosen.labels)
        ),
        draft=moved(chosen.draft, *drafts),
        some=moved(chosen.some, one[:, -1], two[:, -1]),
    )


def curves(reads: Sequence[Read], chosen: Bars) -> Bars:
    """The same bars with a curve a label that turns a score into how often it is right.

    A logistic curve, held near slope 1 and shift 0 where data is thin.
    """
    slopes, shifts = [], []
    for place in range(len(LABELS)):
        score = np.concatenate([read.scores[:, place] for read in reads])
        gold = np.concatenate([read.gold[:, place] for read in reads])
        slope, shift = _curve(score, gold.astype(float))
        slopes.append(round(slope, 4))
        shifts.append(round(shift, 4))
    return replace(chosen, slopes=tuple(slopes), sure=tuple(shifts))


def _curve(score: np.ndarray, gold: np.ndarray) -> tuple[float, float]:
    """The slope and the shift. The cost has one lowest point, so where it begins is all one."""
    both = np.stack([score, np.ones_like(score)], 1)
    start, hold = np.array([1.0, 0.0]), np.array([4.0, 1.0])

    def cost(line: np.ndarray) -> tuple[float, np.ndarray]:
        value = both @ line
        loss = (np.logaddexp(0, value) - gold * value).sum() + (
            hold * (line - start) ** 2
        ).sum() / 2
        return float(loss), both.T @ (expit(value) - gold) + hold * (line - start)

    slope, shift = minimize(cost, start, jac=True, method="L-BFGS-B").x
    return float(slope), float(shift)


def _some(reads: Sequence[Read], labels: np.ndarray, bar: float) -> float:
    """The any-harm score that gives the best any-harm F1 when it names the nearest label."""
    scores = np.concatenate([read.scores[:, -1] for read in reads])
    gold = np.concatenate([read.gold[:, HELPS:].any(1) for read in reads])
    stands = np.concatenate(
        [decide(read, bars(labels, bar, float("inf")))[:, HELPS:].any(1) for read in reads]
    )
    steps = np.quantile(scores[gold], np.linspace(0.02, 0.98, 80))
    f1 = [_f1(gold, stands | (scores >= step)) for step in steps]
    return float(steps[int(np.argmax(f1))])


def _f1(gold: np.ndarray, said: np.ndarray) -> float:
    hits = (gold & said).sum()
    return float(2 * hits / max(1, gold.sum() + said.sum()))


def figures(reads: Sequence[Read], said: Sequence[np.ndarray]) -> dict[str, float]:
    """Macro-F1, any-harm precision, recall and F1, and the share of good letters flagged."""
    gold = np.concatenate([read.gold for read in reads])
    stands = np.concatenate(list(said))
    each = [_f1(gold[:, place], stands[:, place]) for place in range(len(LABELS))]
    harm, found = gold[:, HELPS:].any(1), stands[:, HELPS:].any(1)
    good = [made[:, HELPS:].any() for read, made in zip(reads, said, strict=True) if read.good]
    return {
        "macro-F1": float(np.mean(each)),
        "helps": float(np.mean(each[:HELPS])),
        "harms": float(np.mean(each[HELPS:])),
        "precision": float((harm & found).sum() / max(1, found.sum())),
        "recall": float((harm & found).sum() / harm.sum()),
        "any-harm": _f1(harm, found),
        "good flagged": float(np.mean(good)),
    }
