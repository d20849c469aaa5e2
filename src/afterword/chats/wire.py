"""What the child writes to its pipe, stated once: one JSON value a line.

First a head: {"format", "source", "limited", "own_network"}. Then the messages in batches, each an
array of six columns in the order of COLUMNS. Times are ISO 8601; chat, author and kind are a list
of the different values and, for each message, its place in that list; of `edited`, the places of
those that are. So a million messages cost a second on each side. Last a tail: {"chats", "notes",
"unparsed": [[line, reason], ...], "unparsed_count"}. A line {"read", "of"} says how many bytes of
the source were read so far. At any point {"problem": sentence} may come instead, and ends it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice, repeat
from operator import itemgetter
from typing import Any

from afterword.chats.message import ChatInfo, Message, Skipped
from afterword.chats.notes import Merged, Notes

COLUMNS = ("at", "chat", "author", "text", "kind", "edited")
BATCH = 1_000
DRAWN = 50
BATCH_CHARACTERS = 2_000_000
LONGEST_LINE = 64 << 20
"""Bytes; a batch of the longest texts, all of it escaped, stays below."""
MOST_UNPARSED = 10_000
_TEXT = itemgetter(COLUMNS.index("text"))


def dump(value: object) -> bytes:
    """Write one line."""
    return json.dumps(value, separators=(",", ":"), default=_moment).encode("ascii") + b"\n"


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"no {type(value).__name__} is ever sent")


def batches(rows: Iterable[Message | Skipped], skipped: list[Skipped]) -> Iterator[list[Message]]:
    """Gather messages into batches; what is not one goes to `skipped`."""
    drawing = iter(rows)
    batch: list[Message] = []
    characters = 0
    while drawn := list(islice(drawing, DRAWN)):
        messages = [row for row in drawn if isinstance(row, Message)]
        if len(messages) < len(drawn):
            skipped += [row for row in drawn if isinstance(row, Skipped)]
        batch += messages
        characters += sum(map(len, map(_TEXT, messages)))
        if len(batch) >= BATCH or characters > BATCH_CHARACTERS:
            yield batch
            batch = []
            characters = 0
    if batch:
        yield batch


def to_columns(batch: Sequence[Message]) -> list[object]:
    """Turn a batch into its columns."""
    ats, chats, authors, texts, kinds, edited = zip(*batch, strict=True)
    return [
        list(map(datetime.isoformat, ats)),
        _listed(chats),
        _listed(authors),
        texts,
        _listed(kinds),
        [place for place, was in enumerate(edited) if was],
    ]


def _listed(column: Sequence[str | None]) -> list[object]:
    values = list(dict.fromkeys(column))
    if len(values) == 1:
        return [values, []]
    places = {value: place for place, value in enumerate(values)}
    return [values, list(map(places.__getitem__, column))]


def messages_of(columns: list[Any]) -> Iterator[Message]:
    """Read a batch back. Raises ValueError, TypeError, LookupError for anything but COLUMNS."""
    ats, chats, authors, texts, kinds, edited = columns
    was_edited = [False] * len(texts)
    for place in edited:
        was_edited[place] = True
    columns = [
        map(datetime.fromisoformat, ats),
        _read(chats, len(texts)),
        _read(authors, len(texts)),
        texts,
        _read(kinds, len(texts)),
        was_edited,
    ]
    return map(tuple.__new__, repeat(Message), zip(*columns, strict=True))


def _read(column: list[Any], count: int) -> Iterator[Any]:
    values, places = column
    return map(values.__getitem__, places) if places else repeat(values[0], count)


def notes_to_wire(notes: Notes) -> dict[str, Any]:
    """Turn notes into plain values."""
    merged = [[one.chat, one.exports, one.same, one.moved] for one in notes.merged]
    return {"merged": merged, "left_out": notes.left_out}


def notes_of(wire: dict[str, Any]) -> Notes:
    """Read back what notes_to_wire wrote; questions stand with their chats."""
    return Notes(merged=[Merged(*one) for one in wire["merged"]], left_out=wire["left_out"])


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
