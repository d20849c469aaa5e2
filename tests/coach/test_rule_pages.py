from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_it_keeps_the_pages_about_the_rules_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "generate" / "rules.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
