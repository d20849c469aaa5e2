"""Who wrote first after a pause."""

from __future__ import annotations

from datetime import datetime

import pytest

from afterword.mirror import Pair, Result, TooFew
from tests.mirror.histories import ME, THEM, Chat, answer, everyday, shuffled_authors


def reaching_out(chat: Chat, me: str = ME) -> Result:
    return answer(chat, "reaching_out", me)


def test_it_counts_who_wrote_first() -> None:
    chat = Chat()
    for number in range(31):
        chat.say(ME if number % 4 else THEM, "hello")
        chat.say(THEM if number % 4 else ME, "hello you")
        chat.wait(20)
    found = reaching_out(chat)
    assert isinstance(found, Pair)
    assert found.figures["pauses"] == 30
    assert found.figures["mine"] == 23
    assert all(found.evidence[i] < found.evidence[i + 1] for i in range(29))
    assert found.whole is not None


def test_it_finds_a_planted_shift_from_either_side() -> None:
    chat = everyday(400, [0.5, 0.7, 0.85], lines=4)
    mine, theirs = reaching_out(chat, ME), reaching_out(chat, THEM)
    assert "you wrote first more often" in mine.said
    assert "they wrote first more often" in theirs.said
    assert "It moved" in mine.said
    assert "It moved" in theirs.said


@pytest.mark.parametrize("seed", range(3))
def test_it_finds_nothing_once_the_authors_are_shuffled(seed: int) -> None:
    chat = everyday(400, [0.5, 0.7, 0.85], lines=4)
    chat.messages = shuffled_authors(chat.messages, seed)
    found = reaching_out(chat)
    assert "about even" in found.said
    assert "It moved" not in found.said


def test_it_says_too_few_under_twenty_pauses() -> None:
    found = reaching_out(everyday(20, [0.9]))
    assert isinstance(found, TooFew)
    assert "19 pauses" in found.said


def test_it_shows_no_share_of_a_period_with_too_few() -> None:
    chat = Chat(datetime.fromisoformat("2021-03-28T09:00"))
    for _ in range(40):
        chat.say(ME, "hello")
        chat.say(THEM, "hello you")
        chat.say(ME, "how are you?")
        chat.wait(24)
    found = reaching_out(chat)
    assert isinstance(found, Pair)
    assert [(share.label, share.of) for share in found.shares] == [
        ("Jan–Mar 2021", 3),
        ("Apr–Jun 2021", 36),
    ]
    assert found.shares[0].interval is None
    assert found.shares[1].interval is not None


def test_it_goes_by_year_in_a_long_history() -> None:
    chat = Chat()
    for _ in range(80):
        chat.say(ME, "hello")
        chat.say(THEM, "hello you")
        chat.say(ME, "how are you?")
        chat.wait(24 * 15)
    found = reaching_out(chat)
    assert isinstance(found, Pair)
    assert [share.label for share in found.shares] == ["2021", "2022", "2023", "2024"]


def test_it_takes_a_slower_pair_by_its_own_measure() -> None:
    chat = Chat()
    for number in range(400):
        chat.say((ME, THEM)[number % 2], "dear you", minutes=60 * 30)
        if number % 10 == 9:
            chat.wait(24 * 30)
    found = reaching_out(chat)
    assert isinstance(found, Pair)
    assert found.figures["pause_seconds"] == 90 * 3600
    assert found.figures["pauses"] == 39


def test_it_does_not_count_a_call_that_names_nobody() -> None:
    chat = Chat()
    for _ in range(30):
        chat.say(None, "Voice call", kind="call")
        chat.say(ME, "good to hear you")
        chat.wait(20)
    assert isinstance(reaching_out(chat), TooFew)
