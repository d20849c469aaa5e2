"""Pressing and drawing back."""

from __future__ import annotations

import random

import pytest

from afterword.mirror import OwnBesideTheirs, Result, TooFew
from tests.mirror.histories import ME, PLAIN, THEM, Chat, answer


def demand_withdraw(chat: Chat, me: str = ME) -> Result:
    return answer(chat, "demand_withdraw", me)


def pressing(times: int, answer: str | None, *, minutes: float = 2) -> Chat:
    """I press once a day; what they answer is given, None for nothing before the next day."""
    rnd = random.Random(9)
    chat = Chat()
    for _ in range(times):
        chat.talk(THEM, rnd, lines=24)
        chat.say(ME, "please answer me, we need to talk")
        if answer is not None:
            chat.say(THEM, answer, minutes=minutes)
            chat.say(ME, rnd.choice(PLAIN))
        chat.say(THEM, rnd.choice(PLAIN), minutes=2 if answer else 60 * 14)
        chat.wait(14)
    return chat


@pytest.mark.parametrize(
    ("answer", "minutes"), [("whatever", 2), (None, 2), ("the train is late again", 120)]
)
def test_it_knows_three_ways_of_drawing_back(answer: str | None, minutes: float) -> None:
    found = demand_withdraw(pressing(40, answer, minutes=minutes))
    assert isinstance(found, OwnBesideTheirs)
    assert found.figures["i_pressed"] == 40
    assert found.figures["they_drew_back"] >= 39
    assert found.stands_out
    assert all(quote.text.startswith("please answer me") for quote in found.quotes)


def test_it_takes_a_full_answer_for_none_of_them() -> None:
    found = demand_withdraw(pressing(40, "yes of course, let us sit down after the train"))
    assert isinstance(found, OwnBesideTheirs)
    assert found.figures["they_drew_back"] == 0
    assert not found.stands_out
    assert "Neither is clearly more often" in found.said


def test_it_sees_the_same_from_the_other_side() -> None:
    found = demand_withdraw(pressing(40, "whatever"), THEM)
    assert isinstance(found, OwnBesideTheirs)
    assert found.figures["i_drew_back"] == 40
    assert "When they pressed, you drew back" in found.said
    assert found.quotes == ()


def test_it_counts_a_call_as_neither() -> None:
    chat = pressing(40, "whatever")
    chat.say(ME, "please answer me, we need to talk")
    chat.say(None, "Voice call", kind="call")
    found = demand_withdraw(chat)
    assert isinstance(found, OwnBesideTheirs)
    assert found.figures["i_pressed"] == 40


def test_it_needs_twenty_turns_that_press() -> None:
    assert isinstance(demand_withdraw(pressing(15, "whatever")), TooFew)


def test_it_never_calls_drawing_back_wrong() -> None:
    found = demand_withdraw(pressing(40, "whatever"))
    assert isinstance(found, OwnBesideTheirs)
    assert "keeping oneself safe" in found.caveat
