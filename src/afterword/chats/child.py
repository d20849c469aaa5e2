"""The child process: reads a job from standard input, an export, and writes what it holds."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from afterword.chats.confinement import Bounds, Confinement, confine
from afterword.chats.importers import all_formats, format_name
from afterword.chats.message import Answers, Skipped
from afterword.chats.source import ImportProblem, Source, Upload
from afterword.chats.tally import Tally
from afterword.chats.together import Together
from afterword.chats.wire import (
    MOST_UNPARSED,
    batches,
    chat_to_wire,
    dump,
    notes_to_wire,
    to_columns,
)

NO_MEMORY = (
    "Reading this export took more memory than Afterword allows it. Export the chat without"
    " media, or a part of it."
)


def main() -> int:
    """Do one job; the exit status is 0 whenever the parent was told how it went."""
    job = json.load(sys.stdin)
    all_formats()  # loaded while files can still be opened freely
    gc.set_threshold(50_000, 20, 100)  # messages hold no cycles, and there are a million of them
    confinement = confine(Bounds(**job["bounds"]))
    out = sys.stdout.buffer
    try:
        for value in _answer(job, confinement):
            out.write(dump(value))
    except ImportProblem as problem:
        out.write(dump({"problem": str(problem)}))
    except MemoryError:
        out.write(dump({"problem": NO_MEMORY}))
    except Exception as failure:  # the edge of a process: whatever it is, the parent is told
        out.write(dump({"problem": _unforeseen(failure)}))
    out.flush()
    return 0


def _answer(job: dict[str, Any], confinement: Confinement) -> Iterator[object]:
    with _source(job) as source:
        source.watch(_say_how_far)
        together = Together(source)
        yield {
            "format": ", ".join(map(format_name, together.formats)),
            "source": source.name,
            "limited": confinement.limited,
            "own_network": confinement.own_network,
        }
        if job["rows"]:
            yield from _rows(together, source, job["chat"], Answers(**job["answers"]))
        else:
            yield {"chats": [chat_to_wire(info) for info in together.chats()]}


def _rows(
    together: Together, source: Source, chat: str | None, answers: Answers
) -> Iterator[object]:
    tally = Tally()
    skipped: list[Skipped] = []
    for batch in batches(together.read(chat, answers), skipped):
        tally.add(batch)
        yield to_columns(batch)
    chats = tally.chats(source.notes.questions)
    if chat is not None and not chats:
        _miss(together, chat)
    yield {
        "chats": [chat_to_wire(info) for info in chats],
        "notes": notes_to_wire(source.notes),
        "unparsed": [(skip.line, skip.reason) for skip in skipped[:MOST_UNPARSED]],
        "unparsed_count": len(skipped),
    }


def _miss(together: Together, chat: str) -> None:
    """Raise ImportProblem unless there is such a chat, and only no message in it."""
    there = [info.name for info in together.chats()]
    if chat not in there:
        names = ", ".join(f"“{name}”" for name in there)
        raise ImportProblem(f"There is no chat called “{chat}” in it. There is: {names}.")


def _say_how_far(read: int, total: int) -> None:
    out = sys.stdout.buffer
    out.write(dump({"read": read, "of": total}))
    out.flush()


def _source(job: dict[str, Any]) -> Source:
    if job["paths"]:
        return Source.from_paths([Path(path) for path in job["paths"]])
    return Source.from_uploads([Upload(**upload) for upload in job["uploads"]])


def _unforeseen(failure: Exception) -> str:
    """Say what happened without a word of what the file holds."""
    return (
        f"This export holds something that Afterword cannot read ({type(failure).__name__})."
        " Export the chat again; if that does not help, the format may have changed."
    )
