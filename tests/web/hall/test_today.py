"""Today: by day, by night, in grief."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from afterword.web.rooms.hall import clock, sliders
from afterword.web.store import checkins
from tests.web.hall.conftest import NIGHT
from tests.web.hall.reading import read
from tests.web.people import Person

pytestmark = pytest.mark.django_db


def test_it_has_one_loud_button_at_most_one_notice_and_nothing_inline(visitor: Person) -> None:
    page = read(visitor.get("/").content)
    assert page.primary == 1
    assert page.notices <= 1
    assert page.inline == []
    assert page.words_before_field <= 60


def test_it_says_no_such_thing_once_it_is_kept(keeper: Person) -> None:
    assert "Nothing is kept yet" not in keeper.get("/").content.decode()


def test_it_says_that_nothing_is_kept_yet(visitor: Person) -> None:
    assert "Nothing is kept yet" in visitor.get("/").content.decode()


def test_it_offers_to_keep_after_the_first_thing_worth_keeping(visitor: Person) -> None:
    assert "/d/keep/" not in visitor.get("/").content.decode()
    visitor.post("/r/0/now/write/", {"text": "I miss the kitchen"})
    assert "/d/keep/" in visitor.get("/").content.decode()


def test_it_keeps_a_face_and_the_slider_of_the_week(visitor: Person) -> None:
    assert visitor.post("/r/0/card/", {"face": "2", "value": "7"}).status_code == 303
    with visitor.opened():
        card = checkins.of(date(2026, 11, 24))
    assert card is not None
    asked = sliders.of_week(date(2026, 11, 24), grief=False)
    assert (card.face, card.slider, card.value) == (2, asked.name, 7)
    page = visitor.get("/").content.decode()
    assert "Noted for today: low." in page
    assert 'name="face"' not in page


def test_it_keeps_the_slider_in_place_when_no_face_was_pressed(visitor: Person) -> None:
    answer = visitor.post("/r/0/card/", {"value": "9"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="9"' in page
    assert "Press the face that comes nearest." in page


def test_it_asks_for_nothing_more_on_a_heavy_day(keeper: Person) -> None:
    keeper.post("/r/0/card/", {"face": "1"})
    assert "Nothing is needed today" in keeper.get("/").content.decode()


def test_it_takes_not_today_for_an_answer(keeper: Person) -> None:
    assert "Not today" in keeper.get("/").content.decode()
    keeper.post("/r/0/later/")
    assert "Nothing is needed today" in keeper.get("/").content.decode()


def test_it_shows_three_things_at_night(visitor: Person, afternoon: time_machine.Traveller) -> None:
    afternoon.move_to(NIGHT)
    page = visitor.get("/").content.decode()
    for line in ("I want to write to them", "I can’t sleep", "I need someone"):
        assert line in page
    assert 'class="night ' in page
    assert 'name="face"' not in page
    assert 'name="face"' in visitor.get("/?day=1").content.decode()


def test_it_knows_when_night_begins_and_ends() -> None:
    at = [datetime(2026, 11, 24, hour, 59, tzinfo=UTC) for hour in (5, 6, 21, 22)]
    assert [clock.is_night(moment) for moment in at] == [True, False, False, True]


def test_it_speaks_of_no_outreach_where_someone_died(
    bereaved: Person, afternoon: time_machine.Traveller
) -> None:
    for moment in ("2026-11-24T14:00:00+00:00", NIGHT):
        afternoon.move_to(moment)
        page = read(bereaved.get("/").content).text
        for word in ("write to them", "together", "mirror", "Bring in messages"):
            assert word not in page
    assert "I want to talk to them" in page


def test_it_asks_another_question_every_week_and_all_in_five() -> None:
    asked = {sliders.of_week(date(2026, 11, day), grief=False).name for day in (2, 9, 16, 23, 30)}
    assert asked == set(sliders.NAMES)


def test_it_reminds_of_the_sheet_once(keeper: Person, afternoon: time_machine.Traveller) -> None:
    keeper.post("/d/sheet/later/")
    assert "recovery sheet" not in keeper.get("/").content.decode()
    afternoon.shift(3 * 86400)
    assert "recovery sheet" in keeper.get("/").content.decode()
    assert "recovery sheet" not in keeper.get("/").content.decode()
