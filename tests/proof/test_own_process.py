"""What only a process of its own can show: what it loads, and that its name is known."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def said_by(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_coach_is_imported_in_no_time() -> None:
    loaded = said_by("import sys, afterword.coach; print(*sys.modules)").split()
    assert "afterword.coach" in loaded
    assert "afterword.coach.rule" not in loaded
    assert "tomllib" not in loaded


def test_the_coach_needs_neither_numpy_nor_onnxruntime() -> None:
    code = (
        "import sys; sys.modules['numpy'] = sys.modules['onnxruntime'] = None\n"
        "from afterword.coach import check\n"
        "print(check('I was wrong.').reader)"
    )
    assert said_by(code) == "plain"


def test_the_coach_is_reached_by_its_name_on_the_command_line(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("I'm sorry if you felt hurt.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "afterword", "check", str(draft), "--format", "json"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"][0]["label"] == "non-apology"


def test_the_reading_child_loads_neither_django_nor_the_web() -> None:
    code = (
        "import sys, afterword.chats.child as c; c.all_formats();"
        "never = ('django', 'afterword.web', 'http', 'ssl');"
        "print([name for name in sys.modules if name.startswith(never)])"
    )
    assert said_by(code) == "[]"
