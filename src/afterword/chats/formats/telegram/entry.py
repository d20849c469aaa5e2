"""One entry of an export's `messages`, read as what it is.

The field names are those of Telegram's own description of the format
(https://core.telegram.org/import-export) and of what Telegram Desktop writes.
"""

from __future__ import annotations

from typing import Any

from afterword.chats.listing import UNKNOWN
from afterword.chats.message import CALL, MEDIA, SYSTEM, TEXT, Message
from afterword.chats.moments import instant, written

CALLS = frozenset({"phone_call", "group_call", "conference_call"})
NEVER = 1970
"""Exports of 2018 and 2019 say of a message that was never edited that it was, in 1970."""


def message_of(entry: dict[str, Any], chat: str) -> Message | str:
    """Read one entry. Returns a reason, in words, where it cannot be read."""
    if entry.get("type") == "unsupported":
        return "a kind of message that this Telegram could not export"
    at = instant(entry["date_unixtime"]) if "date_unixtime" in entry else None
    if at is None:
        at = written(entry.get("date"))
        if at is None:
            return "an entry without a date"
    text = text_of(entry)
    if entry.get("type") == "service" or "action" in entry:
        kind = CALL if str(entry.get("action")) in CALLS else SYSTEM
        return Message(at, chat, None, text, kind, False)
    sender = entry.get("from")
    author = sender if isinstance(sender, str) and sender else UNKNOWN
    edited = "edited" in entry or "edited_unixtime" in entry
    return Message(at, chat, author, text, TEXT if text else MEDIA, edited and _is_edited(entry))


def text_of(entry: dict[str, Any]) -> str:
    """Put the text together: a string, or a list of strings and of objects that hold one."""
    text = entry.get("text")
    if isinstance(text, str) and text:
        return text
    return _joined(text) or _joined(entry.get("text_entities"))


def _joined(parts: Any) -> str:
    """Join the parts as they are: the spaces between them are in them."""
    if isinstance(parts, dict):
        parts = [parts]
    if not isinstance(parts, list):
        return ""
    texts = (part.get("text") if isinstance(part, dict) else part for part in parts)
    return "".join(text for text in texts if isinstance(text, str))


def _is_edited(entry: dict[str, Any]) -> bool:
    moment = instant(entry.get("edited_unixtime")) or written(entry.get("edited"))
    return moment is not None and moment.year > NEVER
