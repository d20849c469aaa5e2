"""Instagram's messages.json as it was until 2020: every conversation in one file.

A list of objects with `participants`, a list of names, and `conversation`, the newest first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from afterword.chats.beginning import HEAD, json_members
from afterword.chats.formats.messenger.repair import repaired
from afterword.chats.json_reader import JsonReader
from afterword.chats.member import Member
from afterword.chats.source import Source

_STARTS = re.compile(
    rb'^(?:\xef\xbb\xbf)?\s*\[\s*\{\s*"(?:participants"\s*:\s*\[\s*"|conversation"\s*:\s*\[)'
)
_FIELDS = re.compile(rb'"(?:sender|created_at)"')


def older_members(source: Source) -> Iterator[Member]:
    """Yield the files that begin as this one does."""
    for member in json_members(source):
        if PurePosixPath(member.name).suffix.lower() in (".json", ""):
            head = member.head(HEAD)
            if _STARTS.match(head) and len(set(_FIELDS.findall(head))) > 1:
                yield member


def conversations(member: Member) -> Iterator[tuple[str, JsonReader]]:
    """Yield the name of each conversation, its list of messages being at hand in the reader.

    The name is that of whoever is in it and not in every other one.
    """
    own = _in_every(member)
    taken: Counter[str] = Counter()
    with member.open() as stream:
        reader = JsonReader(stream, member.name)
        for _ in reader.elements():
            people: list[str] = []
            for field in _fields(reader):
                if field == "participants":
                    people = _names(reader.value())
                elif field == "conversation" and reader.peek() == "[":
                    others = [name for name in people if name not in own] or people
                    name = ", ".join(others) or "Instagram chat"
                    taken[name] += 1
                    yield (name if taken[name] == 1 else f"{name} ({taken[name]})"), reader


def _fields(reader: JsonReader) -> Iterator[str]:
    if reader.peek() == "{":
        yield from reader.fields()


def _in_every(member: Member) -> frozenset[str]:
    """Name whoever is in every conversation, where there are several: that is the owner."""
    seen: Counter[str] = Counter()
    count = 0
    with member.open() as stream:
        reader = JsonReader(stream, member.name)
        for _ in reader.elements():
            for field in _fields(reader):
                if field == "participants":
                    count += 1
                    seen.update(set(_names(reader.value())))
                elif field == "conversation" and reader.peek() == "[":
                    reader.pass_items()
    return frozenset(name for name, times in seen.items() if times == count > 1)


def _names(participants: Any) -> list[str]:
    given = participants if isinstance(participants, list) else []
    return [repaired(name) for name in given if isinstance(name, str)]
