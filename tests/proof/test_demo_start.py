"""`afterword demo` from outside: the real program, its folder, and what is left of it."""

from __future__ import annotations

import os
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from afterword.web import start
from tests.browser.program import Program

IS_THERE = "This book is invented, and nothing is kept."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the demo makes its folder: in memory where that can be written to."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "kept"))
    return start.IN_MEMORY if os.access(start.IN_MEMORY, os.W_OK) else tmp_path


def folders(place: Path) -> set[Path]:
    return {path for path in place.glob("afterword-*") if path.is_dir()}


def test_it_opens_an_invented_book_and_leaves_nothing(place: Path, tmp_path: Path) -> None:
    others = folders(place)
    program = Program(tmp_path / "demo", demo=True)
    try:
        (folder,) = folders(place) - others
        assert folder.stat().st_mode & 0o777 == 0o700
        cookies = CookieJar()
        visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        with visitor.open(f"{program.base}/") as today:
            assert IS_THERE in today.read().decode()
        with visitor.open(f"{program.base}/r/3/") as listed:
            assert "Dear Tom" in listed.read().decode()
        # Cookies know no ports: these must not be those of a real book in the same browser.
        assert {cookie.name for cookie in cookies} == {"aw_demo", "aw_demo_form"}
    finally:
        program.stop()
    assert not folder.exists()
    assert not (tmp_path / "kept").exists(), "it wrote where real books are kept"


def test_it_never_meets_a_database_of_real_books(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERWORD_DATABASE_URL", "postgresql://somebody@localhost/real")
    monkeypatch.setenv("AFTERWORD_DEMO", "")
    met: list[Path] = []

    def fails(port: int | None, no_browser: bool, data: Path | None) -> int:
        assert data is not None
        assert data.is_dir()
        assert "AFTERWORD_DATABASE_URL" not in os.environ
        assert os.environ["AFTERWORD_DEMO"] == "1"
        met.append(data)
        raise OSError

    monkeypatch.setattr(start, "start", fails)
    with pytest.raises(OSError, match=r"^$"):
        start.demo(None, no_browser=True)
    assert len(met) == 1
    assert not met[0].exists()
