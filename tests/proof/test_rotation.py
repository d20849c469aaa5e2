"""``kill -9`` in the middle of a change of the key, several times: nothing is lost, and it ends."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.proof.killing import HOUSE, environment

START = "import django; django.setup(); from tests.proof import turning; turning.main()"
KILLS = (3, 1, 6, 2, 9)  # after so many steps that counted


def program(data: Path, order: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START, order],
        env=environment(data),
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(data: Path, order: str) -> list[str]:
    """Let it run to its end."""
    process = program(data, order)
    out, _err = process.communicate(timeout=120)
    assert process.returncode == 0
    return out.split("\n")[:-1]


def killed(data: Path, order: str, steps: int) -> None:
    """Kill it after so many steps."""
    process = program(data, order)
    assert process.stdout is not None
    for line in process.stdout:
        steps -= line == "step\n"
        if not steps:
            break
    assert process.poll() is None, "it was over before it was killed"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


def left_over(data: Path) -> tuple[int, int, int]:
    database = sqlite3.connect(data / "afterword.sqlite3")
    counts = tuple(
        database.execute(f"SELECT {what}").fetchone()[0]
        for what in (
            "epoch FROM store_vault",
            "count(*) FROM store_rotation",
            "count(*) FROM store_resealed",
        )
    )
    database.close()
    return counts  # type: ignore[return-value]


def sealed_under_the_old_key(data: Path) -> list[bytes]:
    database = sqlite3.connect(data / "afterword.sqlite3")
    blobs = [row[0] for table in ("record", "segment", "slot")
             for row in database.execute(f"SELECT blob FROM store_{table}")]  # fmt: skip
    database.close()
    return blobs


def on_the_disk(data: Path) -> bytes:
    return b"".join(path.read_bytes() for path in data.iterdir() if path.is_file())


def test_it_goes_on_after_every_kill_and_loses_nothing(tmp_path: Path) -> None:
    (before,) = said(tmp_path, "make")
    old_blobs = sealed_under_the_old_key(tmp_path)
    assert all(blob[30:60] in on_the_disk(tmp_path) for blob in old_blobs)
    done = 0
    for number, steps in enumerate(KILLS):
        killed(tmp_path, "turn" if not number else "open", steps)
        epoch, under_way, resealed = left_over(tmp_path)
        assert (epoch, under_way) == (1, 1)
        assert resealed > done  # it goes on, it does not begin again
        done = resealed
    *_steps, epoch_line, after = said(tmp_path, "open")
    assert epoch_line == "epoch 2"
    assert after == before
    assert left_over(tmp_path) == (2, 0, 0)
    disk = on_the_disk(tmp_path)
    assert [blob for blob in old_blobs if blob[30:60] in disk] == []
    old = program(tmp_path, "turn")
    assert old.wait(timeout=60) != 0  # the old passphrase opens nothing any more
