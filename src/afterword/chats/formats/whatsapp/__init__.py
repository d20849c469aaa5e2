"""WhatsApp: a chat exported from the phone, a .txt file or the .zip around it.

In WhatsApp open the chat, then its menu (Android: the three dots, More; iPhone: the name at the
top), then Export chat, Without media. Save the file or send it to yourself, and choose it here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePosixPath

from afterword.chats.formats.whatsapp.export import Reader
from afterword.chats.formats.whatsapp.header import Headers
from afterword.chats.formats.whatsapp.phrases import MARKS, phrases
from afterword.chats.lines import first_lines
from afterword.chats.member import Member
from afterword.chats.merge import merged
from afterword.chats.message import DELETED, Answers, ChatInfo, Message, Skipped
from afterword.chats.source import Source

HEAD = 1 << 14
LINES_LOOKED_AT = 40
UNNAMED = "WhatsApp chat"
_TITLE = re.compile(
    r"(?:WhatsApp Chat with|WhatsApp Chat -|WhatsApp-Chat mit|Discussion WhatsApp avec"
    r"|Chat de WhatsApp con|Chat WhatsApp con|Conversa do WhatsApp com|WhatsApp-chat met"
    r"|WhatsApp-gesprek met)\s+(.+)",
    re.IGNORECASE,
)
_SIGNAL = re.compile(r"\[\d{4}-\d\d-\d\d, \d\d:\d\d\] ")
"""Signal's own exports look like this and no WhatsApp does: a comma, but no seconds."""


def claims(source: Source) -> bool:
    """Tell whether any member begins as a WhatsApp export does."""
    return any(True for _ in _exports(source))


def chats(source: Source) -> list[ChatInfo]:
    """List the chats, one for every name of an export file."""
    names = dict.fromkeys(name for name, _ in _exports(source))
    return [_info(source, name) for name in names]


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the messages of one chat, or of all, in the order of the files."""
    exports: dict[str, list[Iterator[Message | Skipped]]] = {}
    for name, member in _exports(source):
        if chat is None or chat == name:
            exports.setdefault(name, []).append(_read(source, member, name, answers))
    for rows in exports.values():
        yield from rows[0] if len(rows) == 1 else merged(rows, source.notes)


def _read(
    source: Source, member: Member, name: str, answers: Answers
) -> Iterator[Message | Skipped]:
    reader = Reader(member, name, answers, _tomorrow())
    yield from reader.messages()
    for question in reader.survey.questions:
        source.notes.ask(name, question)


def _exports(source: Source) -> Iterator[tuple[str, Member]]:
    alone = len(source.members) == 1
    for member in source.members:
        path = PurePosixPath(member.name)
        if not alone and path.suffix.lower() not in (".txt", ""):
            continue
        if member.size and _begins_as_export(member.head(HEAD)):
            yield _chat_name(source, path), member


def _begins_as_export(head: bytes) -> bool:
    headers = Headers()
    found = 0
    for number, line in enumerate(first_lines(head, LINES_LOOKED_AT)):
        text = line.lstrip(MARKS)
        if _SIGNAL.match(text):
            return False
        if text and headers.match(text):
            found += 1
            if number < 2 or found > 1:
                return True
        if number == 0 and text[:1] in ("{", "<"):
            return False
    return False


def _chat_name(source: Source, path: PurePosixPath) -> str:
    """Take the name from the file, or from the zip or folder around one called just _chat."""
    for candidate in (path.name, path.parent.name, source.name):
        candidate = re.sub(r"\.(?:txt|zip)$", "", candidate, flags=re.IGNORECASE)
        titled = _TITLE.match(candidate)
        if titled:
            return re.sub(r"\s*\(\d+\)$", "", titled[1].strip(MARKS + " "))
    return UNNAMED if path.stem.startswith("_chat") else path.stem or UNNAMED


def _info(source: Source, name: str) -> ChatInfo:
    people: Counter[str] = Counter()
    me: Counter[str] = Counter()
    first: datetime | None = None
    last: datetime | None = None
    wrote_as_me = phrases().wrote_as_me
    for row in read(source, name, Answers()):
        if isinstance(row, Skipped):
            continue
        first = row.at if first is None or row.at < first else first
        last = row.at if last is None or row.at > last else last
        if row.author is not None:
            people[row.author] += 1
            if row.kind == DELETED and wrote_as_me(row.text):
                me[row.author] += 1
    others = [person for person, _ in people.most_common() if person not in me]
    others.sort(key=lambda person: person == name)
    likely = tuple(person for person, _ in me.most_common())
    questions = tuple(source.notes.questions.get(name, ()))
    return ChatInfo(name, tuple(people.most_common()), first, last, (*likely, *others), questions)


def _tomorrow() -> date:
    """Return the latest day it can be anywhere."""
    return (datetime.now(UTC) + timedelta(days=1)).date()
