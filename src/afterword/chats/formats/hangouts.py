"""Hangouts: the Hangouts.json that Google Takeout handed out until Hangouts became Google Chat.

Takeout no longer makes one. If you asked for your Google data before the end of 2022, look in that
.zip for the folder Hangouts, and choose the .zip or the Hangouts.json in it. What was in Hangouts
is mostly in Google Chat now: see there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from afterword.chats.json_reader import JsonReader
from afterword.chats.listing import ME, UNKNOWN, listed
from afterword.chats.member import Member
from afterword.chats.message import CALL, MEDIA, SYSTEM, TEXT, Answers, ChatInfo, Message, Skipped
from afterword.chats.source import Source

HEAD = 1 << 14
NAME = "hangouts.json"
LISTS = ("conversations", "conversation_state")
MARKS = (b'"participant_data"', b'"self_conversation_state"', b'"conversation_id"')
NO_DATE = "a message without a date that can be read"
NOT_ONE = "an entry that is no message"
NOT_KNOWN = "messages of a conversation that the file does not describe"
UNNAMED = "Hangouts"
CALLS = "HANGOUT_EVENT"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def claims(source: Source) -> bool:
    """Tell by the outermost name and those of a conversation."""
    return any(True for _ in _exports(source))


def chats(source: Source) -> list[ChatInfo]:
    """List the chats, one for everyone written with, or every group."""
    return listed(read(source, None, Answers()))


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the messages of one chat, or of all, conversation by conversation."""
    for member in _exports(source):
        with member.open() as stream:
            reader = JsonReader(stream, member.name)
            for key in reader.fields():
                if key in LISTS and reader.peek() == "[":
                    for _ in reader.elements():
                        for row in _conversation(reader, {}):
                            if isinstance(row, Skipped) or chat is None or chat == row.chat:
                                yield row


def _exports(source: Source) -> Iterator[Member]:
    alone = len(source.members) == 1
    for member in source.members:
        if alone or PurePosixPath(member.name).name.lower() == NAME:
            head = member.head(HEAD)
            start = b"".join(head[:200].split()).lstrip(b"\xef\xbb\xbf")
            named = any(start.startswith(f'{{"{name}":['.encode()) for name in LISTS)
            if named and sum(mark in head for mark in MARKS) > 1:
                yield member


def _conversation(reader: JsonReader, about: dict[str, Any]) -> Iterator[Message | Skipped]:
    """Read one conversation: what it is, then what was said in it."""
    if reader.peek() != "{":
        reader.skip()
        yield Skipped(reader.line, NOT_ONE)
        return
    for key in reader.fields():
        if key == "conversation":
            about.update(_described(reader.value()))
        elif key == "conversation_state" and reader.peek() == "{":
            yield from _conversation(reader, about)
        elif key in ("events", "event") and reader.peek() == "[":
            for event in reader.items():
                row = _row(event, about)
                yield Skipped(reader.line, row) if isinstance(row, str) else row


def _described(value: Any) -> dict[str, Any]:
    """Return the name of the chat, the names of everyone in it, and which of them is the owner."""
    inner = _inside(value, "conversation") or (value if isinstance(value, dict) else {})
    state = _inside(_inside(inner, "self_conversation_state"), "self_read_state")
    owner = _number(_inside(state, "participant_id"))
    people: dict[str, str] = {}
    everyone = inner.get("participant_data")
    for person in everyone if isinstance(everyone, list) else ():
        number = _number(_inside(person, "id"))
        name = person.get("fallback_name") if isinstance(person, dict) else None
        people[number] = name.strip() if isinstance(name, str) and name.strip() else number
    named = inner.get("name")
    others = ", ".join(name for number, name in people.items() if number != owner)
    chat = named if isinstance(named, str) and named.strip() else others
    return {"chat": chat or UNNAMED, "people": people, "owner": owner}


def _row(event: Any, about: dict[str, Any]) -> Message | str:
    if not isinstance(event, dict):
        return NOT_ONE
    if not about:
        return NOT_KNOWN
    at = _moment(event.get("timestamp"))
    if at is None:
        return NO_DATE
    number = _number(_inside(event, "sender_id"))
    author: str | None = about["people"].get(number) or number or UNKNOWN
    if number and number == about["owner"]:
        author = ME
    content = _inside(_inside(event, "chat_message"), "message_content")
    text = _text(content)
    kind = TEXT if text else MEDIA if content.get("attachment") else TEXT
    if not _inside(event, "chat_message"):
        kind = CALL if event.get("event_type") == CALLS else SYSTEM
        author = None
    return Message(at, about["chat"], author, text, kind, False)


def _text(content: dict[str, Any]) -> str:
    """Join the pieces of a message; a break between two of them is a piece of its own."""
    pieces = content.get("segment")
    words: list[str] = []
    for piece in pieces if isinstance(pieces, list) else ():
        if isinstance(piece, dict):
            word = piece.get("text")
            broken = piece.get("type") == "LINE_BREAK"
            words.append("\n" if broken else word if isinstance(word, str) else "")
    return "".join(words)


def _inside(value: Any, key: str) -> dict[str, Any]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _number(value: dict[str, Any]) -> str:
    found = (value.get(key) for key in ("gaia_id", "chat_id"))
    return next((number for number in found if isinstance(number, str) and number), "")


def _moment(value: Any) -> datetime | None:
    """Read millionths of seconds since 1970."""
    try:
        return _EPOCH + timedelta(microseconds=int(value))
    except (TypeError, ValueError, OverflowError):
        return None
