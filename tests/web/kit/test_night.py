"""The night face lies over every page, whatever room it belongs to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from afterword.web.rooms.hall import clock
from tests.web.people import Person

EVERYWHERE = ("/", "/help/", "/m/", "/r/1/", "/r/3/", "/r/3/new/", "/d/", "/w/", "/s/", "/r/m/")


@pytest.mark.parametrize(
    ("hour", "night"), [("21:59", False), ("22:00", True), ("05:59", True), ("06:00", False)]
)
def test_it_is_dim_on_every_page_at_night_and_on_none_by_day(
    keeper: Person, monkeypatch: pytest.MonkeyPatch, hour: str, night: bool
) -> None:
    moment = datetime.fromisoformat(f"2026-11-05T{hour}").replace(tzinfo=UTC)
    monkeypatch.setattr(timezone, "localtime", lambda *_given: moment)
    monkeypatch.setattr(clock, "now", lambda: moment)

    for address in EVERYWHERE:
        page = keeper.get(address, follow=True).content.decode()
        assert ('<body class="night ' in page) is night, address


def test_it_is_dim_while_locked(locked: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 11, 5, 2, 10, tzinfo=UTC)
    monkeypatch.setattr(timezone, "localtime", lambda *_given: moment)

    answer = locked.get("/r/3/")

    assert answer.status_code == 401
    assert '<body class="night ' in answer.content.decode()
