"""`afterword check`: read a draft from a file or standard input and say what it may do.

Exit status: 0 when nothing asks to be changed, 1 for revise or hold, 2 for bad input.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from afterword.coach import LONGEST, CoachProblem, check
from afterword.coach.prose import as_prose
from afterword.coach.report import Report

FORMATS = ("text", "json", "jsonl-in")
ASKED = ("channel", "kind", "context", "contact")


def run(
    file: str | None = None,
    *,
    channel: str = "letter",
    kind: str = "reconnect",
    context: str = "",
    contact: str = "unknown",
    format: str = "text",
) -> int:
    """Run the command; `file` None or "-" is standard input. Gives the exit status."""
    asked = {"channel": channel, "kind": kind, "context": context, "contact": contact}
    if format not in FORMATS:
        return _complain(f"“{format}” is not a format. It is one of: {', '.join(FORMATS)}.")
    try:
        if file in (None, "-"):
            return _answer(sys.stdin.buffer, asked, format)
        with Path(str(file)).open("rb") as stream:
            return _answer(stream, asked, format)
    except OSError as problem:
        reason = (problem.strerror or "it cannot be read").lower()
        return _complain(f"“{file}” cannot be opened: {reason}.")
    except CoachProblem as problem:
        return _complain(str(problem))


def _answer(stream: BinaryIO, asked: Mapping[str, str], form: str) -> int:
    """Read one draft, or one a line, and print the answer."""
    if form == "jsonl-in":
        return _lines(stream, asked)
    report = check(_decoded(stream.read(LONGEST + 1)), **asked)
    if form == "json":
        _print(json.dumps(report.to_json()) + "\n")
    else:
        _print(as_prose(report))
    return _status(report)


def _lines(stream: BinaryIO, asked: Mapping[str, str]) -> int:
    """One JSON object a line in, one result a line out, in order."""
    statuses = [0]
    for number, line in enumerate(stream, start=1):
        if line.strip():
            result, status = _line(line, number, asked)
            _print(json.dumps(result) + "\n")
            statuses.append(status)
    return max(statuses)


def _line(line: bytes, number: int, asked: Mapping[str, str]) -> tuple[dict[str, object], int]:
    """The result of one line and its status; a bad line gives its id and what is wrong."""
    name: object = None
    try:
        row = json.loads(_decoded(line))
        if not isinstance(row, dict):
            raise CoachProblem(f"Line {number} is not a JSON object.")
        name = row.get("id")
        known = {key: row[key] for key in ASKED if row.get(key) is not None}
        report = check(row.get("text", ""), **{**asked, **known})
    except CoachProblem as problem:
        return {"id": name, "error": str(problem)}, 2
    except (ValueError, RecursionError):
        return {"id": name, "error": f"Line {number} is not readable as JSON."}, 2
    return {"id": name, **report.to_json()}, _status(report)


def _decoded(data: bytes) -> str:
    """Bytes as text. Raises CoachProblem when they are not UTF-8 or too many."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if len(data) > LONGEST:
            raise CoachProblem(
                "This is longer than a letter can be here (one million bytes)."
            ) from problem
        raise CoachProblem(
            "This is not a text in UTF-8. Save it as UTF-8 and try again."
        ) from problem


def _status(report: Report) -> int:
    return 0 if report.verdict == "send" else 1


def _print(text: str) -> None:
    """Write UTF-8 whatever the terminal says; a lone surrogate becomes a question mark."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _complain(sentence: str) -> int:
    print(f"afterword check: {sentence}", file=sys.stderr)  # noqa: T201 - a command speaks here
    return 2
