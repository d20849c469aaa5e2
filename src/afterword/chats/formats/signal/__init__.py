"""Signal: what signal-export or sigtop write from Signal Desktop, text or JSON.

The phone app has no export of its own, on Android or iPhone: link Signal Desktop on a computer to
it first, under Settings, Linked devices, and let it fetch the history. Then install signal-export
(type: pipx install signal-export, then sigexport signal-chats) and choose the folder of the chat,
or its chat.md or data.json. sigtop's files, from sigtop export-messages -f json, are read as well.

Disappearing messages are not in any export, so a gap in this history may be no silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from afterword.chats.beginning import HEAD, beginning
from afterword.chats.formats.signal import desktop, lines, sheet
from afterword.chats.lines import first_lines
from afterword.chats.listing import listed
from afterword.chats.member import Member
from afterword.chats.message import Answers, ChatInfo, Message, Skipped
from afterword.chats.source import Source

LINES_LOOKED_AT = 40
UNNAMED = "Signal chat"
SUFFIXES = (".md", ".txt", ".json", "")
_GENERIC = ("chat", "index", "data", "messages")
_NUMBER = re.compile(r"\s*\((?:\+?\d[\d ]{5,}|[0-9a-fA-F-]{36})\)$")

Reader = Callable[[Member, str], Iterator[Message | Skipped]]


@dataclass(frozen=True, slots=True)
class _Export:
    member: Member
    chat: str
    reader: Reader


def claims(source: Source) -> bool:
    """Tell by the beginning of any member."""
    return any(True for _ in _exports(source))


def chats(source: Source) -> list[ChatInfo]:
    """List the chats, one for every folder or file."""
    return listed(read(source, None, Answers()))


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the messages of one chat, or of all, in the order of the files."""
    for export in _whole_ones(source):
        if chat is None or chat == export.chat:
            yield from export.reader(export.member, export.chat)


def _exports(source: Source) -> Iterator[_Export]:
    alone = len(source.members) == 1
    for member in source.members:
        path = PurePosixPath(member.name)
        if member.size and (alone or path.suffix.lower() in SUFFIXES):
            reader = _reader(member.head(HEAD), path.suffix.lower())
            if reader:
                yield _Export(member, _chat_name(source, path), reader)


def _whole_ones(source: Source) -> Iterator[_Export]:
    """Leave out the text beside a data.json: it holds the same messages again, with less."""
    exports = list(_exports(source))
    folders = {
        PurePosixPath(export.member.name).parent
        for export in exports
        if export.reader is lines.read_json
    }
    for export in exports:
        beside = PurePosixPath(export.member.name).parent in folders
        if not (beside and export.reader is lines.read_text):
            yield export


def _reader(head: bytes, suffix: str) -> Reader | None:
    first = head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if first == b"{":
        return lines.read_json if lines.is_json(first_lines(head, 1)[0]) else None
    found = beginning(head) if first == b"[" else None
    if found and found.items:
        return desktop.read if any(map(desktop.is_row, found.items)) else None
    text = first_lines(head, LINES_LOOKED_AT)
    if sheet.begins(text):
        return sheet.read
    return lines.read_text if lines.begins(text, suffix) else None


def _chat_name(source: Source, path: PurePosixPath) -> str:
    """Take the name of the folder around a file whose own name says nothing, or of the file."""
    stem = path.stem if path.suffix.lower() in SUFFIXES else path.name
    name = path.parent.name if stem in _GENERIC else stem
    return _NUMBER.sub("", name).strip() or UNNAMED
