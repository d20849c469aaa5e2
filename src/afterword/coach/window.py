"""What the encoder sees of a draft: a head (channel, kind, context) and its sentences in a row.

Every sentence is read among its neighbours. A long draft is read in several windows that share
two sentences, and a sentence is judged where most stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.coach.wordpiece import WordPiece

HEAD_MOST = 48
SENTENCE_MOST = 96
WINDOW_MOST = 320
"""Pieces of the head, of one sentence, and of one window, at most. The encoder has 512 places."""

SHARED = 2
"""How many sentences two windows that follow each other share."""


@dataclass(frozen=True, slots=True)
class Window:
    """One row of pieces. `kinds` is 0 in the head and 1 in the draft, as long as `pieces`;
    `units` holds where each sentence stands in the row and `first` which sentence comes first.
    """

    pieces: tuple[int, ...]
    kinds: tuple[int, ...]
    units: tuple[tuple[int, int], ...]
    first: int


def head(pieces: WordPiece, channel: str, kind: str, context: str) -> list[int]:
    """The start of every window: the start mark, what is known of the draft, the end mark."""
    known = pieces.numbers(f"{channel} {kind} : {context}", HEAD_MOST)
    return [pieces.number("[CLS]"), *known, pieces.number("[SEP]")]


def units(pieces: WordPiece, sentences: Sequence[str]) -> list[list[int]]:
    """Each sentence as pieces with the end mark behind it."""
    mark = pieces.number("[SEP]")
    return [[*pieces.numbers(sentence, SENTENCE_MOST), mark] for sentence in sentences]


def windows(start: Sequence[int], rows: Sequence[Sequence[int]]) -> list[Window]:
    """All windows over a draft; together they hold every sentence at least once."""
    made: list[Window] = []
    first = 0
    while True:
        last = _reach(len(start), rows, first)
        made.append(window(start, rows, first, last))
        if last >= len(rows):
            return made
        first = max(first + 1, last - SHARED)


def window(start: Sequence[int], rows: Sequence[Sequence[int]], first: int, last: int) -> Window:
    """The window over the sentences from `first` up to but not including `last`."""
    line = list(start)
    places: list[tuple[int, int]] = []
    for row in rows[first:last]:
        places.append((len(line), len(line) + len(row)))
        line.extend(row)
    kinds = (0,) * len(start) + (1,) * (len(line) - len(start))
    return Window(tuple(line), kinds, tuple(places), first)


def _reach(used: int, rows: Sequence[Sequence[int]], first: int) -> int:
    """How far a window that begins at `first` reaches; always at least one sentence on."""
    last = first
    while last < len(rows) and (last == first or used + len(rows[last]) <= WINDOW_MOST):
        used += len(rows[last])
        last += 1
    return last
