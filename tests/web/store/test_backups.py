"""Backups: whole, sealed as it lies, eight of them; and a restore that loses nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from afterword import faults
from afterword.web.store import backups, device, restored, session, vaults
from tests.web.people import Person, person
from tests.web.store.conftest import Clock


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of this program, in use, with one vault in it."""
    path = tmp_path / "afterword.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE store_vault (id TEXT, big BLOB)")
        made.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        for name in backups.known():
            made.execute("INSERT INTO django_migrations VALUES ('store', ?)", (name,))
        made.execute("INSERT INTO store_vault VALUES ('first', randomblob(200000))")
        made.commit()
    monkeypatch.setattr(backups, "database", lambda: path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def ids(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return [row[0] for row in opened.execute("SELECT id FROM store_vault ORDER BY rowid")]


def add(path: Path, id: str) -> None:
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("INSERT INTO store_vault VALUES (?, x'')", (id,))
        opened.commit()


def test_it_is_one_whole_file_that_only_its_owner_reads(database: Path, folder: Path) -> None:
    with closing(sqlite3.connect(database)) as in_use:
        in_use.execute("INSERT INTO store_vault VALUES ('second', x'')")
        in_use.commit()
        made = backups.make(folder)
    assert ids(made) == ["first", "second"]
    assert [path.name for path in folder.iterdir()] == [made.name]
    assert made.stat().st_mode & 0o777 == 0o600
    assert not backups.check(made)


def test_the_eight_newest_stay_and_nothing_else_is_touched(database: Path, folder: Path) -> None:
    for day in range(1, 12):
        (folder / f"notes-2026-01-{day:02}-120000.sqlite3").write_bytes(b"old")
    (folder / "notes-2020-01-01.zip").write_bytes(b"mine")
    made = backups.make(folder)
    there = backups.of(folder)
    assert len(there) == 8
    assert there[0] == made
    assert there[-1].name == "notes-2026-01-05-120000.sqlite3"
    assert (folder / "notes-2020-01-01.zip").exists()


def test_it_leaves_no_half_of_one_and_keeps_the_old_ones(
    database: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [folder / f"notes-2026-01-{day:02}-120000.sqlite3" for day in range(1, 11)]
    for path in old:
        path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups.os, "fsync", full)
    with pytest.raises(backups.BackupError) as problem:
        backups.make(folder)
    assert problem.value.reason == "folder"
    assert sorted(folder.iterdir()) == old


def test_it_wants_another_folder_than_the_data(database: Path, folder: Path) -> None:
    for bad in (database.parent, folder / "missing", database):
        with pytest.raises(backups.BackupError) as problem:
            backups.make(bad)
        assert problem.value.reason == "folder"
    database.unlink()
    with pytest.raises(backups.BackupError) as problem:
        backups.make(folder)
    assert problem.value.reason == "nothing"


def test_it_makes_one_a_week_by_itself(database: Path, folder: Path) -> None:
    assert backups.weekly() is None
    device.change(backup_folder=str(folder))
    thread = backups.weekly()
    assert thread is not None
    thread.join()
    (made,) = backups.of(folder)
    assert backups.weekly() is None

    then = datetime.now(UTC) - timedelta(days=7, minutes=1)
    old = made.rename(folder / f"notes-{then.strftime('%Y-%m-%d-%H%M%S')}.sqlite3")
    assert backups.newest(folder) == then.replace(microsecond=0)
    thread = backups.weekly()
    assert thread is not None
    thread.join()
    assert len(backups.of(folder)) == 2
    assert old.exists()


def test_a_failed_one_is_noted_by_name(database: Path, folder: Path) -> None:
    device.change(backup_folder=str(folder / "unplugged"))
    thread = backups.weekly()
    assert thread is not None
    thread.join()
    assert "BackupError" in (Path(settings.DATA) / faults.FILE).read_text()


@pytest.mark.parametrize("running", [True, False])
def test_it_restores_and_keeps_the_old_one(database: Path, folder: Path, running: bool) -> None:
    made = backups.make(folder)
    add(database, "later")
    before = made.read_bytes()
    with closing(sqlite3.connect(database)) as in_use:  # as the program does
        in_use.execute("PRAGMA journal_mode=WAL")
        in_use.execute("SELECT count(*) FROM store_vault").fetchone()
        old = backups.restore(made, running=running)
        assert in_use.execute("SELECT id FROM store_vault").fetchall() == [("first",)]
    assert ids(database) == ["first"]
    assert old is not None
    assert ids(old) == ["first", "later"]
    assert made.read_bytes() == before


def test_it_goes_back_to_the_old_one_within_the_same_second(database: Path, folder: Path) -> None:
    made = backups.make(folder)
    add(database, "later")
    old = backups.restore(made, running=True)
    assert old is not None
    again = backups.restore(old, running=True)
    assert ids(database) == ["first", "later"]
    assert again is not None
    assert (ids(old), ids(again)) == (["first", "later"], ["first"])


def test_it_restores_where_nothing_was(database: Path, folder: Path) -> None:
    made = backups.make(folder)
    for path in database.parent.glob("afterword.sqlite3*"):
        path.unlink()
    assert backups.restore(made, running=False) is None
    assert ids(database) == ["first"]


def test_it_restores_over_a_damaged_database_once_the_program_is_closed(
    database: Path, folder: Path
) -> None:
    made = backups.make(folder)
    ruin = b"ruined" * 2000
    database.write_bytes(ruin)
    with pytest.raises(backups.BackupError) as problem:
        backups.restore(made, running=True)
    assert problem.value.reason == "in use"
    old = backups.restore(made, running=False)
    assert old is not None
    assert old.read_bytes() == ruin
    assert ids(database) == ["first"]


def test_it_refuses_what_is_damaged_in_any_page(database: Path, folder: Path) -> None:
    made = backups.make(folder)
    content = made.read_bytes()
    for at in range(0, len(content), 4096):
        bad = folder / "bad.sqlite3"
        bad.write_bytes(content[:at])
        with pytest.raises(backups.BackupError) as problem:
            backups.restore(bad, running=False)
        assert problem.value.reason in {"damaged", "other"}
    bad.write_bytes(content[:4096] + b"\xff" * 4096 + content[8192:])
    with pytest.raises(backups.BackupError):
        backups.restore(bad, running=False)
    assert ids(database) == ["first"]
    assert not (database.parent / backups.BEFORE).exists()


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE mine (id TEXT)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("INSERT INTO django_migrations VALUES ('store', '9999_later')")
        made.commit()


def older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("DELETE FROM django_migrations WHERE name LIKE '0002%'")
        made.commit()


def test_it_tells_what_a_file_is(database: Path, folder: Path) -> None:
    made = backups.make(folder)
    file = folder / "file"
    for content, reason in ((b"AFSEALED" + bytes(99), "sealed"), (b"a photograph", "other")):
        file.write_bytes(content)
        with pytest.raises(backups.BackupError) as problem:
            backups.check(file)
        assert problem.value.reason == reason
    other_database(folder / "other.sqlite3")
    with pytest.raises(backups.BackupError) as problem:
        backups.check(folder / "other.sqlite3")
    assert problem.value.reason == "other"
    shutil.copy(made, file)
    newer(file)
    with pytest.raises(backups.BackupError) as problem:
        backups.restore(file, running=False)
    assert problem.value.reason == "newer"
    shutil.copy(made, file)
    older(file)
    with pytest.raises(backups.BackupError) as problem:
        backups.restore(file, running=True)
    assert problem.value.reason == "older"
    assert backups.restore(file, running=False) is not None


def test_a_restore_locks_everything(home: Person, clock: Clock) -> None:
    assert session.find(home.cookies["aw"].value) is not None
    restored.mark()
    assert session.find(home.cookies["aw"].value) is None


def left_by_a_restore() -> list[Path]:
    folders = [Path(settings.DATA) / name for name in (backups.BEFORE, "before-upgrade")]
    for folder in folders:
        folder.mkdir()
        (folder / "2026-01-01-120000.sqlite3").write_bytes(b"sealed rows")
    return [folder / "2026-01-01-120000.sqlite3" for folder in folders]


def test_deleting_everything_deletes_the_copies_of_it_too(home: Person) -> None:
    left = left_by_a_restore()
    with left[0].open("rb") as still_open:
        vaults.delete()
        assert still_open.read() == bytes(11)
    assert [path for path in left if path.exists()] == []


def test_copies_stay_while_someone_else_keeps_something_here(home: Person) -> None:
    other = person()
    with other.opened():
        vaults.keep("another few plain words here", "dan")
    left = left_by_a_restore()
    vaults.delete()
    assert all(path.read_bytes() == b"sealed rows" for path in left)
