"""The child process: reads a job from standard input, an export, and writes what it holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from afterword.chats.confinement import Bounds, Confinement, confine
from afterword.chats.importers import all_formats, claimant, format_name
from afterword.chats.message import Answers, Skipped
from afterword.chats.source import ImportProblem, Source, Upload
from afterword.chats.wire import MOST_UNPARSED, batches, chat_to_wire, dump

NO_MEMORY = (
    "Reading this export took more memory than Afterword allows it. Export the chat without"
    " media, or a part of it."
)


def main() -> int:
    """Do one job; the exit status is 0 whenever the parent was told how it went."""
    job = json.load(sys.stdin)
    all_formats()  # loaded while files can still be opened freely
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
    answers = Answers(**job["answers"])
    chat = job["chat"]
    with _source(job) as source:
        module = claimant(source)
        chats = module.chats(source)
        yield {
            "format": format_name(module),
            "source": source.name,
            "chats": [chat_to_wire(info) for info in chats],
            "limited": confinement.limited,
            "own_network": confinement.own_network,
        }
        if not job["rows"]:
            return
        if chat is not None and chat not in [info.name for info in chats]:
            names = ", ".join(f"“{info.name}”" for info in chats)
            raise ImportProblem(f"There is no chat called “{chat}” in it. There is: {names}.")
        skipped: list[Skipped] = []
        yield from batches(module.read(source, chat, answers), skipped)
        listed = [(skip.line, skip.reason) for skip in skipped[:MOST_UNPARSED]]
        yield {"unparsed": listed, "unparsed_count": len(skipped)}


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
