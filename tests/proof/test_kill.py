"""``kill -9``, fifty times: no save that was acknowledged is lost, and the vault stays whole."""

from __future__ import annotations

import random
import threading
import time
from itertools import count
from pathlib import Path

from tests.proof.killing import Said, kill_writers, lost
from tests.proof.program import Browser, begin, letter, running, says_whole, taken_out, unlock

WRITERS = 45
PROGRAMS = 5
WINDOWS = 3


def test_no_acknowledged_save_is_lost_with_a_writer(tmp_path: Path) -> None:
    count = kill_writers(tmp_path, WRITERS, seed=2)
    assert (count.kills, count.lost, count.damaged) == (WRITERS, [], 0)
    assert count.acknowledged > WRITERS


def test_no_acknowledged_save_is_lost_with_the_program(tmp_path: Path) -> None:
    rng = random.Random(3)
    acknowledged: list[str] = []
    for life in range(PROGRAMS + 1):
        with running(tmp_path) as program:
            browser = Browser(program.port)
            if life == 0:
                begin(browser)
            else:
                unlock(browser)
                assert says_whole(browser)
                kept = taken_out(browser)
                assert [mark for mark in acknowledged if mark not in kept] == []
            if life < PROGRAMS:
                threads = [
                    threading.Thread(target=write, args=(browser.beside(), mark, acknowledged))
                    for mark in (f"life {life} window {window}" for window in range(WINDOWS))
                ]
                for thread in threads:
                    thread.start()
                time.sleep(rng.uniform(0.4, 1.0))
                program.kill()
                for thread in threads:
                    thread.join()
    assert len(acknowledged) > PROGRAMS * WINDOWS


def write(browser: Browser, mark: str, acknowledged: list[str]) -> None:
    """Save letters until the program is gone."""
    for number in count():
        text = f"{mark} number {number} end"
        try:
            answer = browser.post("/r/3/new/", letter(text + " words" * 300))
        except ConnectionError:
            return
        assert answer.status == 303
        acknowledged.append(text)


def test_a_loss_would_be_seen() -> None:
    saved, deleting, deleted = Said(2, 7, "saved"), Said(2, 7, "deleting"), Said(2, 7, "deleted")
    older, other, newer = Said(1, 5, "saved"), Said(2, 8, "saved"), Said(3, 9, "saved")
    assert lost({"a": saved}, {}) == ["a"]
    assert lost({"a": saved}, {"a": older}) == ["a"]
    assert lost({"a": saved}, {"a": other}) == ["a"]
    assert lost({"a": saved}, {"a": newer}) == []
    assert lost({"a": deleting}, {}) == []
    assert lost({"a": deleting}, {"a": older}) == ["a"]
    assert lost({"a": deleted}, {"a": saved}) == ["a"]
    assert lost({"a": deleted}, {}) == []
