"""The commands that look after what is kept, on the real program while it runs."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.proof.killing import environment
from tests.proof.program import (
    PASSPHRASE,
    Browser,
    begin,
    letter,
    running,
    says_whole,
    taken_out,
    unlock,
)


def said(data: Path, *words: str) -> tuple[int, str]:
    """Run a word of the command on a data folder: its status, and all it said."""
    command = [sys.executable, "-m", "afterword", *words, "--data", str(data)]
    done = subprocess.run(
        command, env=environment(data), capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    return done.returncode, done.stdout + done.stderr


def typed(data: Path, words: str) -> tuple[int, str]:
    """Run `afterword verify` at a terminal and type a passphrase."""
    pid, terminal = pty.fork()
    if pid == 0:
        command = [sys.executable, "-m", "afterword", "verify", "--data", str(data)]
        os.execve(sys.executable, command, environment(data))
    seen = b""
    while b"Passphrase" not in seen:
        seen += os.read(terminal, 4096)
    os.write(terminal, words.encode() + b"\n")
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # how Linux says that the other side is closed
            break
        if not more:
            break
        seen += more
    _pid, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), seen.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_a_backup_made_while_it_runs_comes_back_while_it_runs(tmp_path: Path, folder: Path) -> None:
    data = tmp_path / "data"
    with running(data) as program:
        browser = Browser(program.port)
        begin(browser)
        browser.post("/r/3/new/", letter("before the backup"))
        status, words = said(data, "backup", str(folder))
        assert (status, "Backed up to" in words) == (0, True)
        browser.post("/r/3/new/", letter("after the backup"))
        (made,) = folder.iterdir()

        cut = folder / "cut.sqlite3"
        cut.write_bytes(made.read_bytes()[:9000])
        assert said(data, "restore", str(cut))[0] == 2
        assert "after the backup" in taken_out(browser)

        status, words = said(data, "restore", str(made))
        assert (status, "before-restore" in words, "was locked" in words) == (0, True, True)
        assert browser.get("/d/").status == 401
        unlock(browser)
        assert says_whole(browser)
        kept = taken_out(browser)
        assert "before the backup" in kept
        assert "after the backup" not in kept
        (old,) = (data / "before-restore").iterdir()
        assert said(data, "restore", str(old))[0] == 0
        unlock(browser)
        assert "after the backup" in taken_out(browser)

    status, words = typed(data, PASSPHRASE)
    assert (status, "none is missing" in words) == (0, True), words
    status, words = typed(data, "not this one, sorry")
    assert (status, "does not open it" in words) == (2, True), words
    status, words = said(data, "export", str(folder / "mine.sealed"))
    assert status == 0
    assert b"the backup" not in (folder / "mine.sealed").read_bytes()
    damage(data)
    status, words = said(data, "verify")
    assert (status, "is not sealed as it should be" in words) == (1, True)
    status, words = typed(data, PASSPHRASE)
    assert (status, "does not match" in words) == (1, True)


def damage(data: Path) -> None:
    """Spoil the beginning of one record."""
    import sqlite3

    database = sqlite3.connect(data / "afterword.sqlite3")
    last = "(SELECT max(seq) FROM store_record)"
    (blob,) = database.execute(f"SELECT blob FROM store_record WHERE seq = {last}").fetchone()
    changed = (b"\0" + blob[1:],)
    database.execute(f"UPDATE store_record SET blob = ? WHERE seq = {last}", changed)
    database.commit()
    database.close()


@pytest.mark.parametrize(
    "words",
    [
        ("backup", "/nowhere/at/all"),
        ("restore", "/nowhere/at/all"),
        ("export",),
        ("verify",),
        ("verify", "--name", "sam"),
    ],
)
def test_bad_input_gets_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    status, answer = said(tmp_path / "data", *words)
    assert status == 2
    assert len(answer.strip().splitlines()) == 1
    assert answer.strip().endswith(".")
