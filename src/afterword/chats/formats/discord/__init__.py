"""Discord: a conversation saved as JSON by the free program DiscordChatExporter.

Discord itself hands out only what you wrote, never what was answered. DiscordChatExporter, for a
computer, saves both. Its own pages say how to sign in with it; read there too that Discord's terms
do not allow programs to use a personal account, and decide for yourself.

In it choose Direct Messages, then the conversation, then Export, and as the format JSON. Choose the
file here; where it came in several parts, choose all of them at once. A phone cannot do this.
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
from afterword.chats.formats.discord.entry import message_of
from afterword.chats.json_reader import JsonReader
from afterword.chats.listing import listed
from afterword.chats.member import Member
from afterword.chats.message import Answers, ChatInfo, Message, Skipped
from afterword.chats.moments import EPOCH, written
from afterword.chats.source import ImportProblem, Source

UNNAMED = "Discord chat"
NO_ENTRY = "an entry that is no message"
AFTER_THE_END = "something after the end of the export"
_MAY_BE = re.compile(rb'"channel"\s*:\s*\{')
_PAGE_STYLE = b"chatlog__"
AS_PAGES = (
    "This Discord export is a page to look at (HTML). Export the conversation once more, and choose"
    " JSON as the format."
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file: which channel it belongs to, what that is called, when its first message was."""

    member: Member
    channel: str
    name: str
    starts: datetime


def claims(source: Source) -> bool:
    """Tell whether any member begins as DiscordChatExporter's JSON does."""
    return any(True for _ in _parts(source)) or _is_page(source)


def chats(source: Source) -> list[ChatInfo]:
    """List the conversations. Raises ImportProblem for an export of pages to look at."""
    if not any(True for _ in _parts(source)):
        raise ImportProblem(AS_PAGES)
    return listed(read(source, None, Answers()))


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the messages of one conversation, or of all, its parts in the order of time."""
    channels: dict[str, list[Part]] = {}
    for part in _parts(source):
        channels.setdefault(part.channel, []).append(part)
    taken: Counter[str] = Counter()
    for files in channels.values():
        name = files[0].name
        taken[name] += 1
        shown = name if taken[name] == 1 else f"{name} ({taken[name]})"
        if chat is None or chat == shown:
            for part in sorted(files, key=lambda part: part.starts):
                yield from _rows(part.member, shown)


def _rows(member: Member, name: str) -> Iterator[Message | Skipped]:
    with member.open() as stream:
        reader = JsonReader(stream, member.name)
        for field in reader.fields():
            if field == "messages" and reader.peek() == "[":
                for entry in reader.items():
                    row = message_of(entry, name) if isinstance(entry, dict) else NO_ENTRY
                    yield Skipped(reader.line, row) if isinstance(row, str) else row
        if reader.peek().strip("\0"):
            yield Skipped(reader.line, AFTER_THE_END)


def _parts(source: Source) -> Iterator[Part]:
    for member in json_members(source):
        head = member.head(HEAD)
        if _MAY_BE.search(head):
            start = beginning(head)
            channel = start.values.get("channel")
            if isinstance(channel, dict) and _is_export(start):
                yield _part(member, channel, start)


def _is_export(start: Beginning) -> bool:
    if start.items:
        return all(
            "timestamp" in item and "author" in item and "content" in item for item in start.items
        )
    return "guild" in start.values and "messages" in start.values


def _part(member: Member, channel: dict[str, Any], start: Beginning) -> Part:
    name = channel.get("name")
    title = name if isinstance(name, str) and name else PurePosixPath(member.name).stem
    key = str(channel.get("id") or title)
    moment = written(start.items[0]["timestamp"]) if start.items else None
    return Part(member, key, title or UNNAMED, _placed(moment))


def _placed(moment: datetime | None) -> datetime:
    """Make moments comparable, whether or not they say where they are."""
    if moment is None:
        return EPOCH
    return moment if moment.tzinfo else moment.replace(tzinfo=EPOCH.tzinfo)


def _is_page(source: Source) -> bool:
    pages = (m for m in source.members if PurePosixPath(m.name).suffix.lower() in (".html", ".htm"))
    return any(_PAGE_STYLE in member.head(HEAD) for member in pages)
