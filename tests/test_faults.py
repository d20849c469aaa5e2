"""The list of failures: kind and place, never words."""

import stat
from pathlib import Path

from afterword import faults


def failure(words: str) -> Exception:
    secret = words
    try:
        raise ValueError(secret)
    except ValueError as error:
        return error


def test_it_keeps_the_kind_and_the_place(tmp_path: Path) -> None:
    path = faults.keep(failure("I miss you"), tmp_path)
    assert path == tmp_path / faults.FILE
    line = path.read_text()
    assert "ValueError at test_faults.py:" in line
    assert line.endswith(" failure\n")


def test_it_keeps_nothing_a_person_wrote(tmp_path: Path) -> None:
    path = faults.keep(failure("I miss you"), tmp_path)
    assert path is not None
    assert "miss" not in path.read_text()


def test_it_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = faults.keep(failure("x"), tmp_path / "new")
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_lets_the_oldest_go(tmp_path: Path) -> None:
    path = tmp_path / faults.FILE
    path.write_text("".join(f"old {number}\n" for number in range(faults.KEPT)))
    faults.keep(failure("x"), tmp_path)
    lines = path.read_text().splitlines()
    assert len(lines) == faults.KEPT
    assert lines[0] == "old 1"
    assert "ValueError" in lines[-1]


def test_it_gives_up_quietly_where_it_may_not_write(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    assert faults.keep(failure("x"), tmp_path / "taken") is None


def test_it_follows_the_given_data_folder(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("AFTERWORD_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert faults.data_folder() == tmp_path / "afterword"
    monkeypatch.setenv("AFTERWORD_DATA", str(tmp_path / "mine"))
    assert faults.data_folder() == tmp_path / "mine"
