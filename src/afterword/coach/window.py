"""What the encoder sees of a draft: a head (channel, kind, context) and its sentences in a row.

Every sentence is read among its neighbours. Most letters are one window; a longer draft is cut at
sentence ends into windows of like size that share nothing, so that no piece is read twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from afterword.coach.wordpiece import WordPiece

HEAD_MOST = 48
SENTENCE_MOST = 96
WINDOW_MOST = 400
"""Pieces of the head, of one sentence, and of one window, at most. The encoder has 512 places."""


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
    """All windows over a draft, in order; together they hold every sentence exactly once."""
    room = WINDOW_MOST - len(start)
    size = _even(sum(map(len, rows)), room)
    made: list[Window] = []
    first = used = before = 0
    for place, row in enumerate(rows):
        enough = before + used + len(row) / 2 >= size * (len(made) + 1)
        if place > first and (enough or used + len(row) > room):
            made.append(window(start, rows, first, place))
            first, before, used = place, before + used, 0
        used += len(row)
    made.append(window(start, rows, first, len(rows)))
    return made


def window(start: Sequence[int], rows: Sequence[Sequence[int]], first: int, last: int) -> Window:
    """The window over the sentences from `first` up to but not including `last`."""
    line = list(start)
    places: list[tuple[int, int]] = []
    for row in rows[first:last]:
        places.append((len(line), len(line) + len(row)))
        line.extend(row)
    kinds = (0,) * len(start) + (1,) * (len(line) - len(start))
    return Window(tuple(line), kinds, tuple(places), first)


def _even(pieces: int, room: int) -> float:
    """How many pieces a window takes when the fewest windows that hold them are of one size."""
    return pieces / max(1, -(-pieces // room))
