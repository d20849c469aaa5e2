"""What sigtop writes as text: the conversation's name, then named lines and a body a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from afterword.chats.lines import blocks_of_lines
from afterword.chats.listing import ME, UNKNOWN
from afterword.chats.member import Member
from afterword.chats.message import CALL, MEDIA, SYSTEM, TEXT, Message, Skipped

NO_DATE = "a message without a date that can be read"
BEFORE_FIRST = "text before the first message"
CONVERSATION = "Conversation: "
YOU = "You"
_FIELD = re.compile(r"(From|Type|Sent|Received|Attachment|Reaction|Edited): (.*)")
_NUMBER = re.compile(r"\s*\((?:\+?\d[\d ]{5,}|[0-9a-fA-F-]{36}|group)\)$")
_VERSION = re.compile(r"\| (?:Version|Sent|Attachment): ")


def begins(lines: list[str]) -> bool:
    """Tell by the first line and the names below it."""
    if not lines or not lines[0].lstrip("\ufeff").startswith(CONVERSATION):
        return False
    return any(line.startswith(("From: ", "Type: ")) for line in lines[1:4])


def read(member: Member, chat: str) -> Iterator[Message | Skipped]:
    """Stream the messages. One begins where `From` or `Type` follows an empty line."""
    block: list[str] = []
    started = 0
    before = ""
    number = 0
    for lines in blocks_of_lines(member):
        for line in lines:
            number += 1
            begins_one = not before and line.startswith(("From: ", "Type: "))
            if begins_one and (started or block):
                yield from _whole(block, started, chat)
                block = []
            if begins_one:
                started = number
            block.append(line)
            before = line
    yield from _whole(block, started, chat)


def _whole(block: list[str], started: int, chat: str) -> Iterator[Message | Skipped]:
    if not started:  # the line that names the conversation
        rest = [line for line in block if line and not line.startswith(CONVERSATION)]
        if rest:
            yield Skipped(1, BEFORE_FIRST)
        return
    fields: dict[str, str] = {}
    body_at = len(block)
    for index, line in enumerate(block):
        field = _FIELD.fullmatch(line)
        if field is None:
            body_at = index
            break
        fields.setdefault(field[1], field[2])
    at = _moment(fields.get("Sent", "")) or _moment(fields.get("Received", ""))
    yield _message(at, fields, block[body_at:], chat) if at else Skipped(started, NO_DATE)


def _message(at: datetime, fields: dict[str, str], lines: list[str], chat: str) -> Message:
    what = fields.get("Type", "")
    text = _own_words(lines, "Edited" in fields)
    author: str | None = _NUMBER.sub("", fields.get("From", "")) or UNKNOWN
    kind = TEXT
    if "call" in what:
        kind = CALL
    elif what not in ("incoming", "outgoing"):
        kind = SYSTEM
    elif not text and "Attachment" in fields:
        kind = MEDIA
    author = ME if what == "outgoing" else author
    if kind in (CALL, SYSTEM):
        author = None
    return Message(at, chat, author, text, kind, "Edited" in fields)


def _own_words(lines: list[str], edited: bool) -> str:
    """Return the body: without what it quotes, and the newest of its versions."""
    if edited:
        newest: list[str] = []
        for line in lines:
            if line.startswith("| Version: ") and newest:
                break
            if line.startswith("|") and not _VERSION.match(line):
                newest.append(line[2:])
        lines = newest
    start = 0
    while start < len(lines) and (not lines[start] or lines[start].startswith(">")):
        start += 1
    return "\n".join(lines[start:]).rstrip("\n")


def _moment(field: str) -> datetime | None:
    try:
        return parsedate_to_datetime(field)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
