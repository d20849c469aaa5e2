"""Warm words; I, we and you; small words: counted week by week."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from afterword.mirror import OwnBesideTheirs, Pair, Result, TooFew
from afterword.mirror.measures.style import matching
from tests.mirror.histories import ME, THEM, Chat, answer

US = ("shall we cook our soup tonight, love you", "we left our coats at the lake with them")
IS = ("I lost my keys in the snow again", "I paid and I went to bed with my book")


def named(chat: Chat, name: str, me: str = ME) -> Result:
    return answer(chat, name, me)


def writing(days: int, mine: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> Chat:
    """Eight lines a day; what each writes changes in equal parts of the time."""
    rnd = random.Random(8)
    chat = Chat()
    for day in range(days):
        part = day * len(mine) // days
        for _ in range(4):
            chat.say(ME, rnd.choice(mine[part]))
            chat.say(THEM, rnd.choice(theirs[part]))
        chat.wait(23)
    return chat


CHANGED = writing(120, [US, IS], [US, US])


def test_it_finds_warm_words_that_faded_from_my_lines() -> None:
    found = named(CHANGED, "warmth")
    assert isinstance(found, OwnBesideTheirs)
    assert "It moved" in found.said
    assert found.quotes[0].text == US[0]


def test_it_says_no_word_of_a_change_in_their_lines_alone() -> None:
    for name in ("warmth", "persons"):
        found = named(CHANGED, name, THEM)
        assert "by more than chance may do" in found.said
        assert isinstance(found, OwnBesideTheirs)
        assert not found.stands_out


def test_it_finds_we_giving_way_to_i() -> None:
    found = named(CHANGED, "persons")
    assert isinstance(found, OwnBesideTheirs)
    assert "“I” from 0" in found.said
    assert {CHANGED.messages[one].text for one in found.evidence} <= set(US)


def test_it_counts_a_short_form_for_each_word_it_stands_for() -> None:
    chat = writing(200, [("I'm sure we're there", "it's us")], [US])
    found = named(chat, "persons")
    assert isinstance(found, OwnBesideTheirs)
    assert found.figures["my_i_of_1000"] == pytest.approx(167, abs=20)
    assert found.figures["my_we_of_1000"] == pytest.approx(333, abs=30)


def test_it_finds_small_words_that_drifted_apart_but_not_those_that_stayed() -> None:
    curt = ("milk bread coffee home eight", "work late again tonight gym")
    moved = named(writing(200, [US, US], [US, curt]), "style")
    stayed = named(writing(200, [US, IS], [US, IS]), "style")
    assert isinstance(moved, Pair)
    assert isinstance(stayed, Pair)
    assert "It moved" in moved.said
    assert not stayed.stands_out


def test_it_matches_by_the_published_formula() -> None:
    assert matching([100, 10, 4], [200, 20, 8]) == pytest.approx(1)
    assert matching([100, 10], [100, 30]) == pytest.approx(1 - 0.2 / 0.4001)
    assert matching([100, 0], [100, 10]) == pytest.approx(1 - 0.1 / 0.1001)


@pytest.mark.parametrize("name", ["warmth", "persons", "style"])
def test_it_says_nothing_of_a_language_it_does_not_know(name: str) -> None:
    german = ("ich habe dich sehr lieb, schlaf gut", "wir haben unsere Jacken am See vergessen")
    found = named(writing(200, [german], [german]), name)
    assert isinstance(found, TooFew)
    assert "not in English" in found.said


@pytest.mark.parametrize("name", ["warmth", "persons", "style"])
def test_it_says_too_few_of_a_fortnight(name: str) -> None:
    found = named(writing(14, [US], [US]), name)
    assert isinstance(found, TooFew)
    assert "too few to say" in found.said
