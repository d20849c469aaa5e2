"""However much lies in a book, a page opens only what it shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from afterword.web.store import books, drawer, sealed
from tests.web.hall.sundays import begun
from tests.web.people import Person

FIRST = date(2018, 1, 7)
MANY = 180
FEW = 140  # a week looks at a hundred, and at its own page; everything else at less
PAGES = (
    "/?day=1",
    "/m/",
    "/r/0/notes/",
    "/r/0/sunday/",
    "/r/0/sunday/line/",
    "/r/0/then/",
    "/r/9/delete/",
)


@pytest.fixture
def lived(keeper: Person) -> Person:
    begun(keeper)
    with keeper.opened():
        book = books.current()
        assert book is not None
        sundays = sealed.Shelf("hall", "sunday", "sunday-page", book.id)
        for number in range(MANY):
            drawer.put_in(f"I walked along the canal, {number}.")
            on = (FIRST + timedelta(weeks=number)).isoformat()
            sealed.save(sundays, {"sunday": on, "line": "It rained.", "line_day": on})
    return keeper


def test_it_opens_only_what_a_page_shows(lived: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    really = sealed._open

    def counted(*given: object) -> object:
        opened.append(given)
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(sealed, "_open", counted)
    for url in PAGES:
        opened.clear()
        assert lived.get(url).status_code == 200
        assert 0 < len(opened) <= FEW, url
