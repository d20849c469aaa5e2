"""The messages in Apple's database: who wrote them, when, and what is no message at all."""

from __future__ import annotations

import _sqlite3 as sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from afterword.chats.formats.imessage.body import words
from afterword.chats.formats.imessage.opening import LARGEST_ROW, is_too_large, opened, tables
from afterword.chats.listing import ME, UNKNOWN
from afterword.chats.member import Member
from afterword.chats.message import DELETED, MEDIA, SYSTEM, TEXT, Message, Skipped
from afterword.chats.problem import ImportProblem

NO_DATE = "a message without a date that can be read"
NOT_MERGED = "the newest messages, in the file ending in -wal, are too many to be added here"
DAMAGED = "the database is damaged from here on"
ATTACHED = "\ufffc"
"""Stands in a text where a picture was."""
REACTIONS = range(1000, 4000)
"""Hearts, thumbs and stickers put on a message, and taken off again."""
COLUMNS = (
    "text", "attributedBody", "date", "is_from_me", "handle_id", "item_type", "group_title",
    "associated_message_type", "cache_has_attachments", "date_edited", "date_retracted",
    "balloon_bundle_id", "subject",
)  # fmt: skip
_APPLE_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)
_NANOSECONDS_FROM = 10**12
"""Older systems count seconds, newer ones billionths of them."""


@dataclass(slots=True)
class _People:
    """Who has which number in the database, and who is in which chat."""

    handles: dict[Any, str] = field(default_factory=dict)
    names: dict[Any, str] = field(default_factory=dict)
    members: dict[Any, list[str]] = field(default_factory=dict)

    def chat(self, chat: Any, handle: Any) -> str:
        """Return the name of a chat: its own, else that of everyone in it."""
        named = self.names.get(chat)
        return named or ", ".join(self.members.get(chat, ())) or self.handles.get(handle, UNKNOWN)

    def author(self, chat: Any, handle: Any) -> str:
        """Return who has a number; where nobody has, the only other person in the chat."""
        known = self.handles.get(handle)
        if known:
            return known
        members = self.members.get(chat, [])
        return members[0] if len(members) == 1 else UNKNOWN


def read(member: Member, wal: Member | None, chat: str | None) -> Iterator[Message | Skipped]:
    """Stream the messages of one chat, or of all, in the order in which they came in.

    Raises ImportProblem where the database is damaged before its first message.
    """
    if is_too_large(member, wal):
        yield Skipped(0, NOT_MERGED)
    found = 0
    try:
        with opened(member, wal) as connection:
            for row in _rows(connection):
                found += 1
                if chat is None or isinstance(row, Skipped) or row.chat == chat:
                    yield row
    except (sqlite3.Error, OverflowError) as broken:
        if not found:
            message = _refusal(member.name, broken)
            raise ImportProblem(message) from broken
        yield Skipped(found + 1, DAMAGED)


def _refusal(name: str, broken: Exception) -> str:
    if isinstance(broken, sqlite3.DataError):
        return (
            f"“{name}” holds a message of more than {LARGEST_ROW >> 20} MB. No database of messages"
            " is like that: check that it is the right file."
        )
    return (
        f"“{name}” is damaged ({broken}), so it cannot be read. Copy it again while the app"
        " Messages is closed."
    )


def _rows(connection: sqlite3.Connection) -> Iterator[Message | Skipped]:
    there = tables(connection)
    people = _people(connection, there)
    chosen = [f"m.{name}" if name in there["message"] else "NULL" for name in COLUMNS]
    joined = "chat_message_join" in there
    query = (
        f"SELECT m.ROWID, {'j.chat_id' if joined else 'NULL'}, {', '.join(chosen)} FROM message m"  # noqa: S608
        + (" LEFT JOIN chat_message_join j ON j.message_id = m.ROWID" if joined else "")
        + " ORDER BY m.ROWID"
    )
    before: tuple[int, str] | None = None
    for number, chat, *values in connection.execute(query):
        row = _row(number, chat, dict(zip(COLUMNS, values, strict=True)), people)
        if isinstance(row, Message):
            if before == (number, row.chat):
                continue  # one message, in two chats with the same person
            before = (number, row.chat)
        yield row


def _people(connection: sqlite3.Connection, there: dict[str, list[str]]) -> _People:
    people = _People()
    for number, name in connection.execute("SELECT ROWID, id FROM handle"):
        people.handles[number] = _text(name)
    if "chat_handle_join" in there:
        for chat, handle in connection.execute("SELECT chat_id, handle_id FROM chat_handle_join"):
            name = people.handles.get(handle, "")
            if name and name not in people.members.setdefault(chat, []):
                people.members[chat].append(name)
    if "display_name" in there.get("chat", ()):
        for chat, name in connection.execute("SELECT ROWID, display_name FROM chat"):
            people.names[chat] = _text(name).strip()
    if "chat_identifier" in there.get("chat", ()):
        for chat, name in connection.execute("SELECT ROWID, chat_identifier FROM chat"):
            if not people.names.get(chat) and not people.members.get(chat):
                people.names[chat] = _text(name).strip()
    return people


def _row(number: int, chat: Any, values: dict[str, Any], people: _People) -> Message | Skipped:
    at = _moment(values["date"])
    if at is None:
        return Skipped(number, NO_DATE)
    handle = values["handle_id"]
    text = _text(values["text"]) or words(values["attributedBody"])
    subject = _text(values["subject"])
    if subject:
        text = f"{subject}\n{text}" if text else subject
    kind = _kind(values, text)
    author: str | None = ME if values["is_from_me"] else people.author(chat, handle)
    if kind == SYSTEM:
        author = None
        text = text or _text(values["group_title"])
    edited = bool(values["date_edited"]) and kind == TEXT
    return Message(at, people.chat(chat, handle), author, text, kind, edited)


def _kind(values: dict[str, Any], text: str) -> str:
    if values["item_type"] or values["associated_message_type"] in REACTIONS:
        return SYSTEM
    attached = ATTACHED in text or values["cache_has_attachments"] or values["balloon_bundle_id"]
    if values["date_retracted"] or (values["date_edited"] and not text and not attached):
        return DELETED
    bare = text.replace(ATTACHED, "").strip()
    return MEDIA if attached and not bare else TEXT


def _moment(value: Any) -> datetime | None:
    if not isinstance(value, int | float):
        return None
    try:
        if abs(value) >= _NANOSECONDS_FROM:
            return _APPLE_EPOCH + timedelta(microseconds=int(value) // 1000)
        return _APPLE_EPOCH + timedelta(seconds=value)
    except (OverflowError, ValueError):
        return None


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else ""
