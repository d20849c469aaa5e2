"""The guide as data: every demand once, in our own words, answered or open, never neither."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.programme import ContentProblem, answered_by, demands, exercises
from afterword.programme.guide import GUIDE, read_guide
from checks._files import HOUSE
from generate import guide_map
from tests.programme.shingles import copied

IDS = (Path(__file__).parent / "demand_ids.txt").read_text().split()
ROOMS = HOUSE / "src" / "afterword" / "web"
GOOD = '[[demand]]\nid = "6.7"\ntext = "Shout."\nopen = "04"\n'


def test_it_holds_exactly_the_demands_of_the_guide() -> None:
    assert len(IDS) == 81
    assert [demand.id for demand in demands() if demand.id == demand.whole] == IDS


def test_it_leaves_nothing_between_answered_and_open() -> None:
    for demand in demands():
        if demand.open:
            continue
        pages = list(ROOMS.glob(f"**/templates/{demand.page}"))
        assert len(pages) == 1, f"{demand.id}: there is no page {demand.page}"
        assert (HOUSE / demand.test).is_file(), f"{demand.id}: there is no {demand.test}"


def test_it_has_an_exercise_only_for_demands_that_exist() -> None:
    asked = {demand.id for demand in demands()}
    assert {name for one in exercises() for name in one.demands} <= asked


def test_it_finds_the_exercises_of_a_demand() -> None:
    pillow = next(demand for demand in demands() if demand.id == "6.7")
    assert [one.id for one in answered_by(pillow, exercises())] == ["scream_into_a_pillow"]


def test_it_says_where_it_differs_for_each_disagreement_with_research() -> None:
    differing = {demand.id for demand in demands() if demand.differs}
    # venting, contact, writing, own part, hope, coming and going, expectations
    assert differing >= {"6.7", "3.1", "6.3", "1.2", "0.3", "5.5", "7.1"}


def test_it_copies_no_sentence_of_the_guide() -> None:
    for demand in demands():
        for said in (demand.text, demand.differs, demand.why):
            assert not copied(said), demand.id


def test_it_would_notice_a_copy() -> None:
    assert copied("He read: getting back lost love, what you need to do.")


def test_it_keeps_the_page_of_the_guide_up_to_date() -> None:
    assert guide_map.PAGE.read_text(encoding="utf-8") == guide_map.page()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (GOOD + 'answer = "x"\n', 5, "unknown key “answer”"),
        (GOOD.replace('text = "Shout."\n', ""), 1, "“text” is missing"),
        (GOOD.replace('open = "04"\n', ""), 1, "either answered"),
        (GOOD + 'page = "a.html"\ntest = "b.py"\n', 4, "either answered"),
        (GOOD.replace("04", "02"), 4, "number of an issue"),
        (GOOD + 'why = "So."\n', 1, "belong together"),
        (GOOD.replace("6.7", "6.07"), 2, "no id"),
        (GOOD.replace("6.7", "6.7a"), 1, "part of no demand"),
        (GOOD + GOOD, 5, "does not come after"),
        (GOOD.replace("Shout.", "o" * 121), 3, "one line"),
        (GOOD + "x = [", 5, "not readable as TOML"),
        ("demand = 3", 0, "nothing but"),
        ('[[demand]] # one\nid = "6.7"', 0, "begins with a line"),
    ],
)
def test_it_names_the_line_of_a_mistake(text: str, line: int, said: str) -> None:
    with pytest.raises(ContentProblem) as caught:
        read_guide(text, "a.toml")
    assert said in str(caught.value)
    assert (caught.value.file, caught.value.line) == ("a.toml", line)


@given(start=st.integers(0, 600), length=st.integers(0, 40), instead=st.text(max_size=8))
def test_it_raises_nothing_else_for_a_damaged_file(start: int, length: int, instead: str) -> None:
    text = GUIDE.read_text(encoding="utf-8")[:1500]
    with suppress(ContentProblem):
        read_guide(text[:start] + instead + text[start + length :])
