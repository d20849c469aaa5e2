"""What lies open in this session only: files, the reading under way, what is not to be kept."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from afterword.chats.message import DATE_ORDER, ChatInfo
from afterword.chats.source import Upload
from afterword.mirror.conversation import UNKNOWN
from afterword.web.rooms.mirror.job import Job
from afterword.web.store import session
from afterword.web.store.messages import Messages

PLACE = "mirror"
MOST_SHOWN = 3
TWO_PEOPLE = 2
NOTHING, FIGURES, MESSAGES = "nothing", "figures", "messages"


@dataclass(frozen=True, slots=True)
class HeldFile:
    """One file in memory, held beyond the request that brought it."""

    name: str
    file: BinaryIO

    @classmethod
    def of(cls, upload: UploadedFile[Any], name: str = "") -> HeldFile:
        """Hold an upload: Django closes its own handle when the request ends."""
        return cls(name or str(upload.name), os.fdopen(os.dup(upload.fileno()), "rb"))


@dataclass(slots=True)
class Waiting:
    """Files that were brought, what is in them, and what was answered so far.

    ``person`` is oneself; in grief it is whoever died, ``theirs`` then. ``keep`` is one of NOTHING,
    FIGURES, MESSAGES.
    """

    files: list[HeldFile]
    theirs: bool = False
    chats: tuple[ChatInfo, ...] = ()
    chat: str | None = None
    person: str | None = None
    date_order: str | None = None
    keep: str | None = None

    @property
    def info(self) -> ChatInfo | None:
        """The chosen chat."""
        return next((info for info in self.chats if info.name == self.chat), None)

    def offered(self) -> list[ChatInfo]:
        """Return the chats to choose from, the longest first.

        Left out are empty ones and, as the mirror looks at two only, groups; unless that is all.
        """
        ordered = sorted(self.chats, key=_length, reverse=True)
        fits = [
            info
            for info in ordered
            if _length(info) and (self.theirs or len(_named(info)) <= TWO_PEOPLE)
        ]
        return fits or ordered

    @property
    def count(self) -> int:
        """How many messages people wrote in the chosen chat, as far as the file says."""
        return _length(self.info) if self.info else 0

    @property
    def asks_dates(self) -> bool:
        """Whether day and month could be read either way."""
        return self.info is not None and DATE_ORDER in self.info.questions

    def asking(self) -> str:
        """Return the next open question, or "" when none is left."""
        open_ones = {
            "chat": self.chat is None,
            "person": self.person is None,
            "date_order": self.asks_dates and self.date_order is None,
            "keep": self.keep is None,
        }
        return next((name for name, is_open in open_ones.items() if is_open), "")

    def uploads(self) -> list[Upload]:
        """Return the files as the reading process takes them."""
        return [Upload(held.name, held.file.fileno()) for held in self.files]

    def close(self) -> None:
        """Forget the files; they stay where the person has them."""
        for held in self.files:
            held.file.close()


def _length(info: ChatInfo) -> int:
    return sum(count for _name, count in info.people)


def _named(info: ChatInfo) -> list[str]:
    return [name for name, _count in info.people if name != UNKNOWN]


@dataclass(frozen=True, slots=True)
class Shown:
    """A history that can be looked at until the lock: its book and messages.

    ``value`` is what it shows, where that is not to be kept; else None.
    """

    book: UUID
    value: dict[str, Any] | None
    messages: Messages


@dataclass(slots=True)
class Desk:
    """Everything of the mirror that lives in memory. ``shown`` holds the newest few histories."""

    waiting: Waiting | None = None
    job: Job[Any] | None = None
    shown: dict[UUID, Shown] = field(default_factory=dict)

    def begin(self, files: Sequence[HeldFile], *, theirs: bool) -> Waiting:
        """Take files, in place of those that lay here."""
        self.clear()
        self.waiting = Waiting(list(files), theirs)
        return self.waiting

    def clear(self) -> None:
        """Stop the reading and forget the files."""
        job, waiting = self.job, self.waiting
        self.job = self.waiting = None
        if job is not None:
            job.let_go()
        if waiting is not None and job is not None:
            job.afterwards(waiting.close)  # it may be handing the files over just now
        elif waiting is not None:
            waiting.close()

    def show(self, history: UUID, shown: Shown) -> None:
        """Hold a history until the lock, or until a few others were brought."""
        self.shown[history] = shown
        while len(self.shown) > MOST_SHOWN:
            del self.shown[next(iter(self.shown))]

    def let_go(self) -> None:
        """Forget everything."""
        self.clear()
        self.shown.clear()


def desk() -> Desk:
    """Return the desk of this session."""
    uploads = session.current().row.uploads
    found = uploads.get(PLACE)
    if not isinstance(found, Desk):
        found = uploads[PLACE] = Desk()
    return found
