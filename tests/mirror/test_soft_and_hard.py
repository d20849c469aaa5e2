"""Soft and hard words in a quarrel."""

from __future__ import annotations

import random

from afterword.mirror import OwnBesideTheirs, Result, TooFew
from tests.mirror.histories import ME, THEM, Chat, answer, everyday


def soft_and_hard(chat: Chat, me: str = ME) -> Result:
    return answer(chat, "soft_and_hard", me)


def softened(times: int, line: str) -> Chat:
    """Quarrels in which I say one soft line in the middle for every two hard ones."""
    rnd = random.Random(6)
    chat = everyday(40, [0.5])
    for _ in range(times):
        chat.quarrel()
        chat.say(ME, line)
        chat.say(THEM, "that's not fair")
        chat.say(ME, line)
        chat.say(THEM, "you always do this")
        chat.wait(30)
        chat.talk(THEM, rnd, lines=40)
        chat.wait(30)
    return chat


def test_it_counts_soft_lines_among_soft_and_hard() -> None:
    found = soft_and_hard(softened(6, "you're right, I hear you"))
    assert isinstance(found, OwnBesideTheirs)
    assert found.figures == {"my_soft": 12, "my_hard": 24, "their_soft": 0, "their_hard": 36}
    assert "more often from you" in found.said
    assert [quote.text for quote in found.quotes] == ["you're right, I hear you"]


def test_it_does_not_take_a_sorry_with_a_but_for_soft() -> None:
    found = soft_and_hard(softened(6, "I'm sorry, but I was tired"))
    assert isinstance(found, OwnBesideTheirs)
    assert found.figures["my_soft"] == 0


def test_it_names_no_right_number() -> None:
    found = soft_and_hard(softened(6, "I hear you"))
    assert isinstance(found, OwnBesideTheirs)
    assert "5" not in found.said + found.how + found.caveat
    assert "no right number" in found.caveat


def test_it_says_nothing_without_a_quarrel() -> None:
    assert isinstance(soft_and_hard(everyday(60, [0.5])), TooFew)
