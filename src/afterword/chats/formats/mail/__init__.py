"""E-mail: a mailbox as one .mbox file, or single messages as .eml files.

Gmail, on a computer or a phone: open takeout.google.com, choose Deselect all, then Mail, and under
All Mail data included only the label that holds the letters. Unpack the .zip and choose the .mbox.

Thunderbird: mark the messages, then Save as, in a folder, and choose the folder. Apple Mail: mark
the mailbox, then Mailbox, Export Mailbox, and choose the file mbox in it. Outlook: drag the
messages into a folder, as .eml. The mail apps of phones have no export: use a computer.

What a letter quotes, and its signature, are left out: only the writer's own words remain.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import Message as Letter
from email.utils import parsedate_to_datetime
from hashlib import blake2b

from afterword.chats.formats.mail.box import Letters, begins_as_letter, begins_as_mbox, letters
from afterword.chats.formats.mail.people import Person, Postbox, people, raw, survey
from afterword.chats.formats.mail.words import own_words
from afterword.chats.listing import UNKNOWN, listed
from afterword.chats.member import Member
from afterword.chats.message import MEDIA, TEXT, Answers, ChatInfo, Message, Skipped
from afterword.chats.source import Source

HEAD = 1 << 14
SUFFIXES = (".mbox", ".mbx", ".eml", ".emlx", "")
NO_DATE = "a letter without a date that can be read"
AGAIN = "a second copy of a letter"
UNREADABLE = "a letter that is nested too deep to be read"
EARLIEST_YEAR = 1970


def claims(source: Source) -> bool:
    """Tell by the first lines of any member."""
    return any(True for _ in _boxes(source))


def chats(source: Source) -> list[ChatInfo]:
    """List the chats, one for everybody written with, or every group of them."""
    owner = survey(_boxes(source)).owner_names
    return listed(read(source, None, Answers()), owner)


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Stream the letters of one chat, or of all, in the order of the files."""
    postbox = survey(_boxes(source))
    seen: set[bytes] = set()
    for member in _boxes(source):
        for found in letters(member):
            row = _row(found, postbox, seen)
            if isinstance(row, Skipped) or chat is None or chat == row.chat:
                yield row


def _boxes(source: Source) -> Iterator[Member]:
    alone = len(source.members) == 1
    for member in source.members:
        name = member.name.lower()
        suffix = name[name.rfind(".") :] if "." in name.rsplit("/", 1)[-1] else ""
        if not (alone or suffix in SUFFIXES):
            continue
        head = member.head(HEAD)
        blank = suffix == ".mbox" and not head.strip()
        if blank or begins_as_mbox(head) or begins_as_letter(head, suffix):
            yield member


def _row(found: Letters, postbox: Postbox, seen: set[bytes]) -> Message | Skipped:
    letter = found.letter
    if not found.whole:
        return Skipped(found.line, UNREADABLE)
    text, attached = own_words(letter)
    if _is_again(letter, text, seen):
        return Skipped(found.line, AGAIN)
    at = _moment(found)
    if at is None:
        return Skipped(found.line, NO_DATE)
    sender = next(iter(people(letter, "From", "Sender")), Person("", ""))
    kind = TEXT if text or not attached else MEDIA
    chat = postbox.chat(letter, sender)
    return Message(at, chat, postbox.author(sender) or UNKNOWN, text, kind, False)


def _is_again(letter: Letter, text: str, seen: set[bytes]) -> bool:
    """Tell a letter that lies under two labels: the same id, with the same words."""
    name = "".join(raw(letter, "Message-ID")[:1]).strip()
    if not name:
        return False
    mark = blake2b(f"{name}\0{text}".encode("utf-8", "replace"), digest_size=12).digest()
    if mark in seen:
        return True
    seen.add(mark)
    return False


def _moment(found: Letters) -> datetime | None:
    """Take the date; where it is none, when the letter was received or filed."""
    letter = found.letter
    received = [line.rpartition(";")[2] for line in raw(letter, "Received")]
    for written in (
        *raw(letter, "Date"),
        *received[:3],
        *raw(letter, "Delivery-date"),
        found.filed,
    ):
        at = _date(written)
        if at is not None:
            return at
    return None


def _date(written: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(written[:200])
        if at.tzinfo is None:
            at = at.replace(tzinfo=UTC)
        at.astimezone(UTC) + timedelta(days=1)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return at if at.year >= EARLIEST_YEAR else None
