"""`afterword doctor`."""

from __future__ import annotations

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
