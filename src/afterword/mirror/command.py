"""`afterword mirror`: an export in, a report out; one sentence and exit 2 where that cannot be."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from afterword.chats.confined import Parsed, parse
from afterword.chats.message import SYSTEM, Answers, ChatInfo, Message
from afterword.chats.source import ImportProblem
from afterword.mirror.conversation import UNKNOWN, Conversation, MirrorProblem, listed
from afterword.mirror.measure import measure_conversation
from afterword.mirror.page import as_html
from afterword.mirror.report import History, as_json, as_text

FINE = 0
NOT_UNDERSTOOD = 2
PROGRESS_EVERY = 20_000
WRITERS = {"text": as_text, "json": as_json, "html": as_html}
AMBIGUOUS = (
    "The dates in this file can be read in two ways, and the likelier one was taken. If they look "
    "wrong, add --date-order dmy, mdy or ymd.\n"
)


def run(
    paths: Sequence[Path],
    *,
    me: str | None,
    chat: str | None,
    zone: str | None,
    date_order: str | None,
    format: str,
    output: Path | None,
) -> int:
    """Measure one chat of an export and write the report; return the exit status.

    `format` is text, json or html. 0 when the report was written, 2 when something given was not
    understood: one sentence on standard error then says what it was and what to do.
    """
    try:
        written = _report(paths, me, chat, Answers(date_order, _known(zone)), format)
        _write(written, output)
    except (ImportProblem, MirrorProblem) as problem:
        sys.stderr.write(f"{problem}\n")
        return NOT_UNDERSTOOD
    return FINE


def _report(
    paths: Sequence[Path], me: str | None, chat: str | None, answers: Answers, format: str
) -> str:
    with parse([Path(path) for path in paths], answers, chat) as parsed:
        name = _myself(_chosen(parsed.chats, chat), me)
        tally = _Tally()
        conversation = Conversation.of(_watched(tally.counted(parsed)), name)
        history = tally.history(parsed, name)
    if history.ambiguous_dates:
        sys.stderr.write(AMBIGUOUS)
    return WRITERS[format](history, measure_conversation(conversation))


def _known(zone: str | None) -> str | None:
    """Return the zone as given. Raises MirrorProblem for a name that no clock goes by."""
    if zone is None:
        return None
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as unknown:
        raise MirrorProblem(
            f"There is no time zone called “{zone}”. Write it like Europe/London."
        ) from unknown
    return zone


def _chosen(chats: Sequence[ChatInfo], chat: str | None) -> ChatInfo:
    """Return the chat to look at. Raises MirrorProblem when there are several or none to choose."""
    found = [info for info in chats if chat is None or info.name == chat]
    if len(found) == 1:
        return found[0]
    if not found:
        raise MirrorProblem("There is no chat in this export.")
    raise MirrorProblem(
        f"This export holds {len(found)} chats. Choose one with --chat: "
        f"{listed(info.name for info in found)}."
    )


def _myself(info: ChatInfo, me: str | None) -> str:
    """Return my name in the chat. Raises MirrorProblem for a group, or without a name in it."""
    names = [name for name, _ in info.people]
    people = [name for name in names if name != UNKNOWN]
    if not names:
        raise MirrorProblem("There is no message by a person in this chat.")
    if len(people) > 2:
        raise MirrorProblem(
            f"{len(people)} people write in this chat. "
            "The mirror only looks at a history between two."
        )
    if me is None:
        raise MirrorProblem(f"Say which of them is you with --me: {listed(names)}.")
    if me not in names:
        raise MirrorProblem(
            f"Nobody in this chat is called “{me}”. Say which of them is you with --me: "
            f"{listed(names)}."
        )
    return me


class _Tally:
    """Counts what streams past: the head of the report."""

    def __init__(self) -> None:
        self._authors: Counter[str] = Counter()
        self._system = 0
        self._messages = 0
        self._first: datetime | None = None
        self._last: datetime | None = None

    def counted(self, messages: Iterator[Message] | Parsed) -> Iterator[Message]:
        for message in messages:
            if message.kind == SYSTEM:
                self._system += 1
            else:
                self._messages += 1
                self._first = self._first or message.at
                self._last = message.at
            if message.author is not None:
                self._authors[message.author] += 1
            yield message

    def history(self, parsed: Parsed, me: str) -> History:
        return History(
            source=parsed.source,
            messages=self._messages,
            system=self._system,
            unparsed=tuple((skipped.line, skipped.reason) for skipped in parsed.unparsed),
            unparsed_count=parsed.unparsed_count,
            ambiguous_dates=parsed.ambiguous_dates,
            participants=tuple(self._authors.most_common()),
            first=self._first,
            last=self._last,
            me=me,
        )


def _watched(messages: Iterator[Message]) -> Iterator[Message]:
    """Say how far the reading is, where someone watches."""
    if not sys.stderr.isatty():
        yield from messages
        return
    for number, message in enumerate(messages):
        if number % PROGRESS_EVERY == 0:
            sys.stderr.write(f"\r{number:,} messages read")
            sys.stderr.flush()
        yield message
    sys.stderr.write("\r\x1b[K")


def _write(report: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(report)
        return
    try:
        # A report of a private history: readable by its owner only.
        with open(output, "w", encoding="utf-8", errors="backslashreplace", opener=_mine) as file:
            file.write(report)
    except OSError as closed:
        raise MirrorProblem(
            f"“{output}” cannot be written ({closed.strerror}). Choose another place."
        ) from closed


def _mine(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
