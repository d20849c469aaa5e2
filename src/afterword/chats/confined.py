"""Reads an export in a child process that has little memory, no files to write and no network.

`look` says what is in an export; `parse` streams its messages. `held_in_memory` takes an upload
that must never touch the disk.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from afterword.chats.confinement import Bounds
from afterword.chats.message import DATE_ORDER, Answers, ChatInfo, Message, Skipped
from afterword.chats.meter import Progress
from afterword.chats.notes import Notes
from afterword.chats.source import ImportProblem, Upload
from afterword.chats.wire import LONGEST_LINE, chat_of, messages_of, notes_of

Given = Sequence[Upload] | Sequence[Path]
"""What can be read: open files, or paths of files, folders and zips."""

BOUNDS = Bounds()


class Parsed:
    """The messages of an export, streamed once, and what is known about it.

    `format`, `source`, `own_network` and `limited` are known at once; `unparsed`, `unparsed_count`
    and `notes` when the last message has been read. Use it in a `with` block, or read it to the
    end: leaving it earlier ends the child. Iterating raises ImportProblem.
    """

    def __init__(self, child: _Child, look: Callable[[], tuple[ChatInfo, ...]]) -> None:
        head = child.head()
        self.format: str = head["format"]
        self.source: str = head["source"]
        self.own_network: bool = head["own_network"]
        self.limited: bool = head["limited"]
        self.unparsed: tuple[Skipped, ...] = ()
        self.unparsed_count = 0
        self.notes = Notes()
        self._child = child
        self._look = look
        self._chats: tuple[ChatInfo, ...] | None = None

    @property
    def chats(self) -> tuple[ChatInfo, ...]:
        """The chats in it. Asked before the last message is read, it costs a look of its own."""
        if self._chats is None:
            self._chats = self._look()
        return self._chats

    @property
    def questions(self) -> tuple[str, ...]:
        """What only the person can answer, and has not yet."""
        asked = dict.fromkeys(question for chat in self.chats for question in chat.questions)
        if self._child.answers.date_order:
            asked.pop(DATE_ORDER, None)
        return tuple(asked)

    @property
    def ambiguous_dates(self) -> bool:
        """Whether day and month could also be read the other way round."""
        return DATE_ORDER in self.questions

    def __enter__(self) -> Parsed:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.end()

    def __iter__(self) -> Iterator[Message]:
        try:
            while True:
                value = self._child.next_value()
                if isinstance(value, dict):
                    self._end(value)
                    return
                yield from messages_of(value)
        except (TypeError, ValueError, LookupError) as garbled:
            raise ImportProblem(STOPPED) from garbled
        finally:
            self._child.end()

    def _end(self, tail: dict[str, Any]) -> None:
        self.unparsed = tuple(Skipped(line, why) for line, why in tail["unparsed"])
        self.unparsed_count = tail["unparsed_count"]
        self.notes = notes_of(tail["notes"])
        self._chats = tuple(chat_of(wire) for wire in tail["chats"])


def parse(
    given: Given,
    answers: Answers | None = None,
    chat: str | None = None,
    bounds: Bounds = BOUNDS,
    *,
    progress: Progress | None = None,
) -> Parsed:
    """Read one chat, or with None every chat, in one go.

    `progress` is called with the bytes read and the bytes in all, at most some hundred times, in
    the thread that takes the messages; what it raises ends the reading. Raises ImportProblem where
    it cannot be read.
    """
    child = _Child(given, answers or Answers(), chat, bounds, progress)
    try:
        return Parsed(child, lambda: look(given, bounds).chats)
    except BaseException:
        child.end()
        raise


def look(given: Given, bounds: Bounds = BOUNDS, *, progress: Progress | None = None) -> Parsed:
    """Say what is in an export without its messages: iterate nothing, read `chats`.

    `progress` and ImportProblem as in `parse`.
    """
    child = _Child(given, Answers(), None, bounds, progress, rows=False)
    try:
        parsed = Parsed(child, tuple)
        parsed._chats = tuple(chat_of(wire) for wire in child.head()["chats"])
        return parsed
    finally:
        child.end()


@contextmanager
def held_in_memory(name: str, blocks: Iterable[bytes]) -> Iterator[Upload]:
    """Keep an upload in memory, as a file without a place on disk where the system has these."""
    with _nameless() as stream:
        for block in blocks:
            stream.write(block)
        stream.flush()
        yield Upload(name, stream.fileno())


def _nameless() -> BinaryIO:
    if hasattr(os, "memfd_create"):
        return open(os.memfd_create("afterword", os.MFD_CLOEXEC), "w+b")
    return tempfile.TemporaryFile()


class _Child:
    """One run of the child process, its pipe and its clock."""

    def __init__(
        self,
        given: Given,
        answers: Answers,
        chat: str | None,
        bounds: Bounds,
        progress: Progress | None,
        *,
        rows: bool = True,
    ) -> None:
        self.answers = answers
        uploads = [upload for upload in given if isinstance(upload, Upload)]
        job = {
            "uploads": [asdict(upload) for upload in uploads],
            "paths": [str(Path(path).absolute()) for path in given if isinstance(path, Path)],
            "answers": asdict(answers),
            "chat": chat,
            "bounds": asdict(bounds),
            "rows": rows,
        }
        self._bounds = bounds
        self._progress = progress
        self._late = False
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-B", "-m", "afterword.chats.confined"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            pass_fds=[upload.descriptor for upload in uploads],
        )
        self._clock = threading.Timer(bounds.clock_seconds, self._stop_late)
        self._clock.daemon = True
        self._clock.start()
        self._send(job)

    def _send(self, job: dict[str, Any]) -> None:
        assert self._process.stdin is not None  # noqa: S101 (for the type checker: it is a pipe)
        try:
            with self._process.stdin as pipe:
                pipe.write(json.dumps(job).encode())
        except BrokenPipeError:  # it died at once; reading will say how
            return

    def _stop_late(self) -> None:
        self._late = True
        self._process.kill()

    def head(self) -> dict[str, Any]:
        """Read what comes before the messages, or in place of them."""
        value = self.next_value()
        if not isinstance(value, dict):
            self.end()
            raise ImportProblem(STOPPED)
        return value

    def next_value(self) -> Any:
        """Read what comes next. Raises ImportProblem where the child says so, or says nothing."""
        while True:
            value = self._next_line()
            if not isinstance(value, dict):
                return value
            if "problem" in value:
                self.end()
                raise ImportProblem(value["problem"])
            if "read" not in value:
                return value
            if self._progress:
                self._progress(value["read"], value["of"])

    def _next_line(self) -> Any:
        assert self._process.stdout is not None  # noqa: S101 (for the type checker: it is a pipe)
        line = self._process.stdout.readline(LONGEST_LINE)
        if not line.endswith(b"\n"):
            self.end(wait=True)
            raise ImportProblem(self._why())
        try:
            return json.loads(line)
        except ValueError as garbled:
            self.end()
            raise ImportProblem(STOPPED) from garbled

    def end(self, *, wait: bool = False) -> None:
        """End the child, whatever it is doing; with `wait`, let it die by itself first."""
        self._clock.cancel()
        if wait:
            try:
                self._process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                self._process.kill()
        else:
            self._process.kill()
        if self._process.stdout:
            self._process.stdout.close()
        self._process.wait()

    def _why(self) -> str:
        status = self._process.returncode
        if self._late:
            return TOO_SLOW.format(seconds=self._bounds.clock_seconds, what="")
        if sys.platform != "win32" and status in (-signal.SIGXCPU,):
            return TOO_SLOW.format(seconds=self._bounds.cpu_seconds, what=" of computing")
        if sys.platform != "win32" and status == -signal.SIGKILL:
            return NO_MEMORY
        return STOPPED


TOO_SLOW = (
    "Reading this export took longer than the {seconds:g} seconds{what} that Afterword allows it."
    " Export the chat without media, or a part of it."
)
NO_MEMORY = (
    "The system stopped the reading of this export, most likely for lack of memory. Close other"
    " programs and try again."
)
STOPPED = (
    "Reading this export stopped in the middle, and nothing of it was kept. Export the chat again."
)


def _environment() -> dict[str, str]:
    """Pass on nothing but where to find this package, and what a system needs to start Python."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TZ") if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}


if __name__ == "__main__":
    from afterword.chats.child import main

    sys.exit(main())
