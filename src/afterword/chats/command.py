"""The body of `afterword messages`: the messages of an export, one a row."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from afterword.chats.bar import Bar
from afterword.chats.confined import Parsed, parse
from afterword.chats.listing import ME
from afterword.chats.message import DATE_ORDERS, Answers, Message
from afterword.chats.notes import Merged
from afterword.chats.source import ImportProblem
from afterword.chats.wire import COLUMNS

READ = 0
BAD_INPUT = 2
FORMATS = ("jsonl", "csv")
MOST_BEGINNINGS = 5
_quoted = json.JSONEncoder(ensure_ascii=False).encode


def messages(
    paths: Sequence[str | Path],
    *,
    me: str | None = None,
    chat: str | None = None,
    zone: str | None = None,
    date_order: str | None = None,
    format: str = "jsonl",
    output: str | Path | None = None,
) -> int:
    """Write every message, or those of one chat, as JSON lines or CSV; return the exit status.

    Columns are those of COLUMNS, `at` in ISO 8601. `me` stands in place of `Me`, the author of own
    messages in exports that give no name. Notes go to standard error, and a bar while it reads
    where that is a terminal. 0: all was read; 2: it was not, and standard error says why and what
    to do.
    """
    try:
        answers = checked_answers(zone, date_order)
        if format not in FORMATS:
            raise ImportProblem(f"There is no format “{format}”. Choose jsonl or csv.")
        given = [Path(path) for path in paths]
        with (
            Bar(sys.stderr) as bar,
            parse(given, answers, chat, progress=bar) as parsed,
            _opened(output) as out,
        ):
            if format == "csv":
                out.write(_csv_line(COLUMNS))
            write = json_row if format == "jsonl" else _csv_row
            for message in named(_in_zone(parsed, answers), me):
                out.write(write(message))
    except ImportProblem as problem:
        _say(str(problem))
        return BAD_INPUT
    except BrokenPipeError:  # whoever was reading has seen enough
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 (Python closes it at exit)
        return READ
    for note in notes(parsed):
        _say(note)
    return READ


def named(messages: Iterable[Message], me: str | None) -> Iterable[Message]:
    """Put a name in place of `Me`; without one, change nothing."""
    if me is None:
        return messages
    return (m._replace(author=me) if m.author == ME else m for m in messages)


def _in_zone(messages: Iterable[Message], answers: Answers) -> Iterable[Message]:
    if answers.zone is None:
        return messages
    return (shown_in_zone(message, answers) for message in messages)


def checked_answers(zone: str | None, date_order: str | None) -> Answers:
    """Take what was said on the command line. Raises ImportProblem for a value that is none."""
    if date_order is not None and date_order not in DATE_ORDERS:
        raise ImportProblem(f"There is no date order “{date_order}”. Choose dmy, mdy or ymd.")
    if zone is not None:
        try:
            ZoneInfo(zone)
        except (ValueError, OSError, LookupError) as unknown:
            message = f"There is no time zone “{zone}”. Write it like Europe/London."
            raise ImportProblem(message) from unknown
    return Answers(date_order, zone)


def shown_in_zone(message: Message, answers: Answers) -> Message:
    """Show an instant in the person's zone; leave a bare wall clock as it was written."""
    if answers.zone is None or message.at.tzinfo is None:
        return message
    return message._replace(at=message.at.astimezone(ZoneInfo(answers.zone)))


def notes(parsed: Parsed) -> Iterator[str]:
    """Say what was left out, put together and not certain, a sentence each, after the last row."""
    for name in parsed.notes.left_out:
        yield f"“{name}” is no export by itself; it was only looked at beside the others."
    for one in parsed.notes.merged:
        yield _merged(one)
    if parsed.unparsed_count:
        first = parsed.unparsed[0]
        lines = "1 line belongs" if parsed.unparsed_count == 1 else _lines(parsed.unparsed_count)
        yield f"{lines} to no message; the first is line {first.line} ({first.reason})."
    if parsed.ambiguous_dates:
        yield (
            "Day and month could be read either way in this file; the likelier order was used."
            " Say which with --date-order dmy or --date-order mdy."
        )
    yield from _beginnings(parsed)
    if not (parsed.limited and parsed.own_network):
        yield (
            "This system does not let Afterword shut the reading process off completely, so the"
            " file was read with fewer walls around it."
        )


def _merged(one: Merged) -> str:
    if one.same == 0:
        same = "they have no message in common"
    elif one.same == 1:
        same = "1 message was in more than one of them and is kept once"
    else:
        same = f"{one.same:,} messages were in more than one of them and are kept once"
    clock = " Their clocks differ; that of the earliest was taken." if one.moved else ""
    return f"“{one.chat}” was put together from {one.exports} exports; {same}.{clock}"


def _beginnings(parsed: Parsed) -> Iterator[str]:
    """Say since when there are messages: an app exports only so many of a long history."""
    begun = [chat for chat in parsed.chats if chat.first is not None]
    for chat in begun[:MOST_BEGINNINGS]:
        yield f"“{chat.name}”: history starts on {_day(chat.first)}, ends on {_day(chat.last)}."
    if len(begun) > MOST_BEGINNINGS:
        yield f"There are {len(begun) - MOST_BEGINNINGS:,} more chats."


def _day(moment: datetime | None) -> str:
    return f"{moment.day} {moment:%B %Y}" if moment else ""


def _lines(count: int) -> str:
    return f"{count:,} lines belong"


def json_row(message: Message) -> bytes:
    """Write one message as a line of JSON."""
    at, chat, author, text, kind, edited = message
    return (
        f'{{"at": "{at.isoformat()}", "chat": {_quoted(chat)}, '
        f'"author": {"null" if author is None else _quoted(author)}, "text": {_quoted(text)}, '
        f'"kind": "{kind}", "edited": {"true" if edited else "false"}}}\n'
    ).encode("utf-8", "replace")


def _csv_row(message: Message) -> bytes:
    edited = "true" if message.edited else "false"
    return _csv_line((message.at.isoformat(), *message[1:5], edited))


def _csv_line(values: Sequence[str | None]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue().encode("utf-8", "replace")


@contextmanager
def _opened(output: str | Path | None) -> Iterator[BinaryIO]:
    """Open standard output, or a file that appears under its name only when it is whole."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    try:
        half = tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False)  # noqa: SIM115
    except OSError as closed:
        message = f"“{path}” cannot be written ({closed.strerror}). Choose another place."
        raise ImportProblem(message) from closed
    try:
        with half:
            yield half  # type: ignore[misc]
        Path(half.name).replace(path)
    except BaseException:
        Path(half.name).unlink(missing_ok=True)
        raise


def _say(note: str) -> None:
    print(note, file=sys.stderr)  # noqa: T201
