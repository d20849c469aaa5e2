"""The file in which “I mean it” is remembered beside a letter: digests, a line each, no words."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from afterword.coach import CoachProblem
from afterword.coach.meant import MARK, mark_of
from afterword.coach.report import Report

ENDING = ".meant"
HEAD = "# Sentences the writer stands by, for afterword check. Digests; no words are in here."
LONGEST = 1_000_000


def beside(file: str) -> Path:
    """Where the marks of a letter lie when no other place is named."""
    return Path(file + ENDING)


def read(path: Path) -> frozenset[str]:
    """The marks in a file; none where there is no file.

    Raises CoachProblem when it holds something else, OSError when it cannot be read.
    """
    if not path.exists():
        return frozenset()
    with path.open("rb") as stream:
        lines = stream.read(LONGEST).decode("utf-8", "replace").splitlines()
    held = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not all(map(MARK.fullmatch, held)):
        raise CoachProblem(f"“{path}” is not a file of marks: a line in it is something else.")
    return frozenset(held)


def add(path: Path, marks: Iterable[str]) -> frozenset[str]:
    """Remember more marks in a file, whole or not at all, and give all that are in it."""
    held = read(path) | frozenset(marks)
    descriptor, name = tempfile.mkstemp(prefix=".meant-", dir=path.parent)  # readable by the owner
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write("\n".join([HEAD, *sorted(held)]) + "\n")
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return held


def marks_of(report: Report, words: str) -> frozenset[str]:
    """The marks of every sentence that holds these words. Raises CoachProblem when none does."""
    wanted = " ".join(words.split()).casefold()
    said = [report.text[slice(*sentence.span)] for sentence in report.sentences]
    found = [one for one in said if wanted and wanted in " ".join(one.split()).casefold()]
    if not found:
        raise CoachProblem(f"No sentence holds “{words}”.")
    return frozenset(map(mark_of, found))
