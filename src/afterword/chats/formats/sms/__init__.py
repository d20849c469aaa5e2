"""Text messages (SMS): the backup that the app SMS Backup & Restore makes, an .xml file.

On an Android phone install SMS Backup & Restore by SyncTech. In it choose Set up a backup, or Back
up now, with Messages on and media off, and choose where to keep it. The file is called sms-, then
the date. Bring it to this computer and choose it here.

On an iPhone text messages are kept in one place with iMessages: see there.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from afterword.chats.formats.sms.markup import BrokenXml, Entry, entries
from afterword.chats.formats.sms.names import ME_IN_ADDRESSES, Names, addresses, learned, valued
from afterword.chats.lines import encoding_of
from afterword.chats.listing import ME, UNKNOWN, listed
from afterword.chats.member import Member
from afterword.chats.message import (
    CALL,
    MEDIA,
    SYSTEM,
    TEXT,
    Answers,
    ChatInfo,
    Message,
    Skipped,
)
from afterword.chats.problem import ImportProblem
from afterword.chats.source import Source

HEAD = 4096
RECEIVED = "1"
SENT = ("2", "4")
"""Sent, and on its way."""
NEVER_SENT = ("3", "5", "6")
"""A draft, a message that failed, one that still waits."""
SENT_MMS = "128"
RECEIVED_MMS = ("130", "132")
REPORTS = ("134", "135", "136")
"""What tells that a message arrived or was read; nobody wrote it."""
NOT_FETCHED = "130"
FROM = "137"
SMIL = "application/smil"
_ROOT = re.compile(r"<(?:smses|calls|allsms)[\s>/]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def claims(source: Source) -> bool:
    """Tell by the outermost element of any member."""
    return any(True for _ in _backups(source))


def chats(source: Source) -> list[ChatInfo]:
    """List the chats, one for every contact, number or group."""
    return listed(read(source, None, Answers()))


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the messages of one chat, or of all, in the order of the files."""
    for member in _backups(source):
        names = learned(member)
        found = 0
        try:
            for entry in entries(member):
                found += 1
                name = names.of_entry(entry)
                if chat is None or chat == name:
                    yield _row(entry, name, names)
        except BrokenXml as broken:
            if not found:
                message = (
                    f"“{member.name}” is no whole backup: it breaks off or is damaged at line"
                    f" {broken.line}. Make the backup again."
                )
                raise ImportProblem(message) from broken
            yield Skipped(broken.line, "the file breaks off or is damaged from here on")


def _backups(source: Source) -> Iterator[Member]:
    for member in source.members:
        if len(source.members) == 1 or member.name.lower().endswith(".xml"):
            head = member.head(HEAD)
            text = head.decode(encoding_of(head), "replace").lstrip("\ufeff \r\n\t")
            if text.startswith("<") and _ROOT.search(text):
                yield member


def _row(entry: Entry, chat: str, names: Names) -> Message | Skipped:
    at = _moment(entry.values.get("date", ""))
    if at is None:
        return Skipped(entry.line, "a message without a date that can be read")
    if entry.tag == "call":
        return Message(at, chat, None, "", CALL, False)
    if entry.tag == "sms":
        author = _author(entry.values.get("type", ""), entry, names)
        text, kind = valued(entry.values, "body"), TEXT
    else:
        author = _author_of_mms(entry, names)
        text, kind = _content(entry)
    return Message(at, chat, author, text, SYSTEM if author is None else kind, False)


def _moment(milliseconds: str) -> datetime | None:
    try:
        return _EPOCH + timedelta(milliseconds=int(milliseconds))
    except (ValueError, OverflowError):
        return None


def _author(box: str, entry: Entry, names: Names) -> str | None:
    """Return who wrote it; None for what was never sent."""
    if box == RECEIVED:
        return names.of_entry(entry)
    if box in SENT:
        return ME
    return None if box in NEVER_SENT else UNKNOWN


def _author_of_mms(entry: Entry, names: Names) -> str | None:
    what = entry.values.get("m_type", "")
    if what in REPORTS:
        return None
    box = entry.values.get("msg_box", "")
    if box not in (RECEIVED, *SENT, *NEVER_SENT):
        box = SENT[0] if what == SENT_MMS else RECEIVED if what in RECEIVED_MMS else box
    if box == RECEIVED and len(addresses(entry)) > 1:
        senders = [found for found in entry.addresses if found.get("type") == FROM]
        number = valued(senders[0], "address") if senders else ""
        return names.of(number) if number not in ("", ME_IN_ADDRESSES) else UNKNOWN
    return _author(box, entry, names)


def _content(entry: Entry) -> tuple[str, str]:
    """Return the words of a multimedia message, and whether it is more than words."""
    words: list[str] = []
    media = entry.values.get("m_type") == NOT_FETCHED
    for part in entry.parts:
        kind = part.get("ct", "").lower()
        if kind.startswith("text/plain"):
            words.append(valued(part, "text") or _decoded(valued(part, "data")))
        elif kind != SMIL:
            media = True
    text = "\n".join(word for word in words if word)
    if not text and not valued(entry.values, "sub").startswith("proto:"):
        text = valued(entry.values, "sub")
    return text, TEXT if text or not media else MEDIA


def _decoded(data: str) -> str:
    try:
        return base64.b64decode(data).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
