"""`afterword mirror`: an export in, a report out; one sentence and exit 2 where that cannot be."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from afterword.chats.bar import Bar
from afterword.chats.command import checked_answers
from afterword.chats.message import Answers
from afterword.chats.source import ImportProblem
from afterword.mirror.conversation import MirrorProblem
from afterword.mirror.page import as_html
from afterword.mirror.reading import read
from afterword.mirror.report import as_json, as_text

FINE = 0
NOT_UNDERSTOOD = 2
WRITERS = {"text": as_text, "json": as_json, "html": as_html}


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
        written = _report(paths, me, chat, checked_answers(zone, date_order), format)
        _write(written, output)
    except (ImportProblem, MirrorProblem) as problem:
        sys.stderr.write(f"{problem}\n")
        return NOT_UNDERSTOOD
    return FINE


def _report(
    paths: Sequence[Path], me: str | None, chat: str | None, answers: Answers, format: str
) -> str:
    given = [Path(path) for path in paths]
    with Bar(sys.stderr) as bar:
        history, results = read(given, me=me, chat=chat, answers=answers, progress=bar)
    for note in history.notes:
        sys.stderr.write(f"{note}\n")
    return WRITERS[format](history, results)


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
