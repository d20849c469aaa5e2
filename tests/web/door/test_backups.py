"""The page of the weekly backups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from afterword.web.store import backups, device
from tests.web.people import Person


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick; and a database that is a file, which the tests' own is not."""
    monkeypatch.setattr(backups, "database", lambda: tmp_path / "afterword.sqlite3")
    monkeypatch.setattr(
        backups, "copy", lambda source, target: target.write_bytes(source.read_bytes())
    )
    (tmp_path / "afterword.sqlite3").write_bytes(b"rows")
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_a_folder_is_chosen_and_the_first_one_made(keeper: Person, folder: Path) -> None:
    assert "None is made by itself yet" in keeper.get("/d/backups/").content.decode()

    page = keeper.post("/d/backups/", {"folder": str(folder)}, follow=True).content.decode()
    assert "The newest is of" in page
    assert len(backups.of(folder)) == 1
    assert device.read().backup_folder == str(folder)


def test_an_old_one_is_said(keeper: Person, folder: Path) -> None:
    keeper.post("/d/backups/", {"folder": str(folder)})
    (made,) = backups.of(folder)
    then = datetime.now(UTC) - timedelta(days=20)
    made.rename(folder / f"notes-{then.strftime('%Y-%m-%d-%H%M%S')}.sqlite3")
    assert "20 days ago; is the disk connected?" in keeper.get("/d/backups/").content.decode()
    for path in backups.of(folder):
        path.unlink()
    assert "There is none in the folder now" in keeper.get("/d/backups/").content.decode()


def test_none_is_made_any_more_when_the_folder_is_taken_out(keeper: Person, folder: Path) -> None:
    keeper.post("/d/backups/", {"folder": str(folder)})
    keeper.post("/d/backups/", {"folder": ""})
    assert device.read().backup_folder == ""
    assert len(backups.of(folder)) == 1


@pytest.mark.parametrize("bad", ["stick", "/nowhere/at/all", "/tmp/\0"])
def test_it_says_what_is_wrong_with_a_folder(keeper: Person, folder: Path, bad: str) -> None:
    answer = keeper.post("/d/backups/", {"folder": bad})
    assert answer.status_code == 422
    assert device.read().backup_folder == ""


def test_it_takes_no_folder_inside_the_data(keeper: Person, folder: Path) -> None:
    answer = keeper.post("/d/backups/", {"folder": str(folder.parent)})
    assert answer.status_code == 422
    assert "outside the data folder" in answer.content.decode()
