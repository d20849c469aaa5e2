"""The body of `afterword messages`: every message of an export, one a row."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from afterword.chats.confined import Parsed, parse
from afterword.chats.message import DATE_ORDERS, Answers, Message
from afterword.chats.source import ImportProblem
from afterword.chats.wire import COLUMNS

READ = 0
BAD_INPUT = 2
FORMATS = ("jsonl", "csv")


def messages(
    paths: Sequence[str | Path],
    *,
    zone: str | None = None,
    date_order: str | None = None,
    format: str = "jsonl",
    output: str | Path | None = None,
) -> int:
    """Write every message of every chat, as JSON lines or CSV; return the exit status.

    Columns are those of COLUMNS, `at` in ISO 8601. Notes go to standard error. 0: all was read;
    2: it was not, and one sentence on standard error says why and what to do.
    """
    try:
        answers = checked_answers(zone, date_order)
        if format not in FORMATS:
            raise ImportProblem(f"There is no format “{format}”. Choose jsonl or csv.")
        with parse([Path(path) for path in paths], answers) as parsed, _opened(output) as out:
            write = json_row if format == "jsonl" else _csv_row
            if format == "csv":
                out.write(_csv_line(COLUMNS))
            for message in parsed:
                out.write(write(shown_in_zone(message, answers)))
    except ImportProblem as problem:
        _say(str(problem))
        return BAD_INPUT
    except BrokenPipeError:  # whoever was reading has seen enough
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 (Python closes it at exit)
        return READ
    for note in notes(parsed):
        _say(note)
    return READ


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
    """Say what was left out and what is not certain, a sentence each, after the last row."""
    if parsed.unparsed_count:
        first = parsed.unparsed[0]
        lines = "1 line belongs" if parsed.unparsed_count == 1 else _lines(parsed.unparsed_count)
        yield f"{lines} to no message; the first is line {first.line} ({first.reason})."
    if parsed.ambiguous_dates:
        yield (
            "Day and month could be read either way in this file; the likelier order was used."
            " Say which with --date-order dmy or --date-order mdy."
        )
    if not (parsed.limited and parsed.own_network):
        yield (
            "This system does not let Afterword shut the reading process off completely, so the"
            " file was read with fewer walls around it."
        )


def _lines(count: int) -> str:
    return f"{count:,} lines belong"


def json_row(message: Message) -> bytes:
    """Write one message as a line of JSON."""
    row = dict(zip(COLUMNS, (message.at.isoformat(), *message[1:]), strict=True))
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


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
