"""The cards of step 7."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from afterword.programme.asking import TOPICS, card, cards
from afterword.programme.problem import ContentProblem
from tests.programme.each import for_each

EVERY = cards()
GOOD = '[[card]]\nid = "a"\ntopic = "looks"\nabout = "b"\nask = "c?"\n'


def test_it_has_more_than_sixty_some_of_every_topic() -> None:
    assert len(EVERY) >= 60
    assert len({one.code for one in EVERY}) == len(EVERY)
    for topic in TOPICS:
        assert sum(one.topic == topic for one in EVERY) >= 12


@for_each(EVERY)
def test_it_asks_openly_and_judges_nothing(one: object) -> None:
    asked = one.ask  # type: ignore[attr-defined]
    assert asked.endswith("?")
    assert len(asked.split()) <= 14
    assert not re.search(
        r"\bwhy (?:do|did|are|were|can)n?[’']?t?\b|\balways\b|\bstill love\b", asked
    )


def test_it_finds_a_card_by_its_code() -> None:
    assert card(EVERY[3].code) == EVERY[3]
    with pytest.raises(LookupError):
        card("nothing")


@pytest.mark.parametrize("wrong", ["", "card = 1", GOOD + GOOD, GOOD.replace("looks", "moon")])
def test_it_names_a_mistake_in_the_file(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "en.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(ContentProblem):
        cards("en", tmp_path)
