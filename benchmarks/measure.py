"""Measuring CPU time of this one process, and writing what was measured down as a table."""

from __future__ import annotations

import math
import os
import platform
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Times:
    """Milliseconds of several runs of one thing."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.runs)

    @property
    def p95(self) -> float:
        """The smallest time that 95 of 100 runs do not exceed."""
        return sorted(self.runs)[math.ceil(len(self.runs) * 0.95) - 1]


@dataclass(frozen=True)
class Line:
    """One row of a table. ``counts`` is the number held against the target, both in ms."""

    name: str
    times: Times
    counts: float
    target: float | None = None
    note: str = ""

    @property
    def missed(self) -> bool:
        return self.target is not None and self.counts >= self.target


def cpu(call: Callable[[], object], runs: int, *, warm: int = 2) -> Times:
    """Run ``call`` and return the CPU milliseconds of each run, after ``warm`` unmeasured ones."""
    return Times(tuple(_timed(call, time.process_time) for _ in range(runs + warm))[warm:])


def wall(call: Callable[[], object], runs: int) -> Times:
    """Run ``call`` and return the milliseconds on the clock of each run."""
    return Times(tuple(_timed(call, time.perf_counter) for _ in range(runs)))


def _timed(call: Callable[[], object], clock: Callable[[], float]) -> float:
    started = clock()
    call()
    return (clock() - started) * 1000


def by_median(name: str, times: Times, target: float | None = None, note: str = "") -> Line:
    """A line whose median is held against the target."""
    return Line(name, times, times.median, target, note)


def by_p95(name: str, times: Times, target: float | None = None, note: str = "") -> Line:
    """A line whose 95th percentile is held against the target."""
    return Line(name, times, times.p95, target, note)


def write(folder: Path, title: str, about: Iterable[str], lines: list[Line]) -> int:
    """Write ``results.md`` and show it; return 1 when a target was missed, else 0."""
    rows = [
        "| what | median ms | p95 ms | runs | target | |",
        "|---|---:|---:|---:|---|---|",
        *(_row(line) for line in lines),
    ]
    text = "\n".join([f"# {title}", "", *about, "", *machine(), "", *rows, ""])
    (folder / "results.md").write_text(text, encoding="utf-8")
    print(text)
    return int(any(line.missed for line in lines))


def _row(line: Line) -> str:
    target = ""
    if line.target is not None:
        held = "median" if line.counts == line.times.median else "p95"
        target = f"{held} < {line.target:g}: " + ("**missed**" if line.missed else "met")
    return (
        f"| {line.name} | {line.times.median:.1f} | {line.times.p95:.1f} | {len(line.times.runs)} "
        f"| {target} | {line.note} |"
    )


def machine() -> list[str]:
    """Say when and where it was measured, and how busy it was."""
    return [
        f"Measured {datetime.now(UTC).date().isoformat()} on {_processor()}, "
        f"{os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}, "
        f"{platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}."
    ]


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
