"""Every page with ten years in the book: ``python -m benchmarks.years``."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import addresses, filled, measure
from benchmarks.years import life

RUNS = 30
TARGET, TODAY = 50, 30
ABOUT = (
    f"A kept vault with {life.YEARS} years in one book: {life.CARDS:,} ten-second cards,",
    f"{life.ENTRIES:,} entries ({life.NOTES} notes, {life.LETTERS} letters, {life.ANSWERS:,}",
    f"answers of exercises, {life.SUNDAYS} Sunday pages), {life.MOMENTS} moments,",
    f"{life.DRAWINGS} drawings, {life.THINGS} small things, {life.NAMED} patterns named,",
    f"{life.BOARD} things on the board; a second book where fear is, with a record of",
    f"{life.LINES} lines. Whole requests, Django's test client, CPU time of one process. Again",
    "with `.venv/bin/python -m benchmarks.years`.",
)


def main() -> int:
    """Measure every page and write results.md; 1 when a target was missed."""
    filled.set_up()
    left_out: list[str] = []
    client, ids = _begin("ten years", life.lived)
    quiet, theirs = _begin("a record", life.afraid)
    pages = addresses.lines(client, ids, left_out, runs=RUNS, target=TARGET)
    where_fear_is = addresses.lines(quiet, theirs, [], runs=RUNS, target=TARGET, under="/r/10/")
    today = [
        measure.by_p95(f"Today, {when}", measure.cpu(partial(client.get, path), RUNS), TODAY)
        for when, path in (("by day", "/?day=1"), ("as the hour has it", "/"))
    ]
    lines = [*today, *_by_time([*pages, *where_fear_is])]
    needless = [name for name in left_out if "/r/10/" not in name]
    about = [*ABOUT, *addresses.named(needless)]
    return measure.write(Path(__file__).parent, "Every page after ten years", about, lines)


def _by_time(lines: list[measure.Line]) -> list[measure.Line]:
    answered = [line for line in lines if not line.note.startswith("answers 404")]
    return sorted(answered, key=lambda line: -line.times.p95)


def _begin(name: str, fill: Any) -> tuple[Any, life.Ids]:
    from django.test import Client

    from afterword.web.store import books, session, vaults

    client = Client(headers={"host": "localhost"})
    token = vaults.create(name)
    client.cookies["aw"] = token
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        books.begin("ended", "dont_know")
        vaults.keep(filled.PASSPHRASE, name)
        return client, fill()


if __name__ == "__main__":
    sys.exit(main())
