"""One entry of a thread's `messages`, in either of the two ways Meta writes them.

The download of an account has `sender_name`, `timestamp_ms` and `content`; that of the encrypted
chats has `senderName`, `timestamp` and `text`.
"""

from __future__ import annotations

from typing import Any

from afterword.chats.formats.messenger.repair import repaired
from afterword.chats.formats.messenger.wording import kind_of
from afterword.chats.listing import UNKNOWN
from afterword.chats.message import CALL, DELETED, MEDIA, SYSTEM, TEXT, Message
from afterword.chats.moments import instant, written

SENT = (
    *("photos", "videos", "audio_files", "gifs", "files", "sticker", "share", "media", "plan"),
    *("reactions", "bumped_message_metadata", "location", "payment"),
)
"""What an entry without words holds where something was sent."""
CAME_OR_WENT = frozenset({"Subscribe", "Unsubscribe"})
OLD_CALL = "video_call_action"


def message_of(entry: dict[str, Any], chat: str) -> Message | str:
    """Read one entry. Returns a reason, in words, where it cannot be read."""
    at = instant(entry.get("timestamp_ms", entry.get("timestamp")))
    if at is None:
        return "an entry without a date"
    author = _repaired(entry.get("sender_name", entry.get("senderName"))) or UNKNOWN
    text = _repaired(entry.get("content")) or _repaired(entry.get("text"))
    kind = _kind(entry, text, author)
    return Message(at, chat, None if kind == SYSTEM else author, text, kind, False)


def _kind(entry: dict[str, Any], text: str, author: str) -> str:
    if entry.get("is_unsent") or entry.get("isUnsent"):
        return DELETED
    if str(entry.get("type")) in CAME_OR_WENT:
        return SYSTEM
    if "call_duration" in entry or entry.get("type") == "Call":
        return CALL
    if text:
        return kind_of(text, author) or TEXT
    return MEDIA if any(entry.get(key) for key in SENT) else DELETED


def older_message_of(entry: dict[str, Any], chat: str) -> Message | str:
    """Read one entry of Instagram's messages.json, as it was until 2020."""
    at = written(entry.get("created_at"))
    if at is None:
        return "an entry without a date"
    author = _repaired(entry.get("sender")) or UNKNOWN
    text = _repaired(entry.get("text")) or _repaired(entry.get("heart"))
    kind = CALL if OLD_CALL in entry else TEXT if text else MEDIA
    return Message(at, chat, author, text, kind, False)


def _repaired(value: Any) -> str:
    return repaired(value) if isinstance(value, str) else ""
