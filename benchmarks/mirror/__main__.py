"""Reads long WhatsApp exports with Afterword and with others: `python -m benchmarks.mirror`.

Installs the others into a temporary place, from npm and PyPI, and writes results.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from benchmarks import measure
from benchmarks.mirror import exactness, peers
from benchmarks.mirror.history import STYLES
from benchmarks.mirror.peers import Reader, Run

SIZES = (10_000, 100_000, 1_000_000)
SLOW = 4.0
"""Seconds for a hundred thousand messages past which a reader is not asked for a million."""
ABOUT = """\
Invented WhatsApp exports, read to the last message by Afterword and by other programs, each in a
process of its own, in turn, several rounds; the median of each. *read*: seconds by the clock from
opening the file to the last message, without output. *CPU*: seconds of computing of the whole
process and its children. *peak*: memory in MB; where Afterword reads in a process of its own, that
one's behind the plus. *exact*: of the messages of the shortest export, how many come out with
their minute or second, author and words, white space folded. Where the load is above the number of
cores, the clock tells of the other work on the machine: compare the CPU then, and measure again
when it is quiet. Again with
`.venv/bin/python -m benchmarks.mirror`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Install, read, compare and write results.md; 1 where a target was missed."""
    parser = argparse.ArgumentParser(prog="benchmarks.mirror")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the longest export")
    given = parser.parse_args(arguments)
    sizes = [size for size in SIZES if size <= given.most]
    text = [f"# Reading a long history\n\n{ABOUT}\n"]
    everything: dict[str, dict[int, dict[str, list[Run]]]] = {}
    # What a process weighs counts as the weight of those that it starts: this one stays small.
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside,
    ):
        place = Path(folder)
        others, missing = peers.installed(place)
        readers = [*peers.ours(), *others]
        text += [*measure.machine(), *missing, ""]
        for style in STYLES:
            exact: dict[str, str] = {}
            done = everything[style] = {}
            for size in sizes:
                export = place / f"WhatsApp Chat with {size}.txt"
                beside.submit(exactness.write, style, export, size).result()
                if size == exactness.EXACT_AT:
                    asked = {
                        r.name: beside.submit(exactness.exact, r, style, export) for r in readers
                    }
                    exact = {name: found.result() for name, found in asked.items()}
                slow = _slow(done) if size == SIZES[-1] else set()
                able = [one for one in readers if one.name not in slow]
                done[size] = _rounds(able, export, given.rounds)
                export.unlink()
            text += [f"## {style}", "", *_table(readers, done, exact), ""]
    verdict, held = _verdict(everything) if sizes[-1] == SIZES[-1] else (["Not held."], True)
    text += ["## What was asked", "", *verdict, ""]
    Path(__file__).with_name("results.md").write_text("\n".join(text), encoding="utf-8")
    print("\n".join(text))
    return int(not held)


def _slow(done: dict[int, dict[str, list[Run]]]) -> set[str]:
    """Name the readers that are not asked for the longest export."""
    return {
        name
        for runs in done.values()
        for name, own in runs.items()
        if own[0].seconds > SLOW and not name.startswith("Afterword")
    }


def _rounds(readers: Sequence[Reader], export: Path, rounds: int) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {one.name: [] for one in readers}
    for _ in range(rounds):
        for one in readers:
            before = runs[one.name]
            if not before or not before[0].failed:
                before.append(peers.run(one, export))
    return runs


def _table(
    readers: Sequence[Reader], sizes: dict[int, dict[str, list[Run]]], exact: dict[str, str]
) -> list[str]:
    head = "".join(f" {size:,}: read / CPU / peak |" for size in sizes)
    lines = [f"| |{head} exact |", "|---|" + "---:|" * (len(sizes) + 1)]
    for one in readers:
        cells = "".join(f" {_cell(sizes[size].get(one.name))} |" for size in sizes)
        lines.append(f"| {one.name} |{cells} {exact.get(one.name, '')} |")
    return lines


def _cell(runs: list[Run] | None) -> str:
    if not runs:
        return "not run"
    if runs[0].failed:
        return runs[0].failed
    child = _median(runs, "child_mb")
    peak = f"{_median(runs, 'peak_mb'):.0f}" + (f" + {child:.0f}" if child else "")
    return f"{_median(runs, 'seconds'):.2f} / {_median(runs, 'cpu'):.2f} / {peak}"


def _median(runs: Sequence[Run], what: str) -> float:
    return float(median(getattr(run, what) for run in runs))


def _verdict(everything: dict[str, dict[int, dict[str, list[Run]]]]) -> tuple[list[str], bool]:
    """Hold the longest export against what was asked, style by style."""
    lines: list[str] = []
    held = True
    for style, sizes in everything.items():
        size = max(sizes)
        runs = sizes[size]
        names = {name.partition(" ")[0]: name for name in runs}
        own, whole = runs["Afterword"], runs["Afterword, and every measure"]
        asked = [
            ("all measures, seconds", _median(whole, "seconds"), 15.0),
            ("memory where it is measured, MB", _median(whole, "peak_mb"), 600.0),
        ]
        if peers.NODE_PEER in names:
            peer = runs[names[peers.NODE_PEER]]
            asked += [
                ("read, seconds, against the peer", *_both(own, peer, "seconds", 1)),
                ("CPU, seconds, against the peer", *_both(own, peer, "cpu", 1)),
                ("peak, MB, against a third of the peer", *_both(own, peer, "peak_mb", 1 / 3)),
            ]
        for what, ours, most in asked:
            met = "met" if ours <= most else "**missed**"
            held = held and ours <= most
            lines.append(f"- {style}, {size:,}: {what}: {ours:.2f}, at most {most:.2f}: {met}")
    return lines, held


def _both(own: list[Run], peer: list[Run], what: str, share: float) -> tuple[float, float]:
    return _median(own, what), _median(peer, what) * share


if __name__ == "__main__":
    sys.exit(main())
