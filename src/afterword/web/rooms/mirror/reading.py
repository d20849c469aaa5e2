"""What is done to an export in the background: look into it, then read and measure one chat.

Nothing here opens the vault: values come out, and a request of the person seals what is to be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from afterword.chats.confined import Parsed, look, parse
from afterword.chats.message import SYSTEM, TEXT, Answers, ChatInfo, Message
from afterword.mirror.conversation import Conversation
from afterword.mirror.measure import see
from afterword.mirror.report import as_object, river_as_object, windows_as_object
from afterword.web.rooms.mirror.desk import FIGURES, Waiting
from afterword.web.store.messages import Packing, Part

MOST_UNPARSED = 20
EVERY = 1_000  # messages between two looks at whether anybody still waits
Reached = Callable[[int, int | None], None]
"""Told how much was read, and of how much where that is known; may raise to end the reading."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a reading brings: the value to keep, and the messages, packed."""

    value: dict[str, Any]
    parts: list[Part]


def look_into(waiting: Waiting, reached: Reached) -> tuple[ChatInfo, ...]:
    """Say which chats are in the files. Raises ImportProblem where none can be read."""
    reached(0, None)
    return look(waiting.uploads(), progress=reached).chats


def read_through(
    waiting: Waiting, reached: Reached, *, zone: str = "", theirs_too: bool = True
) -> Found:
    """Read and measure the chosen chat.

    Where ``theirs_too`` is false, the words of the other are left out of what is packed, and their
    share out of the river.

    Raises:
        ImportProblem: the file stopped being readable.
        MirrorProblem: the history cannot be measured, and why.
    """
    packing, tally = Packing(), _Tally()
    me = waiting.person or ""

    def pack(message: Message) -> None:
        hidden = not theirs_too and message.author != me
        packing.add(message, text="" if hidden else None)
        tally.add(message)

    with parse(waiting.uploads(), _answers(waiting, zone), waiting.chat) as parsed:
        seen = see(Conversation.of(_watched(parsed, reached, pack), me, zone=zone or None))
        value = _head(waiting, parsed, tally)
    river = river_as_object(seen.river)
    if not theirs_too:
        river["months"] = [{**month, "theirs": 0} for month in river["months"]]
    value |= {
        "me": me,
        "results": [{"name": result.name, **as_object(result)} for result in seen.results],
        "river": river,
        "windows": windows_as_object(seen.windows),
    }
    return Found(value, packing.done())


def gather(waiting: Waiting, reached: Reached, *, zone: str = "") -> Found:
    """Read the chosen chat of someone who died, and measure nothing. Raises ImportProblem."""
    packing, tally = Packing(), _Tally()
    months: list[dict[str, Any]] = []
    with parse(waiting.uploads(), _answers(waiting, zone), waiting.chat) as parsed:
        for position, message in enumerate(_watched(parsed, reached, packing.add)):
            tally.add(message)
            if message.author == waiting.person and message.kind == TEXT:
                _into_months(months, message.at, position)
        value = _head(waiting, parsed, tally)
    return Found(value | {"them": waiting.person, "results": [], "months": months}, packing.done())


@dataclass(slots=True)
class _Tally:
    """What people wrote: how much, and from when to when."""

    count: int = 0
    first: datetime | None = None
    last: datetime | None = None

    def add(self, message: Message) -> None:
        if message.kind != SYSTEM:
            self.count += 1
            self.first = self.first or message.at
            self.last = message.at


def _into_months(months: list[dict[str, Any]], at: datetime, position: int) -> None:
    """Count a line of theirs in its month, which begins at the position of its first."""
    began = f"{at:%Y-%m}-01"
    if not months or months[-1]["began"] != began:
        months.append({"began": began, "position": position, "count": 0})
    months[-1]["count"] += 1


def _watched(
    messages: Parsed, reached: Reached, pack: Callable[[Message], None]
) -> Iterator[Message]:
    """Pack every message that passes, say how far the reading is, end it when nobody waits."""
    for number, message in enumerate(messages):
        if number % EVERY == 0:
            reached(number, None)
        pack(message)
        yield message


def _answers(waiting: Waiting, zone: str) -> Answers:
    return Answers(waiting.date_order, zone or None)


def _head(waiting: Waiting, parsed: Parsed, tally: _Tally) -> dict[str, Any]:
    """Return what is said of a history before anything in it is shown."""
    merged = [[one.exports, one.same, one.moved] for one in parsed.notes.merged]
    return {
        "keep": waiting.keep or FIGURES,
        "chat": waiting.chat or "",
        "messages": tally.count,
        "first": tally.first.isoformat() if tally.first else None,
        "last": tally.last.isoformat() if tally.last else None,
        "merged": merged,
        "left_out": parsed.notes.left_out[:MOST_UNPARSED],
        "unparsed": parsed.unparsed_count,
        "unparsed_lines": [[one.line, one.reason] for one in parsed.unparsed[:MOST_UNPARSED]],
        "ambiguous": parsed.ambiguous_dates and waiting.date_order is None,
        "now": {},
    }
