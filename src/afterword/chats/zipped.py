"""Opens a zip into members. Nothing is written to disk; what comes out is counted."""

from __future__ import annotations

import stat
import zipfile
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from afterword.chats.member import Member, Packed
from afterword.chats.problem import NOT_EXPANDED, ImportProblem, Limits, bursts, too_many

RESOURCE_FORK = "__MACOSX"
"""The folder a Mac adds to a zip; its files carry the names of the real ones and hold no text."""


def unpacked(name: str, stream: BinaryIO, prefix: str, limits: Limits) -> list[Member]:
    """List the members of a zip, each name under `prefix`. Raises ImportProblem for a bad zip."""
    try:
        archive = zipfile.ZipFile(stream)
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as broken:
        message = f"“{name}” is a damaged zip. Export the chat again, or unpack it first."
        raise ImportProblem(message) from broken
    if len(entries) > limits.members:
        raise ImportProblem(too_many(name, limits))
    kept = [entry for entry in entries if _is_plain(entry)]
    for entry in kept:
        if entry.file_size > max(limits.slack, entry.compress_size * limits.ratio):
            raise ImportProblem(bursts(entry.filename))
    return [
        Member(
            prefix + entry.filename,
            entry.file_size,
            _written(entry),
            Packed(archive, entry, limits),
        )
        for entry in kept
    ]


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Tell a file from a folder, a link, a Mac's resource fork; refuse a name that points out."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in (path.parts[:1] or ("",))[0][1:2]:
        message = (
            f"The zip holds a name that points outside it (“{entry.filename}”). {NOT_EXPANDED}"
        )
        raise ImportProblem(message)
    mode = entry.external_attr >> 16
    if entry.is_dir() or (stat.S_IFMT(mode) and not stat.S_ISREG(mode)):
        return False
    return RESOURCE_FORK not in path.parts


def _written(entry: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*entry.date_time)  # noqa: DTZ001 (a zip holds wall clocks)
    except ValueError:
        return None
