"""`afterword messages`: rows, notes, files, and one sentence for whatever is wrong."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.chats.command import checked_answers, messages, shown_in_zone
from afterword.chats.message import Answers, Message

SAMPLES = Path(__file__).parent / "samples" / "whatsapp"
UK = SAMPLES / "android_uk.txt"


def test_it_writes_a_row_for_every_message(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert messages([UK]) == 0
    out, err = capfdbinary.readouterr()
    assert out == Path(f"{UK}.golden").read_bytes()
    row = json.loads(out.splitlines()[1])
    assert list(row) == ["at", "chat", "author", "text", "kind", "edited"]
    assert row["at"] == "2023-02-03T18:04:00"
    assert b"either way" not in err


def test_csv_holds_the_same_rows(tmp_path: Path) -> None:
    assert messages([UK], format="csv", output=tmp_path / "out.csv") == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8"), newline="")))
    golden = [json.loads(line) for line in Path(f"{UK}.golden").read_text("utf-8").splitlines()]
    assert [row["text"] for row in rows] == [row["text"] for row in golden]
    assert [row["author"] or None for row in rows] == [row["author"] for row in golden]
    assert {row["edited"] for row in rows} == {"true", "false"}


def test_what_is_left_out_or_uncertain_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "chat.txt").write_text("half a line\n03/04/2024, 10:00 - Ana: x\n")
    assert messages([tmp_path / "chat.txt"]) == 0
    _, err = capfd.readouterr()
    assert "1 line belongs to no message; the first is line 1" in err
    assert "--date-order" in err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"date_order": "dym"}, "no date order “dym”"),
        ({"zone": "Mars/Olympus"}, "no time zone “Mars/Olympus”"),
        ({"zone": "../../etc/passwd"}, "no time zone"),
        ({"format": "xml"}, "no format “xml”"),
        ({"output": "/nowhere/at/all.jsonl"}, "cannot be written"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(
    settings: dict[str, str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert messages([UK], **settings) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_a_missing_file_is_exit_2_and_leaves_no_output(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert messages([tmp_path / "gone.txt"], output=tmp_path / "out.jsonl") == 2
    assert "no file called" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_instant_is_shown_in_the_zone_and_a_wall_clock_stays() -> None:
    answers = checked_answers("Europe/London", None)
    instant = Message(datetime(2024, 7, 1, 12, tzinfo=UTC), "c", "Ana", "x", "text", False)
    wall = instant._replace(at=instant.at.replace(tzinfo=None))
    assert shown_in_zone(instant, answers).at.isoformat() == "2024-07-01T13:00:00+01:00"
    assert shown_in_zone(wall, answers) is wall
    assert shown_in_zone(instant, Answers()) is instant
