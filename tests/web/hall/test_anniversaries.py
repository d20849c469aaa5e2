"""Days that come round: only in grief, only when named, one quiet line, and off for good."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

import pytest
import time_machine
from bs4 import BeautifulSoup

from afterword.web.rooms.hall import anniversaries
from afterword.web.rooms.hall.anniversaries import Day, of_today
from tests.web.people import Person

DAYS = "/r/0/days/"
OUR_WEDDING = {"name": "our wedding", "first": "1987-06-12"}
LINE = "Today is a day you named:"


def day(name: str, *first: int) -> Day:
    return Day(UUID(int=len(name)), name, date(*first))


BOAT = day("the boat", 2001, 6, 12)
LEAP = day("leap", 2004, 2, 29)


@pytest.mark.parametrize(
    ("days", "today", "found"),
    [
        ([BOAT], date(2026, 6, 12), BOAT),
        ([BOAT], date(2001, 6, 12), BOAT),
        ([BOAT], date(2000, 6, 12), None),
        ([BOAT], date(2026, 6, 11), None),
        ([BOAT], date(2026, 7, 12), None),
        ([], date(2026, 6, 12), None),
        ([LEAP], date(2026, 2, 28), LEAP),
        ([LEAP], date(2028, 2, 28), None),
        ([LEAP], date(2028, 2, 29), LEAP),
        ([BOAT, day("the wedding", 1987, 6, 12)], date(2026, 6, 12), "the wedding"),
    ],
)
def test_it_comes_round_on_its_day_and_on_no_other(
    days: list[Day], today: date, found: Day | str | None
) -> None:
    seen = of_today(days, today)
    assert (seen and seen.name) == (found.name if isinstance(found, Day) else found)


def named(who: Person) -> Person:
    assert who.post(DAYS, OUR_WEDDING).status_code == 303
    return who


def on(who: Person, moment: str) -> str:
    with time_machine.travel(moment, tick=False):
        return who.get("/?day=1").content.decode()


def test_it_says_one_line_that_morning_and_nothing_the_day_after(bereaved: Person) -> None:
    assert LINE not in on(bereaved, "2026-06-12 09:00")
    named(bereaved)
    page = on(bereaved, "2026-06-12 09:00")
    assert page.count(LINE) == 1
    assert "our wedding" in page
    (line,) = BeautifulSoup(page, "html.parser").select("p.anniversary")
    assert not re.search(r"\d", line.get_text()), "nothing is counted"
    assert LINE not in on(bereaved, "2026-06-13 09:00")
    assert "our wedding" not in on(bereaved, "2026-06-13 09:00")


def test_it_takes_one_day_away(bereaved: Person) -> None:
    named(bereaved)
    with bereaved.opened():
        (one,) = anniversaries.every()
    assert "our wedding" in bereaved.get(f"{DAYS}{one.id}/").content.decode()
    assert bereaved.post(f"{DAYS}{one.id}/").status_code == 303
    assert LINE not in on(bereaved, "2026-06-12 09:00")
    assert bereaved.get(f"{DAYS}{one.id}/").headers["Location"] == DAYS


def test_it_is_switched_off_for_good_until_a_day_is_named_again(bereaved: Person) -> None:
    assert f"{DAYS}off/" not in bereaved.get(DAYS).content.decode()
    assert bereaved.get(f"{DAYS}off/").headers["Location"] == DAYS
    named(bereaved)
    assert f"{DAYS}off/" in bereaved.get(DAYS).content.decode()
    assert "The day you named" in bereaved.get(f"{DAYS}off/").content.decode()
    bereaved.post(f"{DAYS}off/")
    for year in range(2026, 2040):
        assert LINE not in on(bereaved, f"{year}-06-12 09:00")
    assert "Switched off." in bereaved.get(DAYS).content.decode()
    named(bereaved)
    assert LINE in on(bereaved, "2027-06-12 09:00")


def test_it_keeps_what_was_typed_and_says_what_is_missing(bereaved: Person) -> None:
    answer = bereaved.post(DAYS, {"name": "the boat", "first": "midsummer"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "the boat" in page
    assert "midsummer" in page
    assert "Write the day as 2026-02-28" in page


def test_it_holds_a_dozen_and_no_more(bereaved: Person) -> None:
    for number in range(1, anniversaries.MOST + 1):
        bereaved.post(DAYS, {"name": f"day {number}", "first": f"2001-{number:02}-01"})
    answer = bereaved.post(DAYS, OUR_WEDDING)
    assert answer.status_code == 422
    assert "There are twelve already." in answer.content.decode()


def test_it_is_there_in_grief_alone(bereaved: Person, visitor: Person) -> None:
    assert DAYS in bereaved.get("/?day=1").content.decode()
    assert DAYS not in visitor.get("/?day=1").content.decode()
    for address in (DAYS, f"{DAYS}off/", f"{DAYS}{UUID(int=7)}/"):
        assert visitor.get(address, follow=True).request["PATH_INFO"] == "/"
        visitor.post(address, OUR_WEDDING)
    with visitor.opened():
        assert anniversaries.every() == []
