"""A time you repaired it."""

from __future__ import annotations

import random

import pytest

from afterword.mirror import Own, Result, TooFew
from tests.mirror.histories import ME, THEM, Chat, answer, everyday, shuffled_lines


def repair(chat: Chat, me: str = ME) -> Result:
    return answer(chat, "repair", me)


def quarrelled(days: int = 30) -> Chat:
    chat = everyday(days, [0.5])
    chat.quarrel()
    return chat


@pytest.mark.parametrize(
    "line",
    [
        "You’re right, I wasn't listening",
        "I'm sorry. I shouldn't have said that",
        "I don't want to fight with you",
        "come here, I love you",
        "ok now you made me laugh",
    ],
)
def test_it_finds_the_line_that_softened_a_quarrel(line: str) -> None:
    chat = quarrelled()
    position = chat.say(ME, line)
    chat.say(THEM, "I'm sorry too")
    found = repair(chat)
    assert isinstance(found, Own)
    assert [(quote.position, quote.text) for quote in found.quotes] == [(position, line)]
    assert found.evidence == (position,)
    assert "Softer words came back" in found.quotes[0].note
    assert found.figures == {"quarrels": 1, "own_lines": 1, "eased": 1}


def test_it_gives_the_positions_of_the_lines_around_it() -> None:
    chat = quarrelled()
    position = chat.say(ME, "I was wrong")
    chat.say(THEM, "ok")
    found = repair(chat)
    assert isinstance(found, Own)
    assert found.quotes[0].context == tuple(range(position - 2, position + 2))


def test_it_does_not_call_more_heat_warmth() -> None:
    chat = quarrelled()
    chat.say(ME, "I don't want to fight")
    chat.say(THEM, "you always do this")
    found = repair(chat)
    assert isinstance(found, Own)
    assert found.figures["eased"] == 0
    assert "It was still a try" in found.quotes[0].note


def test_it_never_quotes_the_other() -> None:
    chat = quarrelled()
    chat.say(THEM, "I'm sorry, I was wrong")
    chat.say(ME, "ok")
    found = repair(chat)
    assert isinstance(found, Own)
    assert found.quotes == ()
    assert "does not mean there was none" in found.said


@pytest.mark.parametrize(
    "line",
    [
        "I'm sorry but you started it",
        "sorry you feel that way",
        "I'm sorry, it was all my fault",
        "I'm sorry, I want to die",
        "I'm sorry, you never listen",
    ],
)
def test_it_does_not_show_as_repair_what_was_none_or_would_hurt(line: str) -> None:
    chat = quarrelled()
    chat.say(ME, line)
    chat.say(THEM, "ok")
    found = repair(chat)
    assert isinstance(found, Own)
    assert found.quotes == ()


def test_it_counts_a_time_out_only_when_the_person_came_back() -> None:
    gone = quarrelled()
    gone.say(ME, "I need a break, going for a walk")
    gone.wait(72)
    gone.say(THEM, "hello")
    back = quarrelled()
    position = back.say(ME, "I need a break, going for a walk")
    back.wait(2)
    back.say(ME, "hello again")
    back.say(THEM, "thanks for telling me")
    left, returned = repair(gone), repair(back)
    assert isinstance(left, Own)
    assert isinstance(returned, Own)
    assert left.evidence == ()
    assert returned.evidence == (position,)


def test_it_shows_at_most_three_the_clearest_first_each_from_its_own_quarrel() -> None:
    chat = everyday(30, [0.5])
    rnd = random.Random(2)
    lines = ["haha truce", "I was wrong", "let's not fight", "I hear you now", "sorry, my mistake"]
    for line in lines:
        chat.quarrel()
        chat.say(ME, line)
        chat.say(THEM, "I love you")
        chat.wait(30)
        chat.talk(THEM, rnd, lines=30)
    found = repair(chat)
    assert isinstance(found, Own)
    assert [quote.text for quote in found.quotes] == [
        "I was wrong",
        "I hear you now",
        "sorry, my mistake",
    ]


def test_it_finds_nothing_in_a_calm_history() -> None:
    found = repair(everyday(60, [0.5]))
    assert isinstance(found, TooFew)
    assert "says nothing about whether you made peace" in found.said


@pytest.mark.parametrize("seed", range(3))
def test_it_finds_nothing_once_the_lines_are_shuffled(seed: int) -> None:
    chat = everyday(300, [0.5], lines=4)
    for _ in range(12):
        chat.quarrel()
        chat.say(ME, "I was wrong")
        chat.wait(40)
    assert isinstance(repair(chat), Own)
    chat.messages = shuffled_lines(chat.messages, seed)
    assert isinstance(repair(chat), TooFew)


def test_it_does_not_take_one_person_shouting_into_the_air_for_a_quarrel() -> None:
    chat = everyday(30, [0.5])
    chat.wait(12)
    for number in range(8):
        chat.say(ME, f"why are you ignoring me {number}")
    chat.wait(12)
    chat.say(THEM, "ok")
    assert isinstance(repair(chat), TooFew)
