"""Fine-tunes the encoder on letters, in one step or in several.

Seeds are fixed. Drawn are the order of letters, where a letter is cut in two, and which pieces of a
cut letter are hidden.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch.nn import functional

from afterword.coach import window as seen
from afterword.coach.rule import HARMS
from afterword.coach.wordpiece import WordPiece
from training.encoder import WIDTH, Reader
from training.letters import LABELS, VERDICTS, Letter

HARM = [LABELS.index(label) for label in HARMS]
DANGERS = ("self-harm", "violence")
OUTPUTS = len(LABELS) + 1 + len(DANGERS)


@dataclass(frozen=True)
class Recipe:
    """How a step of training runs. The embeddings and the lowest `still` layers stay as published;
    above them `rate` falls by `decay` from each layer to the one below it. A letter is read in two
    parts and without its context in a share `crop` of the rounds, a share `mask` of its pieces
    hidden. What is given back is a running mean of the weights that keeps `keep` of itself a step.
    """

    epochs: int = 6
    still: int = 3
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    batch: int = 4
    weight: float = 1.0
    helps: float = 1.0
    aux: float = 0.5
    crop: float = 0.35
    mask: float = 0.0
    keep: float = 0.0
    dropout: float = 0.1
    seed: int = 7


@dataclass(frozen=True)
class Row:
    """One window with its targets: (sentences, 22) and the place of the verdict, or -1."""

    window: seen.Window
    target: np.ndarray
    verdict: int
    below: torch.Tensor | None = None


def targets(letter: Letter) -> np.ndarray:
    """Soft targets of every sentence: 19 labels, any harm, self-harm, violence."""
    soft = np.array(letter.soft, dtype=np.float32).reshape(-1, len(LABELS))
    harm = soft[:, HARM].max(1, keepdims=True)
    danger = np.array(letter.danger, dtype=np.float32)[:, None]
    kinds = np.array([kind in letter.safety for kind in DANGERS], dtype=np.float32)
    return np.concatenate([soft, harm, danger * kinds], 1)


class Rows:
    """Letters cut into pieces once; gives whole windows, or windows cropped at random."""

    def __init__(self, letters: Sequence[Letter], pieces: WordPiece) -> None:
        self.letters = letters
        self.hidden = pieces.number("[MASK]")
        self.heads = [seen.head(pieces, one.channel, one.kind, one.context) for one in letters]
        self.bare = [seen.head(pieces, one.channel, one.kind, "") for one in letters]
        self.units = [seen.units(pieces, one.sentences) for one in letters]
        self.targets = [targets(one) for one in letters]

    def whole(self) -> list[list[Row]]:
        """Every window of every letter."""
        return [
            [self._row(index, made) for made in seen.windows(self.heads[index], self.units[index])]
            for index in range(len(self.letters))
        ]

    def cropped(self, draw: random.Random, mask: float) -> list[list[Row]]:
        """Every letter without its context, each window cut in two at a place drawn once, and
        this share of its pieces hidden.
        """
        rows: list[list[Row]] = []
        for index, exact in enumerate(self.units):
            units = [[*self._masked(unit[:-1], draw, mask), unit[-1]] for unit in exact]
            mine: list[Row] = []
            for made in seen.windows(self.bare[index], units):
                last = made.first + len(made.units)
                cut = draw.randint(made.first + 2, last - 2) if last - made.first > 4 else last
                for low, high in ((made.first, cut), (cut, last)):
                    if high > low:
                        part = seen.window(self.bare[index], units, low, high)
                        mine.append(self._row(index, part))
            rows.append(mine)
        return rows

    def _masked(self, unit: Sequence[int], draw: random.Random, mask: float) -> list[int]:
        return [self.hidden if draw.random() < mask else piece for piece in unit]

    def _row(self, index: int, made: seen.Window) -> Row:
        target = self.targets[index][made.first : made.first + len(made.units)]
        whole = len(made.units) == len(self.units[index])
        verdict = VERDICTS.index(self.letters[index].verdict) if whole else -1
        return Row(made, target, verdict)


def stacked(rows: Sequence[Row]) -> dict[str, torch.Tensor]:
    """Rows of unequal length as tensors; -1 stands where nothing is."""
    length = max(len(row.window.pieces) for row in rows)
    most = max(len(row.window.units) for row in rows)
    pieces = torch.full((len(rows), length), -1, dtype=torch.long)
    kinds = torch.zeros((len(rows), length), dtype=torch.long)
    units = torch.zeros((len(rows), most, length))
    target = torch.full((len(rows), most, OUTPUTS), -1.0)
    for index, row in enumerate(rows):
        size = len(row.window.pieces)
        pieces[index, :size] = torch.tensor(row.window.pieces)
        kinds[index, :size] = torch.tensor(row.window.kinds)
        for place, (start, end) in enumerate(row.window.units):
            units[index, place, start:end] = 1.0
        target[index, : len(row.target)] = torch.from_numpy(row.target)
    verdict = torch.tensor([row.verdict for row in rows])
    batch = {
        "pieces": pieces,
        "kinds": kinds,
        "units": units,
        "target": target,
        "verdict": verdict,
    }
    if rows[0].below is not None:
        batch["below"] = torch.zeros((len(rows), length, WIDTH))
        for index, row in enumerate(rows):
            batch["below"][index, : len(row.window.pieces)] = row.below
    return batch


def laid(model: Reader, rows: Sequence[Row], depth: int) -> list[Row]:
    """The same rows with what the still layers make of them, worked out once."""
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        made = []
        for row in rows:
            batch = stacked([row])
            below = model.below(batch["pieces"], batch["kinds"], depth)[0]
            made.append(replace(row, below=below.to(torch.bfloat16)))
    return made


def batches(rows: list[Row], size: int, draw: random.Random) -> list[list[Row]]:
    """Rows of about the same length together, in an order drawn anew."""
    keyed = sorted(rows, key=lambda row: len(row.window.pieces) + draw.random() * 40)
    cut: list[list[Row]] = []
    now: list[Row] = []
    units = 0
    for row in keyed:
        now.append(row)
        units += len(row.window.units)
        if units >= size * 12:
            cut.append(now)
            now, units = [], 0
    if now:
        cut.append(now)
    draw.shuffle(cut)
    return cut


def loss_of(model: Reader, batch: dict[str, torch.Tensor], recipe: Recipe) -> torch.Tensor:
    """Mean cross-entropy of the sentences and, at a smaller weight, of the draft."""
    there = batch["pieces"] >= 0
    scores, draft = model.above(batch["below"], there, batch["units"], recipe.still)
    target = batch["target"]
    labelled = target[..., 0] >= 0
    scores, target = scores[labelled], target[labelled]
    heavier = 1.0 + (recipe.weight - 1.0) * target
    each = functional.binary_cross_entropy_with_logits(
        scores.float(), target, weight=heavier, reduction="none"
    )
    share = torch.ones(each.shape[1])
    share[:7] = recipe.helps
    loss = (each.float() * share).sum(1).mean()
    known = batch["verdict"] >= 0
    if known.any():
        loss = loss + recipe.aux * functional.cross_entropy(
            draft[known].float(), batch["verdict"][known]
        )
    return loss


def groups(model: Reader, recipe: Recipe) -> list[dict]:
    """Parameters with their rates: the head fastest, each layer slower than the one above."""
    found: list[dict] = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("layers."):
            rate = recipe.rate * recipe.decay ** (5 - int(name.split(".")[1]))
        elif name.startswith(("word", "place", "kind", "norm")):
            rate = recipe.rate * recipe.decay**6
        else:
            rate = recipe.head_rate
        cold = 0.0 if parameter.ndim < 2 or name.startswith("word") else 0.01
        found.append({"params": [parameter], "lr": rate, "peak": rate, "weight_decay": cold})
    return found


def fit(
    letters: Sequence[Letter],
    pieces: WordPiece,
    start: Reader,
    recipe: Recipe,
    tell: Callable[[int, float], None] = lambda epoch, loss: None,
) -> Reader:
    """Train a reader on these letters; `tell` hears after every epoch. The same seed, the same
    model. Changes `start` and gives it back.
    """
    torch.manual_seed(recipe.seed)
    draw = random.Random(recipe.seed)
    start.requires_grad_(False)
    for part in (*start.layers[recipe.still :], *start.head()):
        part.requires_grad_(True)
    rows = Rows(letters, pieces)
    whole = [laid(start, mine, recipe.still) for mine in rows.whole()]
    parts = [laid(start, mine, recipe.still) for mine in rows.cropped(draw, recipe.mask)]
    steps = recipe.epochs * len(batches([row for one in whole for row in one], recipe.batch, draw))
    run = Run(start, recipe, steps)
    for epoch in range(recipe.epochs):
        start.train()
        drawn = [
            row
            for one, two in zip(whole, parts, strict=True)
            for row in (two if draw.random() < recipe.crop else one)
        ]
        losses = [run.step(stacked(batch)) for batch in batches(drawn, recipe.batch, draw)]
        tell(epoch, float(np.mean(losses)))
    run.settle()
    return start


class Run:
    """One training: the optimiser, the rate that rises and falls, and the mean of the weights."""

    def __init__(self, model: Reader, recipe: Recipe, steps: int) -> None:
        self.model, self.recipe, self.steps = model, recipe, steps
        self.optimiser = torch.optim.AdamW(groups(model, recipe), betas=(0.9, 0.98), eps=1e-6)
        self.done = 0
        self.mean = {
            name: value.detach().clone()
            for name, value in model.named_parameters()
            if value.requires_grad
        }

    def step(self, batch: dict[str, torch.Tensor]) -> float:
        """Learn from one batch; gives its loss."""
        done, steps = self.done, self.steps
        part = min(done / (0.1 * steps), max(0.03, (steps - done) / (0.9 * steps)), 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * part
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(self.model, batch, self.recipe)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        keep = min(self.recipe.keep, (1 + done) / (10 + done))
        with torch.no_grad():
            for name, value in self.model.named_parameters():
                if name in self.mean:
                    self.mean[name].lerp_(value, 1 - keep)
        self.done += 1
        return loss.item()

    def settle(self) -> None:
        """Give the model the mean of its weights."""
        with torch.no_grad():
            for name, value in self.model.named_parameters():
                if name in self.mean:
                    value.copy_(self.mean[name])


class Clock:
    """Says the time since it was made, in seconds."""

    def __init__(self) -> None:
        self.start = time.monotonic()

    def __str__(self) -> str:
        return f"{time.monotonic() - self.start:.0f} s"
