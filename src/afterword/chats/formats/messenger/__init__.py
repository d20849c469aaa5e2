"""Messenger and Instagram: the messages of a download of your information, in JSON.

On a phone or a computer open Accounts Centre (in the settings of Facebook or of Instagram), then
Your information and permissions, then Download or Export your information. Choose the account,
Some of your information, and only Messages. Set the range of dates to All time and the format to
JSON, not HTML. It takes hours, sometimes days; then download the file. Choose the zip here, or
the folder of one conversation in it.

Messenger keeps encrypted chats apart. On a computer open Messenger, then its settings, Privacy
and safety, End-to-end encrypted chats, Message storage, and Download secure storage data. Choose
that zip, or both zips at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from afterword.chats.formats.messenger.entry import message_of, older_message_of
from afterword.chats.formats.messenger.older import conversations, older_members
from afterword.chats.formats.messenger.threads import Part, Thread, parts, threads
from afterword.chats.json_reader import JsonReader
from afterword.chats.listing import listed
from afterword.chats.message import Answers, ChatInfo, Message, Skipped
from afterword.chats.source import ImportProblem, Source

NO_ENTRY = "an entry that is no message"
AFTER_THE_END = "something after the end of the file"
MOST_HELD = 200_000
MOST_CHARACTERS = 50_000_000
"""Meta writes 10,000 messages to a file. One of more is put into order piece by piece."""
_PAGE = re.compile(r"(?:^|/)messages?_\d+\.html$")
AS_PAGES = (
    "This download is made of pages to look at (HTML). Ask for it once more, and set the format to"
    " JSON."
)


def claims(source: Source) -> bool:
    """Tell whether any member begins as a file of messages by Meta does."""
    return (
        any(True for _ in parts(source))
        or any(True for _ in older_members(source))
        or any(_PAGE.search(member.name) for member in source.members)
    )


def chats(source: Source) -> list[ChatInfo]:
    """List the conversations. Raises ImportProblem for a download of pages to look at."""
    found = threads(source)
    if not found and not any(True for _ in older_members(source)):
        raise ImportProblem(AS_PAGES)
    return listed(_rows(source, found, None), _owners(found))


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the messages of one conversation, or of all, each in the order of time."""
    yield from _rows(source, threads(source), chat)


def _rows(source: Source, found: Iterable[Thread], chat: str | None) -> Iterator[Message | Skipped]:
    for thread in found:
        if chat is None or thread.name == chat:
            for part in thread.parts:
                yield from _in_order(_entries_of(part, thread.name), part.newest_first)
    for member in older_members(source):
        for name, reader in conversations(member):
            if chat is None or name == chat:
                yield from _in_order(_entries(reader, name, older_message_of), True)


def _entries_of(part: Part, name: str) -> Iterator[Message | Skipped]:
    with part.member.open() as stream:
        reader = JsonReader(stream, part.member.name)
        if reader.peek() == "[":
            yield from _entries(reader, name, message_of)
        else:
            for field in reader.fields():
                if field == "messages" and reader.peek() == "[":
                    yield from _entries(reader, name, message_of)
        if reader.peek().strip("\0"):
            yield Skipped(reader.line, AFTER_THE_END)


def _entries(
    reader: JsonReader, name: str, message: Callable[[dict[str, Any], str], Message | str]
) -> Iterator[Message | Skipped]:
    for entry in reader.items():
        row = message(entry, name) if isinstance(entry, dict) else NO_ENTRY
        yield Skipped(reader.line, row) if isinstance(row, str) else row


def _in_order(rows: Iterable[Message | Skipped], newest_first: bool) -> Iterator[Message | Skipped]:
    held: list[Message] = []
    characters = 0
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        held.append(row)
        characters += len(row.text)
        if len(held) == MOST_HELD or characters > MOST_CHARACTERS:
            yield from _sorted(held, newest_first)
            held, characters = [], 0
    yield from _sorted(held, newest_first)


def _sorted(held: list[Message], newest_first: bool) -> list[Message]:
    if newest_first:
        held.reverse()
    held.sort(key=lambda message: message.at)
    return held


def _owners(found: list[Thread]) -> list[str]:
    """Name whoever is in every conversation, where there are several."""
    groups = [thread.people for thread in found if thread.people]
    seen = Counter(name for people in groups for name in people)
    return [name for name, times in seen.items() if times == len(groups) > 1]
