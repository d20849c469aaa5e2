"""When it got heated, how that began, and a small window round it."""

from __future__ import annotations

import random

import pytest

from afterword.mirror import Conversation, Pair, Result, TooFew, see
from tests.mirror.histories import ME, PLAIN, THEM, Chat, answer, everyday


def named(chat: Chat, name: str, me: str = ME) -> Result:
    return answer(chat, name, me)


def quarrelling(times: int, begins: str = ME, warm_up: int = 0) -> Chat:
    """So many quarrels that `begins` starts, after `warm_up` plain lines of the same talk."""
    rnd = random.Random(3)
    chat = everyday(60, [0.5])
    other = THEM if begins == ME else ME
    for _ in range(times):
        for number in range(warm_up):
            chat.say((begins, other)[number % 2], rnd.choice(PLAIN))
        for number in range(4):
            chat.say(begins, f"you never listen to me {number}")
            chat.say(other, f"why are you ignoring me {number}")
        chat.wait(30)
        chat.talk(begins, rnd, lines=24)
        chat.wait(30)
    return chat


def test_it_counts_quarrels_and_points_at_their_first_lines() -> None:
    chat = quarrelling(6)
    found = named(chat, "quarrels")
    assert isinstance(found, Pair)
    assert found.figures["quarrels"] == 6
    assert {chat.messages[one].text for one in found.evidence} == {"you never listen to me 0"}


def test_it_says_too_few_of_a_calm_or_a_short_history() -> None:
    assert "reads like a quarrel" in named(everyday(60, [0.5]), "quarrels").said
    assert "too few to say" in named(everyday(10, [0.5]), "quarrels").said


def test_it_still_finds_the_quarrels_of_a_pair_that_quarrels_every_other_day() -> None:
    rnd = random.Random(4)
    chat = Chat()
    for number in range(80):
        if number % 2:
            chat.quarrel()
        chat.talk(ME, rnd, lines=14)
        chat.wait(20)
    found = named(chat, "quarrels")
    assert isinstance(found, Pair)
    assert found.figures["quarrels"] == 40


@pytest.mark.parametrize(("begins", "said"), [(ME, "yours"), (THEM, "theirs")])
def test_it_says_whose_the_first_hard_line_was(begins: str, said: str) -> None:
    found = named(quarrelling(14, begins), "start_up")
    assert isinstance(found, Pair)
    assert f"more often it was {said}" in found.said
    assert found.figures["at_once"] == 14
    assert all(quote.text.startswith("you never") for quote in found.quotes)
    assert bool(found.quotes) is (begins == ME)


def test_it_tells_a_quarrel_that_grew_from_one_that_began_hard() -> None:
    found = named(quarrelling(6, warm_up=8), "start_up")
    assert isinstance(found, Pair)
    assert found.figures["at_once"] == 0


def test_it_calls_six_beginnings_no_pattern_and_four_too_few() -> None:
    assert "too few to call it a pattern" in named(quarrelling(6), "start_up").said
    assert isinstance(named(quarrelling(4), "start_up"), TooFew)


def test_it_gives_a_small_window_round_each_quarrel_with_positions_only() -> None:
    chat = quarrelling(6, warm_up=8)
    windows = see(Conversation.of(chat.messages, ME)).windows
    assert len(windows) == 6
    for window in windows:
        assert chat.messages[window.start].text == "you never listen to me 0"
        assert chat.messages[window.end].text == "why are you ignoring me 3"
        assert window.at == chat.messages[window.start].at.replace(microsecond=0)
        assert window.positions[0] == window.start - 2
        assert len(window.positions) <= 16
        assert list(window.positions) == sorted(window.positions)


def test_it_shows_no_line_from_before_a_pause_in_a_window() -> None:
    chat = quarrelling(6)
    windows = see(Conversation.of(chat.messages, ME)).windows
    assert all(window.positions[0] == window.start for window in windows)
