"""The ten-second cards: one a day, those of the shown book."""

from __future__ import annotations

from datetime import date

import pytest

from afterword.web.store import books, checkins, sealed
from afterword.web.store.checkins import CheckIn
from tests.web.people import Person

pytestmark = pytest.mark.postgres

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def test_it_keeps_a_card_with_and_without_a_slider(ana: Person) -> None:
    plain, full = CheckIn(MONDAY, 2), CheckIn(TUESDAY, 4, "sleep", 7)
    for card in (plain, full):
        checkins.keep(card)
        assert checkins.of(card.day) == card
    assert checkins.of(MONDAY) is None  # only the newest is looked at
    assert checkins.newest(10) == [plain, full]
    assert checkins.newest(1) == [full]


def test_a_second_card_of_a_day_replaces_the_first(ana: Person) -> None:
    checkins.keep(CheckIn(MONDAY, 1, "sleep", 0))
    checkins.keep(CheckIn(MONDAY, 3))
    assert checkins.newest(10) == [CheckIn(MONDAY, 3)]


def test_each_book_has_its_own(ana: Person) -> None:
    first = books.current()
    assert first is not None
    checkins.keep(CheckIn(MONDAY, 1))
    books.begin("died")
    assert checkins.newest(10) == []
    books.show(first.id)
    assert checkins.newest(10) == [CheckIn(MONDAY, 1)]


def test_there_are_none_on_an_empty_shelf(ana: Person) -> None:
    assert checkins.of(MONDAY) is None
    assert checkins.newest(10) == []
    assert all(shelf.kind != "checkin" for shelf in sealed.shelves())
