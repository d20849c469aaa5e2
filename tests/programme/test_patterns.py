"""Every pattern: told as an act, own side first, with a source, and harming nobody."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.programme import ContentProblem
from afterword.programme.length import MOST_WORDS_BEFORE, words_in
from afterword.programme.patterns import GROUPS, Pattern, pattern, patterns, read_pattern
from afterword.programme.patterns.reading import Asking
from tests.programme.each import for_each
from tests.programme.shingles import copied
from tests.programme.test_content import CLAIMS, HARMFUL, PRESSING

EVERY = for_each(patterns())
WORDS = Asking(mine="One", theirs_heading="Two", theirs="Three", now_heading="Four", now="Five")
LABELS = r"\b(?:is|are|was|being) an? \w+(?:ist|ic|er) (?:person|type|partner)\b"
GOOD = """group = "trust"
title = "Promises that slip"
looks = ["Next month", "Forgetting"]
mine = "A promise of yours that slipped."
meant = "One promises for love."
instead = "Promise half."

[source]
text = "Named by many."
strength = "practice"
"""


def said(one: Pattern) -> str:
    return " ".join((one.title, *one.looks, one.mine, one.meant, one.instead, one.source.text))


def test_it_holds_at_least_twenty_and_each_named_kind() -> None:
    names = {one.id for one in patterns()}
    assert len(names) >= 20
    assert names >= {
        "press_and_withdraw",
        "hard_beginnings",
        "scorn",
        "answering_with_but",
        "behind_a_wall",
        "checking_up",
        "sliding_in",
        "talks_put_off",
        "touch_got_rarer",
        "one_carries_the_house",
        "slipping_promises",
        "half_an_ear",
    }
    assert {one.group for one in patterns()} == set(GROUPS)


@EVERY
def test_it_asks_for_ones_own_example_first(one: Pattern) -> None:
    asked = one.as_exercise(WORDS)
    assert [field.id for field in asked.fields] == ["own_example", "theirs", "now"]
    assert re.search(r"\byou(?:r|rs)?\b", one.mine), "it asks about the reader"
    assert not re.search(r"\b(?:he|she)\b", said(one))


@EVERY
def test_it_is_light(one: Pattern) -> None:
    for screen in one.as_exercise(WORDS).screens:
        assert words_in(screen.before_first_field) <= MOST_WORDS_BEFORE
    assert words_in(" ".join((one.title, *one.looks, one.meant))) <= MOST_WORDS_BEFORE
    assert words_in(one.title) <= 7
    assert 8 <= words_in(one.source.text) <= 50


@EVERY
def test_it_names_acts_and_claims_nothing(one: Pattern) -> None:
    for claim in CLAIMS:
        assert not re.search(claim["words"], said(one), re.IGNORECASE), claim["because"]
    for wrong in (*HARMFUL, *PRESSING, LABELS):
        assert not re.search(wrong, said(one), re.IGNORECASE), wrong
    assert not copied(said(one))


def test_it_gives_a_pattern_by_its_name() -> None:
    assert pattern("scorn").group == "quarrels"
    with pytest.raises(LookupError):
        pattern("nobody")


def test_it_comes_in_english_where_a_translation_is_missing(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "xx").mkdir()
    (tmp_path / "en" / "one_thing.toml").write_text(GOOD)
    (tmp_path / "en" / "two_things.toml").write_text(GOOD.replace("Promises", "Words"))
    (tmp_path / "xx" / "one_thing.toml").write_text(GOOD.replace("Promises", "Zusagen"))
    assert [(one.title, one.language) for one in patterns("xx", tmp_path)] == [
        ("Words that slip", "en"),
        ("Zusagen that slip", "xx"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (GOOD.replace('"trust"', '"love"'), 1, "“group” is one of"),
        (GOOD.replace('["Next month", "Forgetting"]', '["Next month"]'), 3, "“looks” are 2 or 3"),
        (GOOD.replace("instead", "rather"), 6, "unknown key “rather”"),
        (GOOD.replace('strength = "practice"', 'strength = "sure"'), 10, "is one of"),
        (GOOD + "x = [", 11, "not readable as TOML"),
        ("#" * 70_000, 0, "is longer than"),
    ],
)
def test_it_names_the_line_of_a_mistake(text: str, line: int, words: str) -> None:
    with pytest.raises(ContentProblem) as caught:
        read_pattern(text, name="slipping")
    assert (caught.value.line, words in caught.value.what) == (line, True), caught.value


@given(st.text(max_size=200))
def test_it_raises_nothing_but_its_own_problem(junk: str) -> None:
    with suppress(ContentProblem):
        read_pattern(GOOD.replace("Next month", junk), name="slipping")
