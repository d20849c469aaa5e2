"""Counts the bytes that are read out of a source, so that someone who waits can be told how far."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

Progress = Callable[[int, int], None]
"""Told (bytes read, bytes in all), now and then, never more than STEPS times for one reading."""

STEPS = 200
BUFFER = 1 << 16


class Meter:
    """How far the reading of a source is: the furthest place reached in each of its members.

    What is read a second time is not counted again, so the number only grows and ends at `total`
    where everything is read.
    """

    def __init__(self, total: int, progress: Progress) -> None:
        self._total = total
        self._progress = progress
        self._step = max(1, total // STEPS)
        self._furthest: dict[str, int] = {}
        self._read = 0
        self._next = 0

    def reached(self, member: str, place: int) -> None:
        """Take in that a member was read up to a place, in bytes from its start."""
        further = place - self._furthest.get(member, 0)
        if further <= 0:
            return
        self._furthest[member] = place
        self._read += further
        if self._read >= self._next:
            self._next = self._read + self._step
            self._progress(min(self._read, self._total), self._total)

    def counting(self, member: str, stream: BinaryIO) -> BinaryIO:
        """Return the stream, with every byte that leaves it counted."""
        return io.BufferedReader(_Counted(self, member, stream), BUFFER)


class _Counted(io.RawIOBase):
    def __init__(self, meter: Meter, member: str, stream: BinaryIO) -> None:
        self._meter = meter
        self._member = member
        self._stream = stream
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = self._stream.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        count = self._stream.readinto(buffer)  # type: ignore[attr-defined]
        self._at += count
        self._meter.reached(self._member, self._at)
        return int(count)
