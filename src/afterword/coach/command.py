"""`afterword check`: read drafts from files or standard input and say what they may do.

Exit status: 0 when nothing asks to be changed, 1 for revise or hold, 2 for bad input; of several
files, the highest.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from afterword.coach import LONGEST, CoachProblem, check, marks
from afterword.coach.explain import explanation
from afterword.coach.meant import without
from afterword.coach.prose import as_prose
from afterword.coach.report import Report
from afterword.coach.terminal import Ink

FORMATS = ("text", "json", "jsonl-in")
COLOURS = ("auto", "always", "never")
KNOWN = ("channel", "kind", "context", "contact")
STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command was asked for besides the files.

    Attributes:
        channel, kind, context, contact: as `check` takes them.
        format: one of FORMATS.
        explain: a label to be explained instead of reading anything.
        marks: where "I mean it" is remembered; "" for the file beside the letter.
        mean: words of the sentences the writer stands by from now on.
        colour: one of COLOURS.
        every: all notes, not three.
    """

    channel: str = "letter"
    kind: str = "reconnect"
    context: str = ""
    contact: str = "unknown"
    format: str = "text"
    explain: str = ""
    marks: str = ""
    mean: str = ""
    colour: str = "auto"
    every: bool = False

    @property
    def draft(self) -> dict[str, str]:
        """What is known of the draft."""
        return {name: getattr(self, name) for name in KNOWN}


def run(*files: str, **given: str | bool) -> int:
    """Run the command; no file or "-" is standard input. Gives the exit status.

    `given` is what Asked has.
    """
    asked = Asked(**given)  # type: ignore[arg-type]
    try:
        _refuse(files, asked)
        if asked.explain:
            _print(explanation(asked.explain, _ink(asked)))
            return 0
    except CoachProblem as problem:
        return _complain(str(problem))
    statuses = [0]
    for number, file in enumerate(files or (STDIN,), start=1):
        _progress(number, len(files))
        statuses.append(_read(file, len(files) > 1, asked))
    _progress(0, len(files))
    return max(statuses)


def _refuse(files: tuple[str, ...], asked: Asked) -> None:
    """Raise CoachProblem for what cannot be asked together."""
    for name, value, allowed in (
        ("format", asked.format, FORMATS),
        ("colour", asked.colour, COLOURS),
    ):
        if value not in allowed:
            raise CoachProblem(f"“{value}” is not a {name}. It is one of: {', '.join(allowed)}.")
    if asked.mean and (len(files) > 1 or asked.format == "jsonl-in"):
        raise CoachProblem("--mean goes with one letter at a time.")
    if asked.mean and not asked.marks and (not files or files[0] == STDIN):
        raise CoachProblem("Say with --marks in which file it should be remembered.")


def _read(file: str, several: bool, asked: Asked) -> int:
    """Read one file, with the status for it; what is wrong with it is said."""
    try:
        if file == STDIN:
            return _answer(sys.stdin.buffer, file, several, asked)
        with Path(file).open("rb") as stream:
            return _answer(stream, file, several, asked)
    except OSError as problem:
        reason = (problem.strerror or "it cannot be read").lower()
        return _complain(f"“{problem.filename or file}” cannot be opened: {reason}.")
    except CoachProblem as problem:
        return _complain(f"{file}: {problem}" if several else str(problem))


def _answer(stream: BinaryIO, file: str, several: bool, asked: Asked) -> int:
    """Read one draft, or one a line, and print the answer."""
    if asked.format == "jsonl-in":
        return _lines(stream, asked)
    report = check(_decoded(stream.read(LONGEST + 1)), **asked.draft)
    report = without(report, _marks(report, file, asked))
    if asked.format == "json":
        _print(json.dumps({"file": file, **report.to_json()} if several else report.to_json()))
        _print("\n")
        return _status(report)
    ink = _ink(asked)
    if several:
        _print(f"{ink.strong(file)}\n\n")
    _print(as_prose(report, ink, every=asked.every))
    if several:
        _print("\n")
    return _status(report)


def _marks(report: Report, file: str, asked: Asked) -> frozenset[str]:
    """The marks that hold for a letter, with those that were just added."""
    if not asked.marks and file == STDIN:
        return frozenset()
    path = Path(asked.marks) if asked.marks else marks.beside(file)
    if asked.mean:
        return marks.add(path, marks.marks_of(report, asked.mean))
    return marks.read(path)


def _lines(stream: BinaryIO, asked: Asked) -> int:
    """One JSON object a line in, one result a line out, in order."""
    held = marks.read(Path(asked.marks)) if asked.marks else frozenset()
    statuses = [0]
    for number, line in enumerate(stream, start=1):
        if line.strip():
            result, status = _line(line, number, asked.draft, held)
            _print(json.dumps(result) + "\n")
            statuses.append(status)
    return max(statuses)


def _line(
    line: bytes, number: int, asked: Mapping[str, str], held: frozenset[str]
) -> tuple[dict[str, object], int]:
    """The result of one line and its status; a bad line gives its id and what is wrong."""
    name: object = None
    try:
        row = json.loads(_decoded(line))
        if not isinstance(row, dict):
            raise CoachProblem(f"Line {number} is not a JSON object.")
        name = row.get("id")
        known = {key: row[key] for key in KNOWN if row.get(key) is not None}
        report = without(check(row.get("text", ""), **{**asked, **known}), held)
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


def _ink(asked: Asked) -> Ink:
    """Colour when it was asked for, or when a person looks at a terminal that wants it."""
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    seen = sys.stdout.isatty() and not plain
    return Ink(asked.colour == "always" or (asked.colour == "auto" and seen))


def _progress(number: int, many: int) -> None:
    """How far it is, on one line of the terminal; 0 wipes it away. Nothing for a single file."""
    if many > 1 and sys.stderr.isatty() and not sys.stdout.isatty():
        said = f"{number} of {many}" if number else ""
        sys.stderr.write(f"\r\x1b[K{said}")
        sys.stderr.flush()


def _print(text: str) -> None:
    """Write UTF-8 whatever the terminal says; a lone surrogate becomes a question mark."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _complain(sentence: str) -> int:
    print(f"afterword check: {sentence}", file=sys.stderr)  # noqa: T201 - a command speaks here
    return 2
