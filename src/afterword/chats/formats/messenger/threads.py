"""Which members of a source are message files, and which of them belong to one conversation.

A conversation is a folder with message_1.json, message_2.json and so on, the newest messages in
the first; or, from the encrypted chats, one file. Its name stands behind the messages, so the
first part of each is read to its end before anything is said of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from afterword.chats.beginning import HEAD, Beginning, beginning, json_members
from afterword.chats.formats.messenger.repair import repaired
from afterword.chats.json_reader import JsonReader
from afterword.chats.member import Member
from afterword.chats.moments import EPOCH, instant
from afterword.chats.source import Source

UNNAMED = "Messenger chat"
GONE = frozenset({"Facebook user", "Facebook User", "Instagram user", "Instagram User"})
"""The name of everybody who left; two conversations with it are with two people."""
_MAY_BE = re.compile(rb'"(?:sender_name|senderName|participants)"')
_PART = re.compile(r"^messages?(?:_\d+)?$")
_NUMBER = re.compile(r"_\d+$")
_ABOUT = ("title", "threadName", "thread_path", "participants")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a conversation: the moment of its first message, and whether time runs back."""

    member: Member
    starts: datetime
    newest_first: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """One conversation: its name, who is in it, and its files in the order of time."""

    name: str
    people: frozenset[str]
    parts: tuple[Part, ...]


def parts(source: Source) -> Iterator[tuple[Part, Beginning]]:
    """Yield every file of messages, as it was found."""
    for member in json_members(source):
        head = member.head(HEAD)
        if _MAY_BE.search(head):
            start = beginning(head)
            if _is_thread(start):
                yield _part(member, start), start


def threads(source: Source) -> list[Thread]:
    """Put the files together by conversation. Reads the first file of each to its end."""
    found: dict[str, list[Part]] = {}
    for part, start in parts(source):
        found.setdefault(_key(part.member, start), []).append(part)
    named: dict[object, Thread] = {}
    taken: Counter[str] = Counter()
    for key, files in found.items():
        name, people = _about(files[0].member, key)
        identity: object = (name, people) if people and name not in GONE else key
        before = named.get(identity)
        if before is None:
            taken[name] += 1
            shown = name if taken[name] == 1 else f"{name} ({taken[name]})"
            before = Thread(shown, people, ())
        together = sorted((*before.parts, *files), key=lambda part: part.starts)
        named[identity] = Thread(before.name, people, tuple(together))
    return list(named.values())


def _is_thread(start: Beginning) -> bool:
    if start.items:
        return all(
            ("sender_name" in item and ("timestamp_ms" in item or "timestamp" in item))
            or ("senderName" in item and "timestamp" in item)
            for item in start.items
        )
    keys = start.values.keys()
    return "messages" in keys and "participants" in keys and bool(keys & {"title", "threadName"})


def _part(member: Member, start: Beginning) -> Part:
    moments = [
        instant(item.get("timestamp_ms", item.get("timestamp"))) or EPOCH for item in start.items
    ]
    first, last = (moments[0], moments[-1]) if moments else (EPOCH, EPOCH)
    return Part(member, first, newest_first=first >= last)


def _key(member: Member, start: Beginning) -> str:
    """Name the conversation a file belongs to, as its folder or its own text does."""
    path = PurePosixPath(member.name)
    thread = start.values.get("threadName")
    if isinstance(thread, str) and thread:
        return thread
    if _PART.match(path.stem) and path.parent.name:
        return path.parent.name
    return path.stem


def _about(member: Member, key: str) -> tuple[str, frozenset[str]]:
    """Read a file to its end for what it says of the conversation: its name, and the people."""
    said: dict[str, Any] = {}
    with member.open() as stream:
        reader = JsonReader(stream, member.name)
        if reader.peek() == "{":
            for field in reader.fields():
                if field in _ABOUT:
                    said[field] = reader.value()
                elif field == "messages" and reader.peek() == "[":
                    reader.pass_items()
    people = frozenset(_names(said.get("participants")))
    title = said.get("title")
    if isinstance(title, str) and title.strip():
        return repaired(title), people
    thread = said.get("threadName")
    if isinstance(thread, str) and thread.strip():
        return _NUMBER.sub("", repaired(thread)), people
    return (UNNAMED if _PART.match(key) else _NUMBER.sub("", key)) or UNNAMED, people


def _names(participants: Any) -> Iterator[str]:
    for one in participants if isinstance(participants, list) else ():
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name:
            yield repaired(name)
