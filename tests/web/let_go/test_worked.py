"""What worked: one's own two numbers, exercise by exercise, with no claim."""

from __future__ import annotations

from bs4 import BeautifulSoup

from afterword.programme import exercise
from tests.web.exercises.walking import walk
from tests.web.people import Person

CALM = exercise("two_minutes_of_calm")
BURNS = exercise("words_that_burn")


def cells(who: Person) -> dict[str, list[list[str]]]:
    """The table under each title."""
    soup = BeautifulSoup(who.get("/r/6/c/").content.decode(), "html.parser")
    return {
        part.h2.text: [[td.text for td in row.select("td")] for row in part.select("tbody tr")]
        for part in soup.select("section.tried")
    }


def test_it_says_what_will_be_there_before_there_is_anything(visitor: Person) -> None:
    assert cells(visitor) == {}
    assert "a number before and after" in visitor.get("/r/6/c/").content.decode()


def test_it_shows_the_numbers_of_each_exercise_together(visitor: Person) -> None:
    walk(visitor, BURNS)
    walk(visitor, CALM)
    walk(visitor, CALM)

    assert cells(visitor) == {CALM.title: [["7", "5"]] * 2, BURNS.title: [["7", "5"]]}
    calm = next(
        one for one in visitor.get("/r/6/c/").context["page"].tried if one.title == CALM.title
    )
    assert calm.counted == ["lower 2 times"]


def test_it_is_led_to_from_two_numbers(visitor: Person) -> None:
    page = visitor.get(walk(visitor, CALM).headers["Location"]).content.decode()

    assert 'href="/r/6/c/"' in page


def test_it_leaves_out_what_has_only_one_number(visitor: Person) -> None:
    from tests.web.exercises.walking import press

    press(visitor, CALM, 1, go="enough")

    assert cells(visitor) == {}


def test_it_ranks_and_claims_nothing(visitor: Person) -> None:
    walk(visitor, CALM)
    page = visitor.get("/r/6/c/").content.decode()

    assert "They say what was, on those days." in page
    for word in ("best", "effective", "improve", "%", "average"):
        assert word not in page.split('id="main"')[1]
