"""``kill -9``, a thousand times; runs only with AFTERWORD_TEST_THOROUGH=1."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proof.killing import kill_writers

ROUNDS = 20
KILLS = 50


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_no_acknowledged_save_is_lost_in_a_thousand_kills(seed: int, tmp_path: Path) -> None:
    count = kill_writers(tmp_path, KILLS, seed=100 + seed)
    assert (count.kills, count.lost, count.damaged) == (KILLS, [], 0)
