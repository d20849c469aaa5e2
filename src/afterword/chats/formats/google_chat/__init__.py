"""Google Chat: what Google Takeout hands out, the .zip or the folder Google Chat in it.

On a computer or a phone open takeout.google.com, choose Deselect all, then Google Chat, then Next
step and Create export. Google writes when it is ready; download the .zip and choose it here. A
single messages.json from the folder of one chat is enough too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from afterword.chats.beginning import HEAD, beginning, json_members
from afterword.chats.formats.google_chat.dates import moment
from afterword.chats.json_reader import JsonReader
from afterword.chats.listing import UNKNOWN, listed
from afterword.chats.member import Member
from afterword.chats.message import (
    DELETED,
    MEDIA,
    TEXT,
    Answers,
    ChatInfo,
    Message,
    Skipped,
)
from afterword.chats.problem import ImportProblem
from afterword.chats.source import Source

MESSAGES = "messages.json"
GROUP = "group_info.json"
OWNER = "user_info.json"
NO_DATE = "a message without a date that can be read"
NOT_ONE = "an entry that is no message"
UNNAMED = "Google Chat"
MEDIA_KEYS = ("attached_files", "annotations", "attachments", "gif")
_LARGEST_INFO = 4 << 20
_PEOPLE = ("name", "email")


def claims(source: Source) -> bool:
    """Tell by the first entries of any list of messages."""
    return any(True for _ in _exports(source))


def chats(source: Source) -> list[ChatInfo]:
    """List the chats, one for every space and every person written to."""
    owner = _owner(source)
    return listed(read(source, None, Answers()), [owner["name"]] if owner.get("name") else ())


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the messages of one chat, or of all, in the order of the files."""
    owner = _owner(source)
    for member in _exports(source):
        name = _chat_name(source, member, owner)
        if chat is None or chat == name:
            yield from _rows(member, name)


def _exports(source: Source) -> Iterator[Member]:
    alone = len(source.members) == 1
    for member in json_members(source):
        if alone or PurePosixPath(member.name).name == MESSAGES:
            items = beginning(member.head(HEAD)).items
            if any(_is_message(item) for item in items):
                yield member


def _is_message(item: dict[str, Any]) -> bool:
    written = isinstance(item.get("creator"), dict) or item.get("message_state") == "DELETED"
    return written and ("topic_id" in item or "message_id" in item or "created_date" in item)


def _rows(member: Member, chat: str) -> Iterator[Message | Skipped]:
    with member.open() as stream:
        reader = JsonReader(stream, member.name)
        for key in reader.fields():
            if key != "messages" or reader.peek() != "[":
                continue
            for item in reader.items():
                row = _row(item, chat)
                yield Skipped(reader.line, row) if isinstance(row, str) else row


def _row(item: Any, chat: str) -> Message | str:
    """Return a message, or why the entry is none."""
    if not isinstance(item, dict):
        return NOT_ONE
    deleted = item.get("message_state") == "DELETED"
    at = moment(item.get("created_date")) or moment(item.get("deleted_date"))
    if at is None:
        return NO_DATE
    author = _person(item.get("creator")) or UNKNOWN
    text = item.get("text")
    text = text if isinstance(text, str) else ""
    kind = TEXT
    if deleted and not text:
        kind = DELETED
    elif not text and any(item.get(key) for key in MEDIA_KEYS):
        kind = MEDIA
    return Message(at, chat, author, text, kind, bool(item.get("updated_date")))


def _person(value: Any) -> str:
    """Return the name of a person, or the address where there is no name."""
    if not isinstance(value, dict):
        return ""
    found = [value[key].strip() for key in _PEOPLE if isinstance(value.get(key), str)]
    return next((name for name in found if name), "")


def _chat_name(source: Source, member: Member, owner: dict[str, Any]) -> str:
    """Take the name of the space, or of everyone in it but the owner."""
    folder = PurePosixPath(member.name).parent
    info = _value(source, str(folder / GROUP))
    named = info.get("name")
    if isinstance(named, str) and named.strip():
        return named.strip()
    people = info.get("members")
    names = [
        _person(person)
        for person in (people if isinstance(people, list) else ())
        if isinstance(person, dict) and not _is_same(person, owner)
    ]
    return ", ".join(name for name in names if name) or folder.name or UNNAMED


def _is_same(person: dict[str, Any], owner: dict[str, Any]) -> bool:
    key = "email" if person.get("email") and owner.get("email") else "name"
    return bool(owner.get(key)) and person.get(key) == owner.get(key)


def _owner(source: Source) -> dict[str, Any]:
    """Return whose account it is; empty where the export does not say, or names several."""
    names = [m.name for m in source.members if PurePosixPath(m.name).name == OWNER]
    if len(names) != 1:
        return {}
    user = _value(source, names[0]).get("user")
    return user if isinstance(user, dict) else {}


def _value(source: Source, name: str) -> dict[str, Any]:
    """Return a small file of the export; empty where it is not there or cannot be read."""
    for member in source.members:
        if member.name == name and member.size <= _LARGEST_INFO:
            try:
                with member.open() as stream:
                    value = JsonReader(stream, name).value()
            except ImportProblem:
                return {}
            return value if isinstance(value, dict) else {}
    return {}
