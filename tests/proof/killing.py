"""``kill -9`` at a random moment, and what of the acknowledged saves is still there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

HOUSE = Path(__file__).parents[2]
START = "import django; django.setup(); from tests.proof import writer; writer.main()"


class Said(NamedTuple):
    """What a writer said last of an entry."""

    rev: int
    number: int
    what: str  # saved, deleting, deleted


@dataclass
class Count:
    """What a run of kills came to."""

    kills: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    damaged: int = 0


def environment(data: Path) -> dict[str, str]:
    """Return the environment of a program of its own on a data folder."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("AFTERWORD_")}
    return {
        **kept,
        "AFTERWORD_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "afterword.web.settings",
        "PYTHONPATH": str(HOUSE),
    }


class Writers:
    """The program of ``writer.py``, whose children are killed one after another."""

    def __init__(self, orders: IO[str], answers: IO[str]) -> None:
        self._orders = orders
        self._answers = answers
        assert self._line() == "ready"

    def _line(self) -> str:
        return self._answers.readline().strip()

    def _order(self, order: str) -> int:
        self._orders.write(order + "\n")
        self._orders.flush()
        return int(self._line().removeprefix("pid "))

    def killed_after(self, seconds: float) -> dict[str, Said]:
        """Let a child write, kill it, and return what it had said it saved."""
        child = self._order("write")
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        return self._until("gone")

    def _until(self, end: str) -> dict[str, Said]:
        said: dict[str, Said] = {}
        while (line := self._line()) != end:
            entry, rev, number, what = line.split()
            said[entry] = Said(int(rev), int(number), what)
        return said

    def stands(self) -> tuple[bool, dict[str, Said]]:
        """Return whether the vault is whole, and every entry in it."""
        self._order("check")
        is_whole = self._line() == "whole"
        there = self._until(".")
        assert self._line() == "gone"
        return is_whole, there


@contextmanager
def writers(data: Path) -> Iterator[Writers]:
    """Start the program of ``writer.py`` on a data folder."""
    program = subprocess.Popen(
        [sys.executable, "-c", START],
        env=environment(data),
        cwd=HOUSE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    try:
        yield Writers(program.stdin, program.stdout)
    finally:
        program.stdin.close()
        program.wait(timeout=20)
        program.stdout.close()


def kill_writers(data: Path, kills: int, *, seed: int) -> Count:
    """Kill ``kills`` writers, each within a third of a second, and look after each."""
    rng = random.Random(seed)
    count = Count()
    must: dict[str, Said] = {}
    with writers(data) as program:
        for _ in range(kills):
            said = program.killed_after(rng.uniform(0.02, 0.3))
            is_whole, there = program.stands()
            count.kills += 1
            count.acknowledged += len(said)
            count.damaged += not is_whole
            must |= said
            count.lost += lost(must, there)
            must = there  # what was saved but not yet said counts from now on
    return count


def lost(must: dict[str, Said], there: dict[str, Said]) -> list[str]:
    """Return what was acknowledged and does not stand; a later save in its place is no loss."""
    return [entry for entry, said in must.items() if not _stands(said, there.get(entry))]


def _stands(said: Said, found: Said | None) -> bool:
    if said.what == "deleted":
        return found is None
    if found is None:
        return said.what == "deleting"
    return found.rev > said.rev or (found.rev, found.number) == (said.rev, said.number)
