"""The one shape every format ends in. Field terms: a chat, an author, a kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

TEXT = "text"
MEDIA = "media"
CALL = "call"
DELETED = "deleted"
SYSTEM = "system"
KINDS = (TEXT, MEDIA, CALL, DELETED, SYSTEM)

DATE_ORDERS = ("dmy", "mdy", "ymd")
DATE_ORDER = "date-order"
"""The open question of a file whose dates could be read with either part first."""


class Message(NamedTuple):
    """One line of a conversation, as the export holds it.

    A tuple, because a long relationship is a million of these and a frozen dataclass costs three
    times as much to make. `at` is the wall clock as written (no zone), or an instant with its zone
    where the export has one. `author` is the name as exported, `Me` for own messages without a
    name, `?` for an unknown sender, None for lines that no person wrote. `text` is what the export
    holds, placeholders included, and "" where it holds none. `kind` is one of KINDS.
    """

    at: datetime
    chat: str
    author: str | None
    text: str
    kind: str
    edited: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line of the file that could not be read: its number, counted from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ChatInfo:
    """What can be said of a chat before anything in it is shown.

    `people` are names with how many messages each wrote, most first. `me` are the names that may
    be the person who exported it, likeliest first. `questions` are what only the person can
    answer (DATE_ORDER). `first` and `last` are None for a chat without messages.
    """

    name: str
    people: tuple[tuple[str, int], ...]
    first: datetime | None
    last: datetime | None
    me: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said about a file: the order of day, month and year; their time zone.

    `date_order` is one of DATE_ORDERS or None (work it out). `zone` is an IANA name such as
    Europe/London and places instants; a bare wall clock stays as written.
    """

    date_order: str | None = None
    zone: str | None = None
