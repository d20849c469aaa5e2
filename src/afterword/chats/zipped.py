"""Opens a zip into members. Nothing is written to disk; what comes out is counted."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from afterword.chats.member import Member, Packed
from afterword.chats.problem import NOT_EXPANDED, ImportProblem, Limits, bursts, too_many

END, WIDE_END = b"PK\x05\x06", b"PK\x06\x06"
LONGEST_END = (1 << 16) + 200
"""Bytes: the two records that end a zip, and the longest comment behind them."""
UNKNOWN_SIZE = 0xFFFFFFFF
USUAL_ENTRY = 320
"""Bytes; an entry of a directory takes 46 and its name, so more of it than this is rare."""
RESOURCE_FORK = "__MACOSX"
"""The folder a Mac adds to a zip; its files carry the names of the real ones and hold no text."""


def unpacked(name: str, stream: BinaryIO, prefix: str, limits: Limits) -> list[Member]:
    """List the members of a zip, each name under `prefix`. Raises ImportProblem for a bad zip."""
    try:
        if _entries(stream) > limits.members:
            raise ImportProblem(too_many(name, limits))
        archive = zipfile.ZipFile(stream)
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as broken:
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


def _entries(stream: BinaryIO) -> int:
    """Work out how many entries a zip may have, from the size of its directory.

    Reading a directory of millions takes long, and the number that stands beside its size is
    believed by nobody.
    """
    stream.seek(0, io.SEEK_END)
    length = stream.tell()
    stream.seek(max(0, length - LONGEST_END))
    tail = stream.read(LONGEST_END)
    at = tail.rfind(END)
    if at < 0:
        raise zipfile.BadZipFile
    (size,) = struct.unpack_from("<I", tail, at + 12)
    if size == UNKNOWN_SIZE:
        wide = tail.rfind(WIDE_END, 0, at)
        if wide < 0:
            raise zipfile.BadZipFile
        (size,) = struct.unpack_from("<Q", tail, wide + 40)
    stream.seek(0)
    return int(size) // USUAL_ENTRY


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
