"""Reading that takes a while: a thread of its own, which holds no key and touches no table.

What it found waits in memory until a request of the same session takes it, so nothing is ever saved
in part. Locking or leaving stops the thread, and with it the process that reads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

WAITS_SECONDS = 30 * 60
"""How long a result waits to be taken before it is forgotten."""

Result = TypeVar("Result")


class StoppedError(Exception):
    """Nobody waits for this any more."""


class Job(Generic[Result]):
    """One piece of work in the background; ``count`` and ``of`` say how far it is."""

    def __init__(self, work: Callable[[Job[Result]], Result]) -> None:
        self.count = 0
        self.of = 0
        self._work = work
        self._found: Result | None = None
        self._failed: Exception | None = None
        self._over = threading.Event()
        self._stop = threading.Event()
        self._guard = threading.Lock()
        self._afterwards: list[Callable[[], None]] = []
        threading.Thread(target=self._run, name="reading", daemon=True).start()

    def _run(self) -> None:
        try:
            with suppress(StoppedError):
                self._found = self._work(self)
        except Exception as problem:  # said by the request that asks for the result
            self._failed = problem
        with self._guard:
            self._over.set()
        for do in self._afterwards:
            do()
        self._stop.wait(WAITS_SECONDS)
        self.let_go()

    def reached(self, count: int, of: int | None) -> None:
        """Note how far the work is. Raises StoppedError where it is to end here."""
        self.count = count
        if of is not None:
            self.of = of
        if self._stop.is_set():
            raise StoppedError

    def afterwards(self, do: Callable[[], None]) -> None:
        """Do something as soon as the work has ended: now, where it has."""
        with self._guard:
            if not self._over.is_set():
                self._afterwards.append(do)
                return
        do()

    def is_over(self, within: float = 0) -> bool:
        """Say whether the work has ended, waiting up to ``within`` seconds for it."""
        return self._over.wait(within)

    def result(self) -> Result:
        """Return what was found.

        Raises:
            StoppedError: it was stopped, or nobody asked for half an hour.
            Exception: what the work itself raised.
        """
        if self._failed is not None:
            raise self._failed
        if self._found is None:
            raise StoppedError
        return self._found

    def let_go(self) -> None:
        """Stop, and forget what was found."""
        self._stop.set()
        self._found = None
