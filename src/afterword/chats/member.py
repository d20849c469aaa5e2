"""One file of a source, and the places it can be read from: disk, descriptor, memory, a zip."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, BinaryIO, Protocol

from afterword.chats.meter import Meter
from afterword.chats.problem import ImportProblem, Limits, bursts

HEAD = 1 << 14
"""Bytes at the beginning of a member that are kept, since every format asks for them."""
MEDIA = (
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".bmp", ".tif", ".tiff", ".svg", ".mp4",
    ".mov", ".m4v", ".3gp", ".webm", ".mkv", ".avi", ".mp3", ".m4a", ".aac", ".ogg", ".opus",
    ".oga", ".wav", ".amr", ".caf", ".pdf", ".vcf", ".was", ".tgs", ".pluginpayloadattachment",
)  # fmt: skip
"""How names of attachments end. No export is called so."""


class Place(Protocol):
    """Where bytes can be read from, again and again, each time from the start."""

    def open(self) -> BinaryIO:
        """Open it."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a source. `name` is its path inside the source, with forward slashes.

    `modified` is when it was last written, where that is known. `meter` counts what is read.
    """

    name: str
    size: int
    modified: datetime | None
    place: Place = field(repr=False)
    meter: Meter | None = field(default=None, repr=False, compare=False)
    _begun: list[bytes] = field(default_factory=list, repr=False, compare=False)

    @property
    def is_media(self) -> bool:
        """Whether its name is that of a picture, a film, a sound, or another attachment."""
        return self.name.lower().endswith(MEDIA)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it for reading, from the start. Raises ImportProblem where it breaks or bursts."""
        with self._opened() as stream:
            yield self.meter.counting(self.name, stream) if self.meter else stream

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        try:
            with self.place.open() as stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as broken:
            message = f"“{self.name}” is damaged inside the zip. Export the chat again."
            raise ImportProblem(message) from broken
        except RuntimeError as locked:  # zipfile says a password is needed this way
            if "password" not in str(locked):
                raise
            message = f"“{self.name}” is locked with a password. Unpack it first."
            raise ImportProblem(message) from locked

    def head(self, count: int) -> bytes:
        """Return its first bytes, `count` at most."""
        if not self._begun:
            with self._opened() as stream:
                self._begun.append(stream.read(HEAD))
        if count <= HEAD or len(self._begun[0]) < HEAD:
            return self._begun[0][:count]
        with self._opened() as stream:
            return stream.read(count)


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes in memory."""

    data: bytes

    @property
    def size(self) -> int:
        """Length in bytes."""
        return len(self.data)

    @property
    def modified(self) -> datetime | None:
        """Unknown for bytes in memory."""
        return None

    def open(self) -> BinaryIO:
        """Open it from the start."""
        return io.BytesIO(self.data)


@dataclass(frozen=True, slots=True)
class DiskFile:
    """A file on disk or behind a descriptor, opened anew each time."""

    where: str | int
    size: int
    modified: datetime | None

    def open(self) -> BinaryIO:
        """Open it from the start."""
        if isinstance(self.where, int):
            return io.BufferedReader(Positioned(self.where, self.size), 1 << 16)
        return open(self.where, "rb")


class Positioned(io.RawIOBase):
    """Reads a descriptor without moving its position, so that it can be read more than once."""

    def __init__(self, descriptor: int, size: int) -> None:
        self._descriptor = descriptor
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a place, as in io.RawIOBase."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, as in io.RawIOBase."""
        data = os.pread(self._descriptor, len(buffer), self._at)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


@dataclass(frozen=True, slots=True)
class Packed:
    """A member of a zip."""

    archive: zipfile.ZipFile
    entry: zipfile.ZipInfo
    limits: Limits

    def open(self) -> BinaryIO:
        """Open it from the start; more than the limits allow raises ImportProblem."""
        allowed = max(self.limits.slack, self.entry.compress_size * self.limits.ratio)
        allowed = min(allowed, self.limits.member_bytes)
        packed = self.archive.open(self.entry)
        return io.BufferedReader(_Metered(packed, self.entry.filename, allowed), 1 << 16)


class _Metered(io.RawIOBase):
    """Counts what really comes out of a zip, whatever the zip says about it."""

    def __init__(self, packed: IO[bytes], name: str, allowed: int) -> None:
        self._packed = packed
        self._name = name
        self._left = allowed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._packed.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise ImportProblem(bursts(self._name))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()
