"""`afterword messages`: what is asked of it. Its rows come from a child: see tests/proof."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.chats.command import (
    checked_answers,
    json_row,
    messages,
    named,
    shown_in_zone,
)
from afterword.chats.message import Answers, Message
from afterword.chats.wire import COLUMNS

SAMPLES = Path(__file__).parent / "samples" / "whatsapp"
UK = SAMPLES / "android_uk.txt"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"date_order": "dym"}, "no date order “dym”"),
        ({"zone": "Mars/Olympus"}, "no time zone “Mars/Olympus”"),
        ({"zone": "../../etc/passwd"}, "no time zone"),
        ({"format": "xml"}, "no format “xml”"),
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


def test_an_instant_is_shown_in_the_zone_and_a_wall_clock_stays() -> None:
    answers = checked_answers("Europe/London", None)
    instant = Message(datetime(2024, 7, 1, 12, tzinfo=UTC), "c", "Ana", "x", "text", False)
    wall = instant._replace(at=instant.at.replace(tzinfo=None))
    assert shown_in_zone(instant, answers).at.isoformat() == "2024-07-01T13:00:00+01:00"
    assert shown_in_zone(wall, answers) is wall
    assert shown_in_zone(instant, Answers()) is instant


def test_own_messages_without_a_name_get_one() -> None:
    own = Message(datetime(2024, 7, 1, tzinfo=UTC), "c", "Me", "x", "text", False)
    theirs = own._replace(author="Ana")
    assert [m.author for m in named([own, theirs], "Ben")] == ["Ben", "Ana"]
    assert list(named([own, theirs], None)) == [own, theirs]


@pytest.mark.parametrize(
    ("author", "text", "edited"),
    [("Ana", 'a "quoted" \\ line\nand \x00 é 👩‍👧 \u2028', True), (None, "", False)],
)
def test_a_row_is_what_json_makes_of_it(author: str | None, text: str, edited: bool) -> None:
    message = Message(datetime(2024, 7, 1, tzinfo=UTC), 'c "1"', author, text, "text", edited)
    row = json_row(message)
    assert json.loads(row) == dict(
        zip(COLUMNS, (message.at.isoformat(), *message[1:]), strict=True)
    )
    assert row.count(b"\n") == 1


def test_half_of_a_pair_of_surrogates_is_no_error() -> None:
    message = Message(datetime(2024, 7, 1, tzinfo=UTC), "c", "Ana", "\ud83d", "text", False)
    assert json.loads(json_row(message))["text"] == "?"
