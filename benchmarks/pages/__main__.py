"""Pages, saves and the start of the program: ``python -m benchmarks.pages``."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks import addresses, filled, measure

HOUSE = Path(__file__).parents[2]
SAMPLE = HOUSE / "tests" / "chats" / "samples" / "whatsapp" / "android_uk.txt"
LETTERS, NOTES, CARDS = 120, 80, 100
RUNS = 30
ABOUT = (
    f"A kept vault of {LETTERS} letters, {NOTES} notes, {CARDS} ten-second cards and a message",
    "history. Every page that an open vault has, whole request through Django's test client, CPU",
    "time of one process; the start of the program by the clock on the wall. Again with",
    "`.venv/bin/python -m benchmarks.pages`.",
)


def main() -> int:
    """Measure everything and write results.md; 1 when a target was missed."""
    filled.set_up()
    client = _fill()
    left_out: list[str] = []
    pages = addresses.lines(client, _ids(client), left_out, runs=RUNS, target=30)
    every = measure.Times(tuple(run for line in pages for run in line.times.runs))
    lines = [
        measure.by_p95("all pages together", every, 30),
        *_saves(client),
        _second_start(),
        *pages,
    ]
    about = [*ABOUT, *addresses.named(left_out)]
    return measure.write(Path(__file__).parent, "Pages", about, lines)


def _fill() -> Any:
    from django.test import Client
    from django.utils import timezone

    from afterword.web.store import books, checkins, drawer, sealed, session, vaults

    client = Client(headers={"host": "localhost"})
    token = vaults.create("benchmark")
    client.cookies["aw"] = token
    row = session.find(token)
    assert row is not None
    texts = filled.texts(1500)
    with session.serving(row, token):
        book = books.begin("ended", "dont_know")
        vaults.keep(filled.PASSPHRASE)
        letters = sealed.Shelf("step3_reach_out", "letter", "letters", book.id)
        for number in range(LETTERS):
            purpose = "send" if number % 2 else "unsent"
            sealed.save(letters, _letter(next(texts), purpose))
        for _ in range(NOTES):
            drawer.put_in(next(texts)[:300])
        for days in range(CARDS, 0, -1):
            day = timezone.localdate() - timedelta(days=days)
            checkins.keep(checkins.CheckIn(day, 1 + days % 5, "sleep", days % 11))
    with SAMPLE.open("rb") as export:
        _expect(client.post("/r/m/?now=1", {"export": export}), 303)
    _expect(client.post("/r/m/who/", {"me": "Huw"}), 200, 303)
    _expect(client.post("/r/m/who/", {"date_order": "dmy"}), 200, 303)
    return client


def _letter(text: str, purpose: str) -> dict[str, str]:
    return {
        "text": text,
        "purpose": purpose,
        "channel": "letter",
        "kind": "reconnect",
        "contact": "unknown",
    }


def _expect(answer: Any, *statuses: int) -> Any:
    assert answer.status_code in statuses, answer.status_code
    return answer


# --- pages ---------------------------------------------------------------------------------------


def _ids(client: Any) -> dict[str, str]:
    from afterword.web.store import sealed, session

    token = client.cookies["aw"].value
    row = session.find(token)
    assert row is not None
    newest: dict[str, UUID] = {}
    with session.serving(row, token):
        for shelf in sealed.shelves():
            for entry in sealed.entries(shelf, newest=1):
                newest[shelf.kind if shelf.room != "mirror" else "history"] = entry.id
    return {
        "uuid:letter": str(newest["letter"]),
        "uuid:note": str(newest["note"]),
        "uuid:history": str(newest["history"]),
        "int:number": "1",
    }


# --- saves and the start -----------------------------------------------------------------------


def _saves(client: Any) -> list[measure.Line]:
    texts = filled.texts(1500, seed=9)

    def save(address: str, fields: dict[str, str]) -> str:
        return str(_expect(client.post(address, fields), 303).headers["Location"])

    letter = save("/r/3/new/", _letter(next(texts), "send")).partition("?")[0]

    return [
        measure.by_p95(
            "save a new letter",
            measure.cpu(lambda: save("/r/3/new/", _letter(next(texts), "send")), 100),
            30,
        ),
        measure.by_p95(
            "save a letter again",
            measure.cpu(lambda: save(letter, _letter(next(texts), "send")), 100),
            30,
        ),
        measure.by_p95(
            "put a note into the drawer",
            measure.cpu(lambda: save("/r/0/now/write/", {"text": next(texts)}), 100),
            30,
        ),
    ]


def _second_start() -> measure.Line:
    with tempfile.TemporaryDirectory(prefix="afterword-start-") as data:
        _start(Path(data))
        times = measure.wall(partial(_start, Path(data)), 5)
    return measure.by_median(
        "second start of `./afterword`, until the first page has answered", times, 1500, "wall"
    )


def _start(data: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [HOUSE / "afterword", "--no-browser", "--data", data, "--port", str(port)],
        env={key: value for key, value in os.environ.items() if not key.startswith("AFTERWORD_")},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(f"http://localhost:{port}/")
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _wait_for(address: str) -> None:
    give_up = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert answer.status == 200
                return
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())
