"""How the week was: two numbers of ours; five more only where somebody laid a file for them."""

from __future__ import annotations

from django.conf import settings

from afterword.programme.five_items import FILE
from afterword.web.rooms.step2_grow import week
from afterword.web.store import sealed
from tests.programme.test_five_items import INVENTED
from tests.web.people import Person

PAGE = "/r/2/c/"
FIVE = "/r/2/c/5/"


def html(who: Person, url: str = PAGE) -> str:
    """A page."""
    return who.get(url).content.decode()


def lay_file(text: str = INVENTED) -> None:
    """Lay a questionnaire into the data folder."""
    (settings.DATA / FILE).write_text(text, encoding="utf-8")


def test_it_keeps_one_number_or_two(visitor: Person) -> None:
    assert visitor.post(PAGE, {"bearable": "0"}).status_code == 303
    assert visitor.post(PAGE, {"bearable": "6", "mine": "3"}).status_code == 303

    with visitor.opened():
        kept = [(one.bearable, one.mine) for one in week.every()]
    assert kept == [(6, 3), (0, None)]
    page = html(visitor)
    assert "bearable 6" in page
    assert "my own 3" in page
    assert "bearable 0" in page


def test_it_asks_for_one_number_and_takes_no_other(visitor: Person) -> None:
    for sent in ({}, {"bearable": "11"}, {"mine": "a lot"}):
        assert visitor.post(PAGE, sent).status_code == 422
    with visitor.opened():
        assert week.every() == []


def test_it_takes_one_away(visitor: Person) -> None:
    visitor.post(PAGE, {"mine": "3"})
    with visitor.opened():
        (kept,) = week.every()
    visitor.post(PAGE, {"delete": "nonsense"})
    assert "my own 3" in html(visitor)

    visitor.post(PAGE, {"delete": str(kept.id)})

    assert "my own 3" not in html(visitor)


def test_it_has_no_trace_of_five_items_without_a_file(visitor: Person) -> None:
    assert FIVE not in html(visitor)
    assert visitor.get(FIVE).headers["Location"] == PAGE
    assert visitor.post(FIVE, {"item0": "1"}).headers["Location"] == PAGE


def test_it_asks_the_five_of_the_file_and_shows_its_licence(visitor: Person) -> None:
    lay_file()

    assert "Five about the garden" in html(visitor)
    page = html(visitor, FIVE)
    for said in ("The shed", "all green", "CC0", "Invented for a test", "no diagnosis"):
        assert said in page


def test_it_keeps_the_score_and_calls_it_nothing(visitor: Person) -> None:
    lay_file()
    sent = {f"item{n}": "2" for n in range(5)}

    assert visitor.post(FIVE, {**sent, "item4": ""}).status_code == 422
    assert visitor.post(FIVE, sent).status_code == 303

    page = html(visitor)
    assert "40 of 100" in page
    for word in ("low", "depress", "risk", "normal", "good score"):
        assert f" {word}" not in page.split('id="main"')[1].lower()
    with visitor.opened():
        (entry,) = sealed.readable(week._shelf("five"))
    assert entry.value["points"] == [2] * 5


def test_it_keeps_earlier_scores_when_the_file_goes(visitor: Person) -> None:
    lay_file()
    visitor.post(FIVE, {f"item{n}": "5" for n in range(5)})
    (settings.DATA / FILE).unlink()

    assert "100 of 100" in html(visitor)


def test_it_offers_nothing_of_a_file_that_cannot_be_used(visitor: Person) -> None:
    lay_file("title = 3")

    assert visitor.get(PAGE).status_code == 200
    assert FIVE not in html(visitor)
