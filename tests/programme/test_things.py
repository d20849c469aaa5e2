"""The small things: their file, what fits a day, and a few of them at a time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.programme import things
from afterword.programme.problem import ContentProblem
from afterword.programme.things import COMPANIES, ENERGIES, PLACES, few, fitting, small_things

EVERY = small_things()
DAY = date(2026, 11, 24)


def test_it_has_a_hundred_and_twenty_and_twenty_from_bed() -> None:
    assert len({one.text.casefold() for one in EVERY}) >= 120
    assert sum(one.energy == "bed" for one in EVERY) >= 20


def test_it_says_each_in_one_short_line() -> None:
    assert [one.text for one in EVERY if len(one.text.split()) > 14 or one.text.endswith(".")] == []


@given(
    energy=st.sampled_from(ENERGIES),
    free=st.booleans(),
    company=st.sampled_from(("", *COMPANIES)),
    place=st.sampled_from(("", *PLACES)),
    grief=st.booleans(),
)
def test_it_always_finds_something_that_fits(
    energy: str, free: bool, company: str, place: str, grief: bool
) -> None:
    found = fitting(EVERY, energy=energy, free=free, company=company, place=place, grief=grief)
    assert all(one.energy == "bed" for one in found) or energy != "bed"
    assert not (free and any(one.money for one in found))
    assert all(one.company in ("", company) for one in found) or not company
    assert all(one.place in ("", place) for one in found) or not place
    assert all(one.grief for one in found) or not grief
    outdoors_from_bed = energy == "bed" and place == "out"
    assert found or outdoors_from_bed


def test_it_comes_to_each_before_it_begins_again() -> None:
    pages = [few(EVERY, DAY, turn) for turn in range(len(EVERY) // 4)]
    assert {one.text for page in pages for one in page} == {one.text for one in EVERY}
    assert few(EVERY, DAY, 0) == few(EVERY, DAY, len(EVERY) // 4)
    assert few(EVERY, DAY, 0) != few(EVERY, date(2026, 11, 25), 0)
    assert few([], DAY, 3) == []


@pytest.mark.parametrize(
    "wrong", ["", "thing = 3", '[[thing]]\ntext = "a"', '[[thing]]\ntext = "a"\nenergy = "much"']
)
def test_it_names_a_mistake_in_the_file(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "en.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(ContentProblem):
        small_things("en", tmp_path)


def test_it_comes_in_english_where_a_language_has_none(tmp_path: Path) -> None:
    assert things.small_things("xx") == EVERY
