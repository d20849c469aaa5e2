"""What sigtop writes as JSON: the rows of Signal Desktop, as they lie in its database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from afterword.chats.json_reader import JsonReader
from afterword.chats.listing import ME, UNKNOWN
from afterword.chats.member import Member
from afterword.chats.message import (
    CALL,
    DELETED,
    MEDIA,
    SYSTEM,
    TEXT,
    Message,
    Skipped,
)
from afterword.chats.moments import instant

NO_DATE = "a message without a date that can be read"
NOT_ONE = "an entry that is no message"
SOURCES = ("sourceServiceId", "sourceUuid", "source")
TIMES = ("sent_at", "serverTimestamp", "timestamp", "received_at_ms")


def is_row(value: dict[str, Any]) -> bool:
    """Tell by the columns of Signal Desktop."""
    return "conversationId" in value and ("sent_at" in value or "timestamp" in value)


def read(member: Member, chat: str) -> Iterator[Message | Skipped]:
    """Stream the rows. A single sender beside the owner is the person the chat is named by."""
    alone = len(_senders(member)) < 2
    with member.open() as stream:
        reader = JsonReader(stream, member.name)
        for value in reader.items():
            row = _row(value, chat, alone)
            yield Skipped(reader.line, row) if isinstance(row, str) else row


def _senders(member: Member) -> set[str]:
    """Gather who wrote, up to the second of them."""
    found: set[str] = set()
    with member.open() as stream:
        for value in JsonReader(stream, member.name).items():
            if isinstance(value, dict) and value.get("type") == "incoming":
                found.update({_sender(value)} - {""})
                if len(found) > 1:
                    break
    return found


def _sender(value: dict[str, Any]) -> str:
    found = (value.get(key) for key in SOURCES)
    return next((sender for sender in found if isinstance(sender, str) and sender), "")


def _row(value: Any, chat: str, alone: bool) -> Message | str:
    if not isinstance(value, dict):
        return NOT_ONE
    times = [moment for key in TIMES if (moment := instant(value.get(key)))]
    if not times:
        return NO_DATE
    at = min(times[:2]) if value.get("sent_at") else times[0]
    body, what = value.get("body"), value.get("type")
    text = body if isinstance(body, str) else ""
    author: str | None = None
    if what == "outgoing":
        author = ME
    elif what == "incoming":
        author = chat if alone else _sender(value) or UNKNOWN
    kind = _kind(value, text, what)
    if kind in (CALL, SYSTEM):
        author = None
    return Message(at, chat, author, text, kind, bool(value.get("editHistory")))


def _kind(value: dict[str, Any], text: str, what: Any) -> str:
    if what == "call-history" or value.get("callHistoryDetails"):
        return CALL
    if what not in ("incoming", "outgoing"):
        return SYSTEM
    if value.get("deletedForEveryone"):
        return DELETED
    if not text and (value.get("attachments") or value.get("sticker") or value.get("contact")):
        return MEDIA
    timer = value.get("expirationTimerUpdate") or value.get("group_update")
    return SYSTEM if timer and not text else TEXT
