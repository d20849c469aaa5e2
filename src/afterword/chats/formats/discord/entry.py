"""One entry of an export's `messages`, read as what it is.

The field names and the kinds are those that DiscordChatExporter writes; a kind that it has no name
for is written as Discord's own number.
"""

from __future__ import annotations

from typing import Any

from afterword.chats.listing import UNKNOWN
from afterword.chats.message import CALL, MEDIA, SYSTEM, TEXT, Message
from afterword.chats.moments import written

BY_PEOPLE = frozenset(
    {"Default", "Reply", "ThreadStarterMessage", "ChatInputCommand", "ContextMenuCommand"}
    | {"0", "19", "20", "21", "23"}
)
"""Written by somebody: a message, an answer, the start of a thread, an answer of a program."""
A_CALL = frozenset({"Call", "3"})
SENT = ("attachments", "stickers", "embeds", "poll", "components")


def message_of(entry: dict[str, Any], chat: str) -> Message | str:
    """Read one entry. Returns a reason, in words, where it cannot be read."""
    at = written(entry.get("timestamp"))
    if at is None:
        return "an entry without a date"
    content = entry.get("content")
    text = content if isinstance(content, str) else ""
    sort = str(entry.get("type", "Default"))
    if sort not in BY_PEOPLE:
        return Message(at, chat, None, text, CALL if sort in A_CALL else SYSTEM, False)
    edited = bool(entry.get("timestampEdited"))
    forwarded = entry.get("forwardedMessage")
    if not text and isinstance(forwarded, dict) and isinstance(forwarded.get("content"), str):
        text = forwarded["content"]
    return Message(at, chat, name_of(entry.get("author")), text, TEXT if text else MEDIA, edited)


def name_of(author: Any) -> str:
    """Name whoever wrote: what they were called there, else their name."""
    if isinstance(author, dict):
        for key in ("nickname", "name"):
            name = author.get(key)
            if isinstance(name, str) and name:
                return name
    return UNKNOWN
