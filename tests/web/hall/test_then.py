"""Then and now: two lines of one's own side by side, when asked."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
import time_machine
from bs4 import BeautifulSoup

from afterword.programme import exercises
from afterword.web.rooms.hall import own_words, pairs
from afterword.web.rooms.hall.own_words import Written
from afterword.web.store import books, drawer, sealed
from tests.web.people import Person

pytestmark = pytest.mark.django_db

THEN = "/r/0/then/"
MARCH = "2026-03-10T12:00:00+00:00"
NOW = "2026-11-24T14:00:00+00:00"


def note_at(person: Person, afternoon: time_machine.Traveller, moment: str, text: str) -> None:
    afternoon.move_to(moment)
    with person.opened():
        drawer.put_in(text)


def sides(person: Person, address: str = THEN) -> list[str]:
    soup = BeautifulSoup(person.get(address).content.decode(), "html.parser")
    return [" ".join(figure.get_text(" ").split()) for figure in soup.find_all("figure")]


@pytest.fixture
def someone(keeper: Person, afternoon: time_machine.Traveller) -> Person:
    """Ana in November, with a note of March and one of today."""
    note_at(keeper, afternoon, MARCH, "I cannot be in the kitchen.\nNot for long.")
    note_at(keeper, afternoon, NOW, "Hm. I cooked in the kitchen with the radio on.")
    return keeper


def test_it_lays_an_older_line_beside_one_of_today(someone: Person) -> None:
    then, now = sides(someone)
    assert then.startswith("In March you wrote I cannot be in the kitchen. 10 March 2026")
    assert now.startswith("Today you wrote I cooked in the kitchen with the radio on.")
    assert "Not for long" not in then


def test_it_is_never_shown_unasked(someone: Person) -> None:
    for address in ("/", "/r/1/", "/r/0/sunday/", "/r/0/now/"):
        assert "I cannot be in the kitchen" not in someone.get(address).content.decode()


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-25T14:00:00+00:00", "On Tuesday you wrote"),
        ("2026-12-10T14:00:00+00:00", "On 24 November you wrote"),
        ("2026-12-24T14:00:00+00:00", ""),
    ],
)
def test_it_says_how_long_ago_as_one_says_it(
    someone: Person, afternoon: time_machine.Traveller, now: str, said: str
) -> None:
    afternoon.move_to(now)
    shown = sides(someone)
    assert [said in side for side in shown] == ([False, True] if said else [])


def test_it_names_the_year_of_another_year(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    note_at(someone, afternoon, "2027-01-10T12:00:00+00:00", "A year begins, quietly enough.")
    assert sides(someone)[0].startswith("In March 2026 you wrote")


def test_it_waits_where_there_is_no_pair(keeper: Person) -> None:
    page = keeper.get(THEN).content.decode()
    assert "Nothing to lay side by side yet" in page
    assert "<figure" not in page


def test_it_goes_to_another_pair_and_round_again(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    assert "Another pair" not in someone.get(THEN).content.decode()
    note_at(someone, afternoon, "2026-05-01T12:00:00+00:00", "May is louder than I am.")
    afternoon.move_to(NOW)
    first = someone.get(THEN).content.decode()
    assert "?pair=1" in first
    assert "May is louder" in sides(someone, f"{THEN}?pair=1")[0]
    assert "?pair=0" in someone.get(f"{THEN}?pair=1").content.decode()


@pytest.mark.parametrize("pair", ["7", "-1", "x", "9" * 40, "²"])
def test_it_takes_any_number_for_a_pair(someone: Person, pair: str) -> None:
    assert len(sides(someone, f"{THEN}?pair={pair}")) == 2


def test_it_asks_once_more_on_a_low_day_at_night(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    someone.post("/r/0/card/", {"face": "2"})
    assert len(sides(someone)) == 2
    for moment in ("2026-11-24T23:00:00+00:00", "2026-11-25T02:00:00+00:00"):
        afternoon.move_to(moment)
        assert sides(someone) == []
        assert "Perhaps not tonight." in someone.get(THEN).content.decode()
        assert len(sides(someone, f"{THEN}?anyway=1")) == 2
    afternoon.move_to("2026-11-25T23:00:00+00:00")
    assert len(sides(someone)) == 2


def test_it_passes_over_a_text_with_words_of_danger(
    keeper: Person, afternoon: time_machine.Traveller
) -> None:
    note_at(keeper, afternoon, MARCH, "The bridge looked near. I want to kill myself.")
    note_at(keeper, afternoon, NOW, "I cooked in the kitchen.")
    assert sides(keeper) == []


def test_it_lays_letters_beside_letters_without_their_greeting(
    keeper: Person, afternoon: time_machine.Traveller
) -> None:
    rest = {"purpose": "unsent", "channel": "letter", "kind": "closing", "contact": "unknown"}
    note_at(keeper, afternoon, MARCH, "A note has no partner here.")
    for moment, text in ((MARCH, "Dear Sam,\nWhere do I begin this?"), (NOW, "Sam, it is autumn.")):
        afternoon.move_to(moment)
        keeper.post("/r/3/new/", {"text": text, **rest})
    then, now = sides(keeper)
    assert "Where do I begin this?" in then
    assert "Sam, it is autumn." in now
    assert "How two letters began" in keeper.get(THEN).content.decode()


def test_it_lays_sunday_pages_first(someone: Person, afternoon: time_machine.Traveller) -> None:
    for moment, week in ((MARCH, "A week like wet sand."), (NOW, "A week with two dry days.")):
        afternoon.move_to(moment)
        someone.post("/r/0/sunday/week/", {"week": week})
    assert "wet sand" in sides(someone)[0]
    assert "kitchen" in sides(someone, f"{THEN}?pair=1")[0]


def test_it_lays_answers_beside_answers_to_the_same_question(
    keeper: Person, afternoon: time_machine.Traveller
) -> None:
    exercise = next(one for one in exercises() if one.shown("ended", ()) and _text_field(one))
    field = _text_field(exercise)
    for moment, text in ((MARCH, "Nothing at all comes to me."), (NOW, "The piano, twice a week.")):
        afternoon.move_to(moment)
        with keeper.opened():
            book = books.current()
            assert book is not None
            shelf = sealed.Shelf(exercise.step, "exercise", exercise.id, book.id)
            values = {"values": {field.id: text}, "id": exercise.id, "version": exercise.version}
            sealed.save(shelf, values)
    then, now = sides(keeper)
    assert "Nothing at all comes to me." in then
    assert "The piano, twice a week." in now
    assert field.label in keeper.get(THEN).content.decode()


def _text_field(exercise):  # type: ignore[no-untyped-def]
    return next((field for field in exercise.fields if field.kind in {"text", "long"}), None)


def written(sort: str, day: date, number: int = 0) -> Written:
    return Written(sort, "", UUID(int=number), day, f"words of {day}")


TODAY = date(2026, 11, 24)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(("older", "recent", "count"), [(30, 0, 1), (29, 0, 0), (35, 10, 0)])
def test_it_keeps_thirty_days_between_two_lines(older: int, recent: int, count: int) -> None:
    texts = [written("note", days_ago(older)), written("note", days_ago(recent))]
    assert len(pairs.of(texts, TODAY)) == count


def test_it_lays_only_like_beside_like() -> None:
    texts = [written("note", days_ago(90)), written("letter", days_ago(0))]
    assert pairs.of(texts, TODAY) == []


def test_it_takes_the_sorts_in_turn_and_not_too_many() -> None:
    texts = [written(sort, days_ago(40 + n), n) for sort in ("note", "letter") for n in range(50)]
    texts += [written(sort, TODAY) for sort in ("note", "letter")]
    found = pairs.of(texts, TODAY)
    assert [pair.then.sort for pair in found[:4]] == ["note", "letter", "note", "letter"]
    assert len(found) == 2 * pairs.MOST_OF_A_SORT
    assert found[0].then.day < found[2].then.day


def test_it_cuts_a_very_long_sentence_at_a_word() -> None:
    line = own_words.first_line("and then " * 80)
    assert len(line) <= own_words.LONGEST_LINE + 2
    assert line.endswith(("then …", "and …"))
