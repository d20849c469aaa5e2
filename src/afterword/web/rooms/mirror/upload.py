"""An export between choosing it and reading it: in memory, in this session, nowhere else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.core.files.uploadedfile import UploadedFile

from afterword.chats.confined import look
from afterword.chats.message import DATE_ORDER, Answers, ChatInfo
from afterword.chats.source import Upload
from afterword.mirror.reading import read
from afterword.mirror.report import as_object
from afterword.web.store import session

_PLACE = "mirror"
MOST_UNPARSED = 20


@dataclass(frozen=True, slots=True)
class Held:
    """One file in memory, held beyond the request that brought it."""

    name: str
    file: BinaryIO

    @classmethod
    def of(cls, upload: UploadedFile[Any]) -> Held:
        """Hold an upload: Django closes its own handle when the request ends."""
        return cls(str(upload.name), os.fdopen(os.dup(upload.fileno()), "rb"))


@dataclass(slots=True)
class Waiting:
    """Files that were brought, what is in them, and what was answered so far."""

    files: list[Held]
    chats: tuple[ChatInfo, ...]
    chat: str | None = None
    me: str | None = None
    date_order: str | None = None

    @property
    def info(self) -> ChatInfo | None:
        """The chosen chat."""
        return next((info for info in self.chats if info.name == self.chat), None)

    @property
    def asks_dates(self) -> bool:
        """Whether day and month could be read either way."""
        return self.info is not None and DATE_ORDER in self.info.questions

    def asking(self) -> str:
        """Return the next open question: chat, me, date_order, or "" when none is left."""
        if self.chat is None:
            return "chat"
        if self.me is None:
            return "me"
        if self.asks_dates and self.date_order is None:
            return "date_order"
        return ""


def bring(files: Sequence[UploadedFile[Any]]) -> Waiting:
    """Look into the files and hold them for the questions.

    Raises:
        ImportProblem: they are no export that we can read; the message says what to do.
    """
    let_go()
    held = [Held.of(file) for file in files]
    waiting = Waiting(held, look(_uploads(held)).chats)
    if len(waiting.chats) == 1:
        waiting.chat = waiting.chats[0].name
    session.current().row.uploads[_PLACE] = waiting
    return waiting


def waiting() -> Waiting | None:
    """Return what was brought in this session."""
    held = session.current().row.uploads.get(_PLACE)
    return held if isinstance(held, Waiting) else None


def measure(held: Waiting) -> dict[str, Any]:
    """Read and measure the chosen chat; return what is kept of it: figures and own lines.

    Raises:
        ImportProblem: the file stopped being readable.
        MirrorProblem: the history cannot be measured, and why.
    """
    history, results = read(
        _uploads(held.files), me=held.me, chat=held.chat, answers=Answers(held.date_order)
    )
    let_go()
    return {
        "chat": held.chat or "",
        "me": history.me,
        "messages": history.messages,
        "first": history.first.isoformat() if history.first else None,
        "last": history.last.isoformat() if history.last else None,
        "unparsed": history.unparsed_count,
        "unparsed_lines": [list(line) for line in history.unparsed[:MOST_UNPARSED]],
        "ambiguous": history.ambiguous_dates and held.date_order is None,
        "results": [{"name": result.name, **as_object(result)} for result in results],
        "now": {},
    }


def let_go() -> None:
    """Forget the files; they stay where the person has them."""
    held = session.current().row.uploads.pop(_PLACE, None)
    if isinstance(held, Waiting):
        for one in held.files:
            one.file.close()


def _uploads(files: Sequence[Held]) -> list[Upload]:
    return [Upload(held.name, held.file.fileno()) for held in files]
