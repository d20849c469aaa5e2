"""The line of the years: kept as numbers, drawn by a finger or chosen plainly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.programme import exercise
from afterword.web.rooms.step1_understand import line
from afterword.web.rooms.step1_understand.line import Line, blank, chosen, drawn, stretched
from afterword.web.store import facts, sealed
from tests.web.people import Person
from tests.web.story.writing import main_of, moment, write

TWO_YEARS = Line(2019, 2020, (80, 80, 60, 60, None, None, 10, 10))
FINGER = "80,78,,70,60,50,40,30"


def shown_line(who: Person) -> Line | None:
    with who.opened():
        return line.read()


def test_it_says_a_year_in_one_word() -> None:
    assert [TWO_YEARS.word(year) for year in TWO_YEARS.years] == ["good", "hard"]
    assert blank(2019, 2019).word(2019) == ""


def test_it_keeps_the_drawing_of_a_year_whose_word_stays() -> None:
    after = chosen(TWO_YEARS, {2019: "good", 2020: "thin"})

    assert after.points[:4] == TWO_YEARS.points[:4]
    assert after.points[4:] == (45, 45, 45, 45)


def test_it_keeps_what_both_spans_share() -> None:
    assert stretched(TWO_YEARS, 2018, 2019).points == (None,) * 4 + TWO_YEARS.points[:4]


@pytest.mark.parametrize(
    "wrong", ["", "1,2", "1,2,3,x,5,6,7,8", "1,2,3,4,5,6,7,101", "-1" + ",1" * 7]
)
def test_it_takes_no_line_that_is_not_whole(wrong: str) -> None:
    assert drawn(blank(2019, 2020), wrong) is None


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=8, max_size=8))
def test_it_reads_what_it_writes(points: list[int | None]) -> None:
    found = drawn(blank(2019, 2020), line.written(points))

    assert found is not None
    assert list(found.points) == points


def test_it_asks_for_the_years_then_takes_a_finger_s_line(visitor: Person) -> None:
    assert visitor.get("/r/1/l/draw/").headers["Location"] == "/r/1/l/from/"
    asked = visitor.post("/r/1/l/from/", {"first": "2019", "last": "2020"})
    assert asked.headers["Location"] == "/r/1/l/draw/"
    answer = visitor.post("/r/1/l/draw/", {"points": FINGER, "y2019": "hard"})
    assert answer.headers["Location"] == "/r/1/l/?d=1"
    kept = shown_line(visitor)
    assert kept is not None
    assert line.written(kept.points) == FINGER
    page = main_of(visitor.get("/r/1/l/?d=1"))
    assert "just-drawn" in page
    assert 'class="line"' in page
    assert "<td>thin</td>" in page


def test_it_takes_a_plain_choice_without_a_script(visitor: Person) -> None:
    visitor.post("/r/1/l/from/", {"first": "2019", "last": "2020"})
    page = main_of(visitor.get("/r/1/l/draw/"))
    assert page.count('type="radio"') == 6
    visitor.post("/r/1/l/draw/", {"points": "", "y2019": "good"})

    kept = shown_line(visitor)

    assert kept is not None
    assert [kept.word(year) for year in kept.years] == ["good", ""]
    assert f'data-points="{line.written(kept.points)}"' in main_of(visitor.get("/r/1/l/draw/"))


def test_it_keeps_nothing_but_numbers(visitor: Person) -> None:
    visitor.post("/r/1/l/from/", {"first": "2019", "last": "2020"})
    visitor.post("/r/1/l/draw/", {"points": FINGER})

    with visitor.opened():
        (entry,) = [
            entry
            for shelf in sealed.shelves()
            if shelf.kind == "line"
            for entry in sealed.readable(shelf)
        ]

    assert set(entry.value) == {"first", "last", "points"}
    assert all(isinstance(point, int | None) for point in entry.value["points"])


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("2020", "2019", "The last year is before the first."),
        ("2019", "2099", "still to come"),
        ("1901", "2019", "more years than a picture can hold"),
        ("x", "2019", "such as 2016"),
        ("", "", "such as 2016"),
    ],
)
def test_it_says_what_is_wrong_with_the_years(
    visitor: Person, first: str, last: str, says: str
) -> None:
    answer = visitor.post("/r/1/l/from/", {"first": first, "last": last})

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert f'value="{first}"' in answer.content.decode()


def test_it_says_when_a_line_did_not_arrive_whole(visitor: Person) -> None:
    visitor.post("/r/1/l/from/", {"first": "2019", "last": "2020"})
    answer = visitor.post("/r/1/l/draw/", {"points": "1,2,3"})

    assert answer.status_code == 422
    assert "draw it once more" in answer.content.decode()


def test_it_begins_with_the_years_of_the_moments(visitor: Person) -> None:
    moment(visitor, "We met", "2015")
    moment(visitor, "She left", "March 2024")

    page = main_of(visitor.get("/r/1/l/from/"))

    assert 'value="2015"' in page
    assert 'value="2024"' in page


def test_it_shows_the_marks_on_the_paper(visitor: Person) -> None:
    moment(visitor, "We met", "2019")
    visitor.post("/r/1/l/from/", {"first": "2019", "last": "2020"})

    page = main_of(visitor.get("/r/1/l/draw/"))

    assert page.count('class="spot"') == 1
    assert "data-low=" in page


def test_it_draws_the_years_you_had_in_grief(bereaved: Person) -> None:
    assert "The years you had" in main_of(bereaved.get("/r/1/"))
    bereaved.post("/r/1/l/from/", {"first": "1987", "last": "2020"})

    assert "How was it?" in main_of(bereaved.get("/r/1/l/draw/"))


def test_it_asks_nobody_who_frightened_how_good_it_was(visitor: Person) -> None:
    visitor.post("/r/1/l/from/", {"first": "2019", "last": "2020"})
    with visitor.opened():
        facts.tell("i_hurt_them")

    assert visitor.get("/r/1/l/draw/").status_code == 404
    assert visitor.get("/r/1/l/from/").status_code == 404
    page = main_of(visitor.get("/r/1/l/"))
    assert "<svg" not in page
    assert "Draw" not in page
    strict = write(visitor, exercise("one_moment_strict"), name="The door", effect="They froze")
    assert "They froze" in main_of(visitor.get(strict))


def test_it_has_a_form_of_its_own_for_who_was_afraid(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("afraid")
    assert "how good" not in main_of(visitor.get("/r/1/l/"))
    told = write(visitor, exercise("one_moment_told"), name="The door", through="I kept quiet")

    page = main_of(visitor.get(told))

    assert "I kept quiet" in page
    assert 'class="tilt"' not in page
    assert visitor.get(f"/r/1/e/{exercise('one_moment').code}/1/").status_code == 404
