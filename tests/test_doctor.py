"""`afterword doctor`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from afterword import faults
from afterword.doctor import report


def test_it_says_that_nothing_was_ever_kept(tmp_path: Path) -> None:
    said = report(tmp_path / "never")

    assert "It does not exist yet" in said
    assert "No failure is on record." in said


def test_it_names_files_and_failures_but_no_word_of_a_person(tmp_path: Path) -> None:
    (tmp_path / "afterword.sqlite3").write_bytes(b"x" * 2048)
    try:
        raise ValueError("I miss the kitchen light")
    except ValueError as error:
        faults.keep(error, tmp_path)

    said = report(tmp_path)

    assert "afterword.sqlite3: 2,048 bytes" in said
    assert "ValueError at test_doctor.py" in said
    assert "kitchen" not in said


def test_it_says_how_old_the_newest_backup_is(tmp_path: Path) -> None:
    data, stick = tmp_path / "data", tmp_path / "stick"
    data.mkdir()
    assert "no folder is chosen" in report(data)

    (data / "device.json").write_text(json.dumps({"backup_folder": str(stick)}))
    assert "cannot be read just now" in report(data)
    stick.mkdir()
    assert f"none in {stick} yet" in report(data)
    then = datetime.now(UTC) - timedelta(days=9)
    for age in (30, 9):
        moment = datetime.now(UTC) - timedelta(days=age)
        (stick / f"notes-{moment:%Y-%m-%d-%H%M%S}.sqlite3").touch()
    assert f"2 in {stick}, the newest of {then:%Y-%m-%d} (9 days ago)" in report(data)
    (data / "before-restore").mkdir()
    (data / "before-restore" / "2026-01-01-120000.sqlite3").touch()
    assert "from before a restore: 1" in report(data)
    for damaged in ("[]", "{", '{"backup_folder": 5}'):
        (data / "device.json").write_text(damaged)
        assert "no folder is chosen" in report(data)


def test_it_names_a_change_of_the_key_that_has_not_ended(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "afterword.sqlite3")) as database:
        database.execute("CREATE TABLE store_rotation (owner_id TEXT)")
        assert "change of the key" not in report(tmp_path)
        database.execute("INSERT INTO store_rotation VALUES ('one')")
        database.commit()
    assert "A change of the key has not ended (1)" in report(tmp_path)
