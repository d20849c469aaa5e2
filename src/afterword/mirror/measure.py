"""The one door to all measures: a conversation in, a result for each question out."""

from __future__ import annotations

import pkgutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from afterword.mirror import measures
from afterword.mirror.conversation import Conversation
from afterword.mirror.episodes import Reading, Window, windows
from afterword.mirror.finding import Result
from afterword.mirror.phrases import cues
from afterword.mirror.river import River, river_of

if TYPE_CHECKING:
    from afterword.chats.message import Message


class Measure(Protocol):
    """What a module in `measures/` offers."""

    ORDER: int

    def measure(self, reading: Reading) -> Result:
        """Answer the module's question for one conversation."""
        ...


@dataclass(frozen=True)
class Seen:
    """Everything a history shows: the results, repair first; the river; a window a quarrel.

    The windows hold positions only: whose words stand there is read from the history, on choice.
    """

    results: tuple[Result, ...]
    river: River
    windows: tuple[Window, ...]


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
    return _results(Reading(conversation, cues(language)))


def see(conversation: Conversation, *, language: str = "en") -> Seen:
    """Measure a conversation already read, with its river and a window round each quarrel."""
    reading = Reading(conversation, cues(language))
    return Seen(tuple(_results(reading)), river_of(conversation), windows(reading))


def _results(reading: Reading) -> list[Result]:
    return [module.measure(reading) for module in all_measures()]
