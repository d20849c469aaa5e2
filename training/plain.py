"""Trains the plain reader: one logistic regression a label over hashed features (numpy, scipy).

Targets are soft, all labels are fitted in one go, and a bucket seen in only one sentence is left
out, since it could only learn that sentence by heart.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from afterword.coach import linear
from afterword.coach.bars import Bars
from training.letters import LABELS, Letter

STRENGTH = 1.0
"""Inverse of the regularisation, chosen by leave-one-writer-out on the letters learned from."""

STEPS = 40

OUTPUTS = (*LABELS, "harm")


def table(letters: Sequence[Letter]) -> csr_matrix:
    """One row a sentence: for each bucket, one over the root of how many share its group."""
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for letter in letters:
        for one in linear.seen(letter.sentences, letter.channel, letter.kind):
            row: dict[int, float] = {}
            for group in linear.features(one).values():
                for bucket in group:
                    row[bucket] = row.get(bucket, 0.0) + len(group) ** -0.5
            columns.extend(row)
            values.extend(row.values())
            ends.append(len(columns))
    shape = (len(ends) - 1, 1 << linear.BITS)
    return csr_matrix((values, columns, ends), shape=shape)


def targets(letters: Sequence[Letter]) -> np.ndarray:
    """Soft targets, (sentences, 20): the labels and any harm."""
    soft = np.array([row for letter in letters for row in letter.soft])
    return np.concatenate([soft, soft[:, 7:].max(1, keepdims=True)], 1)


def rarity(rows: csr_matrix) -> np.ndarray:
    """For each bucket how rare it is: 1 plus the log of all rows over those that have it."""
    held = np.asarray((rows > 0).sum(0)).ravel()
    return 1.0 + np.log((1 + rows.shape[0]) / (1 + held))


def fit(rows: csr_matrix, soft: np.ndarray, strength: float = STRENGTH) -> tuple:
    """Weights (buckets, labels) and biases; the rarity of a bucket is inside its weight."""
    kept = np.flatnonzero(np.asarray((rows > 0).sum(0)).ravel() > 1)
    rare = rarity(rows)[kept].astype(np.float32)
    scaled = rows[:, kept].multiply(rare[None, :]).tocsr().astype(np.float32)
    back = scaled.T.tocsr()
    count, labels = len(kept), soft.shape[1]
    usual = soft.mean(0).clip(1e-4, 1 - 1e-4)
    start = np.zeros((count + 1, labels))
    start[-1] = np.log(usual / (1 - usual))

    def cost(flat: np.ndarray) -> tuple[float, np.ndarray]:
        every = flat.reshape(count + 1, labels)
        weights = every[:-1].astype(np.float32)
        score = scaled @ weights + every[-1]
        loss = (np.logaddexp(0, score) - soft * score).sum() + (weights**2).sum() / (2 * strength)
        off = expit(score) - soft
        slope = np.concatenate([back @ off + weights / strength, off.sum(0)[None]])
        return float(loss), slope.ravel().astype(float)

    found = minimize(
        cost, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 6}
    )
    every = found.x.reshape(count + 1, labels)
    weights = np.zeros((rows.shape[1], labels), np.float32)
    weights[kept] = every[:-1] * rare[:, None]
    return weights, every[-1]


def write(weights: np.ndarray, bias: np.ndarray, bars: Bars, path: Path) -> None:
    """Store weights as signed bytes: a line of JSON, then the packed rows."""
    scale = np.abs(weights).max(0) / 127
    scale[scale == 0] = 1.0
    small = np.clip(np.round(weights / scale), -127, 127).astype(np.int16) + 128
    about = {
        "labels": list(OUTPUTS),
        "bias": [round(float(value), 5) for value in bias],
        "scale": [float(f"{value:.6g}") for value in scale],
        "bars": asdict(bars),
    }
    body = zlib.compress(small.astype(np.uint8).tobytes(), 9)
    path.write_bytes(json.dumps(about, separators=(",", ":")).encode() + b"\n" + body)
