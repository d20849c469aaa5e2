"""`afterword mirror`: an export in, a report out; one sentence and exit 2 where that cannot be."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from afterword.chats.message import Answers, Message
from afterword.chats.source import ImportProblem
from afterword.mirror.conversation import MirrorProblem
from afterword.mirror.page import as_html
from afterword.mirror.reading import read
from afterword.mirror.report import as_json, as_text

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
    given = [Path(path) for path in paths]
    history, results = read(given, me=me, chat=chat, answers=answers, watched=_watched)
    if history.ambiguous_dates:
        sys.stderr.write(AMBIGUOUS)
    return WRITERS[format](history, results)


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
