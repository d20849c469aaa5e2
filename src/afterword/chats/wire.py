"""What the child writes to its pipe, stated once: one JSON value a line.

First a head: {"format", "chats": [...], "limited", "own_network"}. Then the messages, as arrays of
up to BATCH rows, each row an array in the order of COLUMNS. Last a tail: {"unparsed": [[line,
reason], ...], "unparsed_count"}. At any point {"problem": sentence} may come instead, and ends it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from afterword.chats.message import ChatInfo, Message, Skipped

COLUMNS = ("at", "chat", "author", "text", "kind", "edited")
BATCH = 1_000
BATCH_CHARACTERS = 2_000_000
LONGEST_LINE = 64 << 20
"""Bytes; a batch of the longest texts, all of it escaped, stays below."""
MOST_UNPARSED = 10_000


def dump(value: object) -> bytes:
    """Write one line."""
    return json.dumps(value, separators=(",", ":"), default=_moment).encode("ascii") + b"\n"


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"no {type(value).__name__} is ever sent")


def batches(rows: Iterable[Message | Skipped], skipped: list[Skipped]) -> Iterator[list[Message]]:
    """Gather messages into batches; what is not one goes to `skipped`."""
    batch: list[Message] = []
    characters = 0
    for row in rows:
        if isinstance(row, Skipped):
            skipped.append(row)
            continue
        batch.append(row)
        characters += len(row.text)
        if len(batch) == BATCH or characters > BATCH_CHARACTERS:
            yield batch
            batch = []
            characters = 0
    if batch:
        yield batch


def message_of(row: list[Any]) -> Message:
    """Read one row. Raises ValueError, TypeError for anything but COLUMNS."""
    at, chat, author, text, kind, edited = row
    return Message(datetime.fromisoformat(at), chat, author, text, kind, edited)


def chat_to_wire(info: ChatInfo) -> dict[str, Any]:
    """Turn what is known of a chat into plain values."""
    return {
        "name": info.name,
        "people": info.people,
        "first": info.first,
        "last": info.last,
        "me": info.me,
        "questions": info.questions,
    }


def chat_of(wire: dict[str, Any]) -> ChatInfo:
    """Read back what chat_to_wire wrote."""
    return ChatInfo(
        name=wire["name"],
        people=tuple((name, count) for name, count in wire["people"]),
        first=datetime.fromisoformat(wire["first"]) if wire["first"] else None,
        last=datetime.fromisoformat(wire["last"]) if wire["last"] else None,
        me=tuple(wire["me"]),
        questions=tuple(wire["questions"]),
    )
