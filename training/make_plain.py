"""Makes `weights/linear.bin`: leave-one-writer-out for the bars, then all letters for the weights.

Every figure printed is for writers the reader had not seen, with bars chosen on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from afterword.coach import linear
from training import letters as source
from training import plain
from training.letters import Letter
from training.ruled import with_scores
from training.thresholds import Read, choose, curves, decide, figures

SHARE = 0.06
"""How many good letters may be flagged, rules included, where the bars are chosen."""


def make() -> None:
    """Train, say how it did on unseen writers, and write the file."""
    letters = source.learned_from()
    rows, soft = plain.table(letters), plain.targets(letters)
    writer = np.array([one.writer for one in letters for _ in one.spans])
    scores = np.zeros(soft.shape)
    for name in sorted(set(writer)):
        weights, bias = plain.fit(rows[writer != name], soft[writer != name])
        scores[writer == name] = rows[writer == name] @ weights + bias
        print(f"read {name}, who had not been seen", flush=True)
    ends = np.cumsum([len(one.spans) for one in letters])[:-1]
    reads = with_scores(letters, np.split(scores, ends))
    tell("plain", unseen(letters, reads), reads)
    weights, bias = plain.fit(rows, soft)
    bars = curves(reads, choose(reads, SHARE))
    plain.write(weights, bias, bars, Path(str(linear.FILE)))


def unseen(letters: Sequence[Letter], reads: Sequence[Read]) -> list[np.ndarray]:
    """What stands in each letter with bars chosen on the letters of other writers."""
    said: dict[int, np.ndarray] = {}
    for name in sorted({one.writer for one in letters}):
        others = [read for read, one in zip(reads, letters, strict=True) if one.writer != name]
        bars = choose(others, SHARE)
        for place, one in enumerate(letters):
            if one.writer == name:
                said[place] = decide(reads[place], bars)
    return [said[place] for place in range(len(letters))]


def tell(name: str, said: Sequence[np.ndarray], reads: Sequence[Read]) -> None:
    """Print the figures of one reader in a line."""
    print(name, " ".join(f"{key} {value:.3f}" for key, value in figures(reads, said).items()))


if __name__ == "__main__":
    make()
