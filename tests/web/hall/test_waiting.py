"""A note to open later: shut until its day, spoken of once, opened with one tap."""

from __future__ import annotations

import pytest
import time_machine

from tests.web.hall.sundays import SUNDAY, begun, html, laid_away, send
from tests.web.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def someone(keeper: Person, afternoon: time_machine.Traveller) -> Person:
    """Ana on a Sunday, with a note of Tuesday in the drawer."""
    begun(keeper)
    afternoon.move_to(SUNDAY)
    return keeper


def test_it_shows_a_note_on_its_day_once_and_opens_it_with_one_tap(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    address = laid_away(someone)
    afternoon.move_to("2026-12-23T12:00:00+00:00")
    assert "A note from you" not in html(someone)
    afternoon.move_to("2026-12-24T12:00:00+00:00")
    page = html(someone)
    assert "A note from you" in page
    assert f'action="{address}"' in page
    assert "kettle" not in page
    assert "kettle" in someone.post(address, follow=True).content.decode()
    assert "A note from you" not in html(someone)
    assert "kettle" in html(someone, address)


def test_it_does_not_speak_of_a_note_on_a_second_day(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    address = laid_away(someone)
    afternoon.move_to("2026-12-27T12:00:00+00:00")
    assert "A note from you" in html(someone)
    assert "A note from you" in html(someone)
    afternoon.shift(86400)
    assert "A note from you" not in html(someone)
    assert "Ready to open" in html(someone, "/r/0/sunday/")
    assert "It has waited for you." in html(someone, address)


def test_it_waits_through_a_heavy_day(someone: Person, afternoon: time_machine.Traveller) -> None:
    laid_away(someone)
    afternoon.move_to("2026-12-24T12:00:00+00:00")
    someone.post("/r/0/card/", {"face": "1"})
    assert "A note from you" not in html(someone)
    afternoon.shift(86400)
    assert "A note from you" in html(someone)


def test_it_opens_a_note_early_only_on_its_own_page(someone: Person) -> None:
    address = laid_away(someone)
    page = html(someone, address)
    assert "It waits until 24 December 2026." in page
    assert "kettle" not in page
    assert "kettle" in someone.post(address, follow=True).content.decode()


def test_it_burns_a_note_unread(someone: Person) -> None:
    address = laid_away(someone)
    asked = html(someone, f"{address}burn/")
    assert "unread" in asked
    assert "kettle" not in asked
    someone.post(f"{address}burn/")
    assert someone.get(address)["Location"] == "/r/0/sunday/"


@pytest.mark.parametrize("opens", ["", "2026-11-29", "2026-11-01", "2050-01-01", "soon"])
def test_it_asks_for_a_day_to_come_and_keeps_the_words(someone: Person, opens: str) -> None:
    given = {"text": "Put the kettle on.", "opens": opens, "go": "enough"}
    answer = someone.post("/r/0/sunday/later/", given)
    assert answer.status_code == 422
    assert "Put the kettle on." in answer.content.decode()


def test_it_needs_no_day_where_there_are_no_words(someone: Person) -> None:
    assert send(someone, "later", text=" ", opens="") == "/r/0/sunday/"
