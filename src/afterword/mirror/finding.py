"""What a measure may answer with: values only.

A result is about the pair, about me, or about me with the other beside it for the same question.
There is no result about the other person alone, and every quoted line is the person's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from afterword.mirror.river import River


@dataclass(frozen=True)
class Quote:
    """One line of the person's own: its position, local time, words, and what is said about it.

    `context` holds the positions of a few lines round it, for a window opened only on choice.
    """

    position: int
    at: datetime
    text: str
    note: str = ""
    context: tuple[int, ...] = ()


@dataclass(frozen=True)
class Share:
    """Out of `of` occasions in a period, how many were mine.

    `interval` is the 95 % interval of the share, 0 to 1; None where there are too few to say.
    """

    label: str
    mine: int
    of: int
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Level:
    """A number in a period, in the `unit` of its finding, made of `of` occasions or words.

    `interval` is its 95 % interval; `value` and `interval` are None where there are too few to say.
    """

    label: str
    value: float | None
    of: int
    interval: tuple[float, float] | None = None


@dataclass(frozen=True)
class Occasion:
    """A stretch between two messages, and who ended it: True me, False them, None nobody named."""

    start: int
    end: int
    began: datetime
    seconds: int
    mine: bool | None


@dataclass(frozen=True)
class Finding:
    """What every result says: the question, the answer in words, how it was found, its limits.

    `evidence` holds message positions, `figures` plain counts by name, `source` where the measure
    comes from and how strong that is. `unit` belongs to the levels drawn. `stands_out` is true
    where `said` tells of more than chance easily gives: a lean, or a change over time.
    """

    name: str
    title: str
    question: str
    said: str
    how: str
    caveat: str
    source: str
    evidence: tuple[int, ...] = ()
    figures: dict[str, float] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    unit: str = ""
    stands_out: bool = False


@dataclass(frozen=True)
class Own(Finding):
    """An answer about me alone; `levels` by period."""

    levels: tuple[Level, ...] = ()


@dataclass(frozen=True)
class Pair(Finding):
    """An answer about the two of us: shares by period with `whole` over all of them, occasions
    with who ended each, levels that belong to both together, or the river of both.
    """

    shares: tuple[Share, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    whole: Share | None = None
    levels: tuple[Level, ...] = ()
    river: River | None = None


@dataclass(frozen=True)
class OwnBesideTheirs(Finding):
    """An answer about me with the other's beside it, for the same question and in the same unit.

    In `mine` and `theirs` each share is that person's own: out of `of` of their occasions. The
    levels stand in the same order for both.
    """

    mine: tuple[Share, ...] = ()
    theirs: tuple[Share, ...] = ()
    my_levels: tuple[Level, ...] = ()
    their_levels: tuple[Level, ...] = ()


@dataclass(frozen=True)
class TooFew:
    """No answer: the history holds too little for this question. `said` tells what is missing."""

    name: str
    title: str
    question: str
    said: str


Result = Own | Pair | OwnBesideTheirs | TooFew
