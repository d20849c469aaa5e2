"""A line on a terminal that says how far the reading is. Nowhere else is anything written."""

from __future__ import annotations

from types import TracebackType
from typing import TextIO

WIDTH = 30
CLEAR = "\r\x1b[K"


class Bar:
    """Call it with bytes read and bytes in all; in a `with` block the line is gone at the end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._watched = stream.isatty()
        self._shown = -1

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown >= 0:
            self._stream.write(CLEAR)
            self._stream.flush()

    def __call__(self, read: int, total: int) -> None:
        """Show how far it is, where someone watches and it has changed."""
        percent = min(100, 100 * read // total) if total else 100
        if not self._watched or percent == self._shown:
            return
        self._shown = percent
        done = WIDTH * percent // 100
        self._stream.write(f"\rReading [{'#' * done}{'.' * (WIDTH - done)}] {percent:3} %")
        self._stream.flush()
