"""Your own lines in a quarrel, read by the rules of the coach."""

from __future__ import annotations

import random

import pytest

from afterword.coach import model
from afterword.mirror import Own, Result, TooFew
from tests.mirror.histories import ME, THEM, Chat, answer, everyday


def own_turns(chat: Chat, me: str = ME) -> Result:
    return answer(chat, "own_turns", me)


def quarrelled(line: str, times: int = 6) -> Chat:
    rnd = random.Random(2)
    chat = everyday(30, [0.5])
    for _ in range(times):
        chat.quarrel()
        chat.say(ME, line)
        chat.say(THEM, "leave me alone, you always lie")
        chat.wait(30)
        chat.talk(THEM, rnd, lines=30)
        chat.wait(30)
    return chat


def test_it_counts_what_the_rules_notice_in_own_lines() -> None:
    chat = quarrelled("you only ever think of yourself")
    found = own_turns(chat)
    assert isinstance(found, Own)
    assert found.figures["lines"] == 30
    assert found.figures["blame"] >= 24
    assert {chat.messages[one].author for one in found.evidence} == {ME}


def test_it_asks_the_coachs_question_beside_an_own_line() -> None:
    found = own_turns(quarrelled("you only ever think of yourself"))
    assert isinstance(found, Own)
    assert found.quotes
    assert all(quote.note.endswith("?") for quote in found.quotes)
    assert len({quote.text for quote in found.quotes}) == len(found.quotes)


def test_it_shows_no_line_of_despair() -> None:
    found = own_turns(quarrelled("you always do this and I want to kill myself"))
    assert isinstance(found, Own)
    assert not [quote for quote in found.quotes if "kill" in quote.text]


def test_it_asks_no_reader_that_has_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "load", lambda: pytest.fail("the encoder was asked"))
    assert isinstance(own_turns(quarrelled("you never help")), Own)


def test_it_says_too_few_without_quarrels() -> None:
    assert isinstance(own_turns(everyday(40, [0.5])), TooFew)


def test_it_says_so_when_nothing_was_noticed() -> None:
    chat = everyday(30, [0.5])
    for _ in range(4):
        for _ in range(4):
            chat.say(ME, "i'm done")
            chat.say(THEM, "whatever")
        chat.wait(60)
        chat.talk(THEM, random.Random(1), lines=40)
        chat.wait(30)
    found = own_turns(chat)
    assert isinstance(found, Own)
    assert "noticed nothing" in found.said
    assert found.evidence
