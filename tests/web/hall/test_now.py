"""The bad minute: within seconds, without a vault, while locked."""

from __future__ import annotations

import pytest
from django.test import Client

from afterword.web.store import session
from tests.web.hall.reading import read
from tests.web.people import Person

pytestmark = pytest.mark.django_db

WAYS = ("/r/0/now/write/", "/r/0/now/reasons/", "/r/0/now/person/", "/help/")


def test_it_breathes_first_and_then_offers_four_ways(client: Client) -> None:
    answer = client.get("/r/0/now/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.index("breath-circle") < page.index(WAYS[0])
    assert [link for link in read(answer.content).links if link in WAYS[:3]] == list(WAYS[:3])
    assert "<form" not in page


def test_it_works_while_locked(locked: Person) -> None:
    assert locked.get("/r/0/now/").status_code == 200
    assert locked.get("/r/0/now/sleep/").status_code == 200


def test_it_works_behind_the_curtain_and_shows_nothing_private(visitor: Person) -> None:
    visitor.post("/r/0/now/reasons/change/", {"reasons": "She asked for quiet"})
    session.draw_curtain(visitor.row)
    answer = visitor.get("/r/0/now/")
    assert answer.status_code == 200
    assert "She asked for quiet" not in answer.content.decode()


def test_it_reaches_something_useful_in_two_taps_from_anywhere(
    client: Client, visitor: Person
) -> None:
    for person in (client, visitor):
        first = read(person.get("/").content).links
        assert "/r/0/now/" in first
        second = read(person.get("/r/0/now/").content).links
        assert set(WAYS) <= set(second)
        assert 'name="text"' in person.get("/r/0/now/write/").content.decode()


def test_it_reaches_the_field_in_one_tap_at_night(visitor: Person, afternoon: object) -> None:
    afternoon.move_to("2026-11-25T02:00:00+00:00")  # type: ignore[attr-defined]
    assert "/r/0/now/write/" in read(visitor.get("/").content).links


def test_it_shows_own_reasons_when_open(visitor: Person) -> None:
    visitor.post("/r/0/now/reasons/change/", {"reasons": "She asked for quiet"})
    assert "She asked for quiet" in visitor.get("/r/0/now/").content.decode()


def test_it_takes_a_number_before_and_after_once(visitor: Person) -> None:
    assert "How strong is it?" in visitor.get("/r/0/now/").content.decode()
    visitor.post("/r/0/now/urge/", {"strength": "8"})
    assert "How strong is it now?" in visitor.get("/r/0/now/").content.decode()
    visitor.post("/r/0/now/urge/", {"strength": "5"})
    page = visitor.get("/r/0/now/").content.decode()
    assert "It was 8, now it is 5." in page


def test_it_does_not_praise_or_scold_a_number_that_rose(visitor: Person) -> None:
    visitor.post("/r/0/now/urge/", {"strength": "5"})
    visitor.post("/r/0/now/urge/", {"strength": "9"})
    assert "It has not eased yet." in visitor.get("/r/0/now/").content.decode()


@pytest.mark.parametrize("given", ["", "eleven", "11", "-1"])
def test_it_asks_again_for_a_number_it_cannot_use(visitor: Person, given: str) -> None:
    answer = visitor.post("/r/0/now/urge/", {"strength": given})
    assert answer.status_code == 422
    assert "Any number from 0 to 10." in answer.content.decode()
