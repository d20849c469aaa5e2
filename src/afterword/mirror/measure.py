"""What a measure may answer with, and the one door to all of them.

A result is about the pair, about me, or about me with the other beside it for the same question.
There is no result about the other person alone, and every quoted line is the person's own.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from afterword.mirror import measures
from afterword.mirror.conversation import Conversation
from afterword.mirror.episodes import Reading
from afterword.mirror.phrases import cues

if TYPE_CHECKING:
    from afterword.chats.message import Message


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
    comes from and how strong that is.
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


@dataclass(frozen=True)
class Own(Finding):
    """An answer about me alone."""


@dataclass(frozen=True)
class Pair(Finding):
    """An answer about the two of us: shares by period, or occasions with who ended each."""

    shares: tuple[Share, ...] = ()
    occasions: tuple[Occasion, ...] = ()


@dataclass(frozen=True)
class OwnBesideTheirs(Finding):
    """An answer about me with the other's beside it, for the same question and in the same unit."""

    mine: tuple[Share, ...] = ()
    theirs: tuple[Share, ...] = ()


@dataclass(frozen=True)
class TooFew:
    """No answer: the history holds too little for this question. `said` tells what is missing."""

    name: str
    title: str
    question: str
    said: str


Result = Own | Pair | OwnBesideTheirs | TooFew


class Measure(Protocol):
    """What a module in `measures/` offers."""

    ORDER: int

    def measure(self, reading: Reading) -> Result:
        """Answer the module's question for one conversation."""
        ...


def all_measures() -> list[Measure]:
    """Return every module in `measures/`, by its ORDER and then its name."""
    names = sorted(module.name for module in pkgutil.iter_modules(measures.__path__))
    found = [cast(Measure, import_module(f"{measures.__name__}.{name}")) for name in names]
    return sorted(found, key=lambda module: module.ORDER)


def measure_all(
    messages: Iterable[Message],
    me: str,
    others: Collection[str] | None = None,
    *,
    language: str = "en",
) -> list[Result]:
    """Measure one chat between two people and return a result for each measure, repair first.

    `messages` come in the order of time; positions in the results count them from 0, system lines
    included. `others` are the names that together are the other person. Raises MirrorProblem when
    `me` wrote nothing in it or when more than two people wrote.
    """
    return measure_conversation(Conversation.of(messages, me, others), language=language)


def measure_conversation(conversation: Conversation, *, language: str = "en") -> list[Result]:
    """Measure a conversation already read. See `measure_all`."""
    reading = Reading(conversation, cues(language))
    return [module.measure(reading) for module in all_measures()]
