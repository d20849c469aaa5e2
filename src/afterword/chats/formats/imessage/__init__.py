"""iMessage: chat.db from a Mac or sms.db from an iPhone's backup, or imessage-exporter's .txt.

On a Mac on which the messages are: in the Finder choose Go, Go to Folder, and type
~/Library/Messages. Copy chat.db and, where it is there, chat.db-wal beside it, which holds the
newest messages, and choose both here. (To look in there, the Finder may ask for your password.)

On an iPhone without a Mac: back it up, unencrypted, to a computer with iTunes or the Apple Devices
app; the messages are the file 3d0d7e5fb2ce288813306e4d4636395e047a3d28 in its folder 3d.

Or use imessage-exporter (imessage-exporter -f txt -o messages), and choose the file of the chat: it
has names where Apple's file has numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from afterword.chats.formats.imessage import database, sheet
from afterword.chats.formats.imessage.opening import WAL, is_messages, starts_as_sqlite
from afterword.chats.lines import first_lines
from afterword.chats.listing import listed
from afterword.chats.member import Member
from afterword.chats.message import Answers, ChatInfo, Message, Skipped
from afterword.chats.source import Source

HEAD = 4096
LINES_LOOKED_AT = 8
UNNAMED = "iMessage chat"


def claims(source: Source) -> bool:
    """Tell by the tables of a database, or the first two lines of a text."""
    return any(True for _ in _databases(source)) or any(True for _ in _sheets(source))


def chats(source: Source) -> list[ChatInfo]:
    """List the chats, one for every person, number or group."""
    return listed(read(source, None, Answers()))


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the messages of one chat, or of all, in the order in which they came in."""
    for member in _databases(source):
        yield from database.read(member, _wal(source, member), chat)
    for member in _sheets(source):
        name = PurePosixPath(member.name).stem or UNNAMED
        if chat is None or chat == name:
            yield from sheet.read(member, name)


def _databases(source: Source) -> Iterator[Member]:
    alone = len(source.members) == 1
    for member in source.members:
        if starts_as_sqlite(member) and is_messages(member, alone=alone):
            yield member


def _wal(source: Source, member: Member) -> Member | None:
    """Return the file with what was not yet written into the database."""
    return next((m for m in source.members if m.name == member.name + WAL and m.size), None)


def _sheets(source: Source) -> Iterator[Member]:
    alone = len(source.members) == 1
    for member in source.members:
        may_be = member.size and (alone or member.name.lower().endswith(".txt"))
        if may_be and sheet.begins(first_lines(member.head(HEAD), LINES_LOOKED_AT)):
            yield member
