"""Telegram: the result.json that Telegram Desktop writes.

The phone apps cannot export, so this needs a computer: install Telegram Desktop (Windows, Mac or
Linux), and sign in with your phone.

Open the chat, then the three dots at the top, then Export chat history. Untick photos and all
other media. Where it says Format, choose Machine-readable JSON, then Export. Choose the
result.json here, or the folder it is in.

For everything at once: Settings, Advanced, Export Telegram data, with the same format. Telegram
may ask you to wait a day before it lets a new computer do this.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from afterword.chats.beginning import HEAD, Beginning, beginning, json_members
from afterword.chats.formats.telegram.export import ExportFile
from afterword.chats.listing import listed
from afterword.chats.member import Member
from afterword.chats.message import Answers, ChatInfo, Message, Skipped
from afterword.chats.source import ImportProblem, Source

_MAY_BE = re.compile(rb'"(?:messages|chats|personal_information|date_unixtime)"')
_ACCOUNT = re.compile(rb'"chats"\s*:\s*\{\s*(?:"about"\s*:\s*"[^"]*"\s*,\s*)?"list"\s*:\s*\[')
_PAGE = re.compile(r"(?:^|/)messages\d*\.html$")
_PAGE_TITLE = b"<title>Exported Data</title>"
AS_PAGES = (
    "This Telegram export is made of pages to look at. Export the chat once more, and where it"
    " says Format choose Machine-readable JSON."
)
PERSONAL = frozenset({"about", "personal_information", "frequent_contacts", "profile_pictures"})
TYPES = frozenset({"message", "service", "unsupported"})


def claims(source: Source) -> bool:
    """Tell whether any member begins as a Telegram export does."""
    return any(True for _ in _exports(source)) or _is_pages(source)


def chats(source: Source) -> list[ChatInfo]:
    """List the chats. Raises ImportProblem for an export of pages to look at."""
    files, taken = [], Counter[str]()
    for member in _exports(source):
        files.append(ExportFile(member, None, taken))
    if not files:
        raise ImportProblem(AS_PAGES)
    found = listed(row for file in files for row in file.rows())
    own = sum((file.own_names for file in files), Counter[str]())
    return [_with_owner(info, own) for info in found]


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the messages of one chat, or of all, in the order of the files."""
    taken: Counter[str] = Counter()
    for member in _exports(source):
        yield from ExportFile(member, chat, taken).rows()


def _exports(source: Source) -> Iterator[Member]:
    for member in json_members(source):
        head = member.head(HEAD)
        if _ACCOUNT.search(head) or (_MAY_BE.search(head) and _is_export(beginning(head))):
            yield member


def _is_export(start: Beginning) -> bool:
    if start.items:
        return all(_is_entry(item) for item in start.items)
    values = start.values
    if values.keys() >= {"name", "type", "id", "messages"}:  # a chat without a message
        return "members" not in values
    return len(PERSONAL & values.keys()) > 1


def _is_entry(item: dict[str, object]) -> bool:
    if item.get("type") == "unsupported":
        return True
    dated = "date_unixtime" in item or isinstance(item.get("date"), str)
    sent = "from" in item or "actor" in item or str(item.get("type")) in TYPES
    return dated and sent and ("text" in item or "action" in item)


def _is_pages(source: Source) -> bool:
    pages = (member for member in source.members if _PAGE.search(member.name))
    return any(_PAGE_TITLE in member.head(HEAD) for member in pages)


def _with_owner(info: ChatInfo, own: Counter[str]) -> ChatInfo:
    """Put the names first that the account which was exported goes by."""
    me = sorted(info.me, key=lambda name: -own[name])
    return ChatInfo(info.name, info.people, info.first, info.last, tuple(me), info.questions)
