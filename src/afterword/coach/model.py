"""The readers that have learned: the encoder where it can run, the plain one where it cannot.

The encoder needs onnxruntime and numpy (`afterword[coach]`) and its file; both are loaded on the
first draft. Nothing is fetched, and nothing is kept but the scores of the last windows that were
read (`memory`), so that a draft being written is not read anew as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from afterword.coach import linear
from afterword.coach.bars import Bars, bars_from
from afterword.coach.memory import Remembered, digest
from afterword.coach.window import Window, head, units, windows
from afterword.coach.wordpiece import WordPiece

WEIGHTS = files("afterword.coach") / "weights"
LANGUAGE = "en"
"""The one language the readers learned from."""

LONGEST = 20_000
"""A draft of more characters than this is read by the rules alone: no letter is as long."""

DEEPEST = 10_000
CROWDED = 300
"""More characters than this, or more sentences, are read without the encoder, to stay quick."""

_COMMON = re.compile(
    r"\b(?:the|and|to|you|it|that|my|your|not|but|have|be|with|this|all|are|from|what|i'm|it's|don't"
    r"|u|im|dont|thats)\b"
)
_PLAIN_LETTER = re.compile(r"[a-z]")
_ANY_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
ENOUGH = 12
FOREIGN = 0.06
"""A text of at least ENOUGH words in which a smaller share than this are common English
words is not English."""

WINDOWS_KEPT = 64

ENCODER = "encoder"
PLAIN = "plain"
RULES = "rules"
SHARE = 0.5
"""How much of a score is the encoder's; the rest is the plain reader's."""

_asked: ContextVar[str] = ContextVar("the best reader to ask", default=ENCODER)


@dataclass(frozen=True)
class Reading:
    """What a reader made of a draft: one row of 20 scores a sentence, and the bars for them."""

    reader: str
    scores: Sequence[Sequence[float]]
    bars: Bars


def read(
    sentences: Sequence[str], channel: str, kind: str, context: str, language: str
) -> Reading | None:
    """Read a draft as the best reader here does; None when only the rules can."""
    asked = _asked.get()
    if asked == RULES or refused(sentences, language):
        return None
    weights = linear.load()
    if weights is None:
        return None
    plain = linear.scores(sentences, channel, kind, weights)
    crowded = sum(map(len, sentences)) > DEEPEST or len(sentences) > CROWDED
    encoder = None if asked == PLAIN or crowded else load()
    if encoder is None:
        return Reading(PLAIN, plain, weights.bars)
    rows = encoder.scores(sentences, channel, kind, context)
    return Reading(ENCODER, [_mean(*pair) for pair in zip(rows, plain, strict=True)], encoder.bars)


def refused(sentences: Sequence[str], language: str) -> str:
    """Why no learned reader reads a text: "length", "language", or "" when one may."""
    if sum(map(len, sentences)) > LONGEST:
        return "length"
    return "language" if language != LANGUAGE or foreign(sentences) else ""


def foreign(sentences: Sequence[str]) -> bool:
    """Whether a text is plainly not English: most of its letters are of another script, or hardly
    any of its words are common English ones. A few words are given the benefit of the doubt.
    """
    text = " ".join(sentences).lower().replace("’", "'")
    letters = 0 if text.isascii() else sum(map(str.isalpha, text))
    if letters and 2 * len(_PLAIN_LETTER.findall(text)) < letters:
        return True
    words = len(_ANY_WORD.findall(text))
    return words >= ENOUGH and len(_COMMON.findall(text)) < FOREIGN * words


def _mean(one: Sequence[float], two: Sequence[float]) -> list[float]:
    """The two readers' scores for a sentence, together; each mends what the other cannot hear."""
    return [SHARE * left + (1 - SHARE) * right for left, right in zip(one, two, strict=False)]


@contextmanager
def only(reader: str) -> Iterator[None]:
    """Inside this, no better reader than the one named is asked; for comparing them."""
    before = _asked.set(reader)
    try:
        yield
    finally:
        _asked.reset(before)


@cache
def load() -> Encoder | None:
    """The encoder, or None where onnxruntime, numpy or its files are absent."""
    return from_folder(WEIGHTS)


def from_folder(folder: Traversable) -> Encoder | None:
    """The encoder whose three files are in this folder, or None where it cannot run."""
    paths = [folder / name for name in ("encoder.onnx", "encoder.json", "vocabulary.txt")]
    if not all(path.is_file() for path in paths):
        return None
    try:
        import numpy as np
        import onnxruntime as ort
    except ImportError:
        return None
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    held = paths[0]
    source = str(held) if isinstance(held, Path) else held.read_bytes()
    session = ort.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    pieces = WordPiece(paths[2].read_text(encoding="utf-8").split("\n"))
    return Encoder(np, session, pieces, bars_from(json.loads(paths[1].read_text("utf-8"))["bars"]))


class Encoder:
    """A small transformer over windows of a draft, in the ONNX runtime."""

    def __init__(self, np: Any, session: Any, pieces: WordPiece, bars: Bars) -> None:
        self._np = np
        self._session = session
        self._pieces = pieces
        self.bars = bars
        self._windows: Remembered[list[list[float]]] = Remembered(WINDOWS_KEPT)

    def scores(
        self, sentences: Sequence[str], channel: str, kind: str, context: str
    ) -> list[Sequence[float]]:
        """One row of scores a sentence."""
        start = head(self._pieces, channel, kind, context)
        found: list[Sequence[float]] = []
        for window in windows(start, units(self._pieces, sentences)):
            found.extend(self._remembered(window))
        return found

    def _remembered(self, window: Window) -> list[list[float]]:
        """The scores of one window's sentences, read now unless it was among the last."""
        pieces = ",".join(map(str, window.pieces))
        key = digest(pieces, repr(window.units))
        return self._windows.get(key, lambda: self._read(window))

    def _read(self, window: Window) -> list[list[float]]:
        """The scores of one window's sentences."""
        np = self._np
        mask = np.zeros((1, len(window.units), len(window.pieces)), np.float32)
        for place, (start, end) in enumerate(window.units):
            mask[0, place, start:end] = 1.0
        fed = {
            "pieces": np.array([window.pieces], np.int64),
            "kinds": np.array([window.kinds], np.int64),
            "units": mask,
        }
        (scores,) = self._session.run(["scores"], fed)
        rows: list[list[float]] = scores[0].tolist()
        return rows
