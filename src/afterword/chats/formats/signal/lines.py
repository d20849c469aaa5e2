"""What signal-export writes, chat.md and data.json beside it; and sigtop's short text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from afterword.chats.json_reader import JsonReader
from afterword.chats.lines import blocks_of_lines, first_lines
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
from afterword.chats.moments import written

BEFORE_FIRST = "text before the first message"
NO_DATE = "a message without a date that can be read"
WAS_DELETED = "(This message was deleted)"
NO_SENDER = "No-Sender"
FEW = 2
_HEADER = re.compile(r"\[(\d{4}-\d\d-\d\d)(,?) (\d\d:\d\d(?::\d\d)?)\] (.{0,200}?):(?: |$)")
_SHORT = re.compile(r"(\d{4}-\d\d-\d\d)(,?) (\d\d:\d\d) (?![-–—] )(.{1,200}?):(?: |$)")
_DETAILS = re.compile(
    r"\[((?:reply to .{0,200}? on [\d-]{10} [\d:]{5}|edited|\d+ attachments?)(?:, )?)+\](?: |$)"
)
_NOT_WRITTEN = re.compile(r"\[([\w-]+) message\]$")
YOU = "You"
_CALL = re.compile(
    r"(?:(?:Incoming|Outgoing|Missed) (?:(?:voice|video|group|adhoc) )?call(?: \([^()]{1,60}\))?)"
)
_REACTIONS = re.compile(r"\n\(- [^\n]{1,2000} -\)(?=\n|$)")
_ATTACHMENT = re.compile(r"!?\[[^\[\]\n]{0,300}\]\(\.{1,2}/[^()\n]{0,600}\)")
_STICKER = re.compile(r"\(\( [^()\n]{0,100} \)\)")
_QUOTE = re.compile(r"\n{1,3}(?:> [^\n]*\n)+\n")


def begins(lines: list[str], suffix: str) -> bool:
    """Tell by the header: `[2020-01-17, 21:49] Name: ` and, in a .md, `[2020-01-17 21:49:05]`."""
    if len(lines) > 1 and all(map(_SHORT.match, lines[:FEW])):
        return True
    found = 0
    for number, line in enumerate(lines):
        header = _HEADER.match(line.lstrip("\ufeff"))
        if header is None:
            continue
        seconds = len(header[3]) > len("00:00")
        if seconds and header[2]:
            return False  # WhatsApp's
        if seconds and suffix != ".md" and not line.endswith("  "):
            continue
        found += 1
        if number < FEW or found == FEW:
            return True
    return False


def read_text(member: Member, chat: str) -> Iterator[Message | Skipped]:
    """Stream a chat.md, or the index.md that it once was."""
    current: tuple[datetime, str, list[str]] | None = None
    head = first_lines(member.head(1 << 10), 1)[0]
    matcher, make = (_SHORT, _of_short) if _SHORT.match(head) else (_HEADER, _of_lines)
    before = 0
    for lines in blocks_of_lines(member):
        for number, line in enumerate(lines, before + 1):
            header = matcher.match(line)
            at = written(f"{header[1]} {header[3]}") if header else None
            if header and at:
                if current:
                    yield make(chat, *current)
                current = (at, header[4], [line[header.end() :]])
            elif current:
                current[2].append(line)
            elif line.strip():
                yield Skipped(number, BEFORE_FIRST)
        before += len(lines)
    if current:
        yield make(chat, *current)


def _of_lines(chat: str, at: datetime, author: str, lines: list[str]) -> Message:
    """Make a message of its lines: without reactions, and without the words it answers."""
    text = "\n".join(line.removesuffix("  ") for line in lines).rstrip("\n ")
    text = _REACTIONS.sub("", text)
    quote = _QUOTE.match(f"{text}\n\n")
    if quote:
        text = text[quote.end() :]
    text = text.strip("\n").rstrip()
    bare = _STICKER.sub("", _ATTACHMENT.sub("", text)).strip()
    kind = TEXT if bare or not text else MEDIA
    if text == WAS_DELETED:
        kind = DELETED
    elif _CALL.fullmatch(text):
        kind = CALL
    return _message(at, chat, author, text, kind)


def _of_short(chat: str, at: datetime, author: str, lines: list[str]) -> Message:
    """Make a message of its lines, the first of which may begin with details in brackets."""
    text = "\n".join(lines).rstrip("\n ")
    details = _DETAILS.match(text)
    other = _NOT_WRITTEN.match(text)
    if details:
        text = text[details.end() :]
    kind = MEDIA if details and not text and "attachment" in details[0] else TEXT
    if other:
        kind = CALL if "call" in other[1] else SYSTEM
    row = _message(at, chat, ME if author == YOU else author, text, kind)
    return row._replace(edited=bool(details and "edited" in details[0]))


def is_json(line: str) -> bool:
    """Tell by the first line of a data.json, which is one message."""
    try:
        value = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and {"date", "sender", "body"} <= value.keys()


def read_json(member: Member, chat: str) -> Iterator[Message | Skipped]:
    """Stream a data.json: one message after the other, each an object of its own."""
    with member.open() as stream:
        reader = JsonReader(stream, member.name)
        while reader.peek():
            row = _of_object(reader.value(), chat)
            yield Skipped(reader.line, row) if isinstance(row, str) else row


def _of_object(value: Any, chat: str) -> Message | str:
    if not isinstance(value, dict):
        return "an entry that is no message"
    at = written(value.get("date"))
    if at is None:
        return NO_DATE
    body, sender = value.get("body"), value.get("sender")
    text = body.strip() if isinstance(body, str) else ""
    kind = TEXT
    if value.get("deleted"):
        kind = DELETED
    elif value.get("call") or _CALL.fullmatch(text):
        kind = CALL
    elif not text and (value.get("attachments") or value.get("sticker")):
        kind = MEDIA
    return _message(at, chat, sender if isinstance(sender, str) else "", text, kind)


def _message(at: datetime, chat: str, sender: str, text: str, kind: str) -> Message:
    author: str | None = sender.strip() or UNKNOWN
    if author == NO_SENDER:
        author = UNKNOWN
        if not text and kind == TEXT:
            kind = SYSTEM
    return Message(at, chat, None if kind in (CALL, SYSTEM) else author, text, kind, False)
