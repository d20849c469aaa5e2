"""`afterword messages`: what is asked of it. Its rows come from a child: see tests/proof."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.chats.command import checked_answers, messages, shown_in_zone
from afterword.chats.message import Answers, Message

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
