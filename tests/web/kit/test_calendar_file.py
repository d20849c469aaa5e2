"""A day for a calendar: plain RFC 5545, and not a word of what it is for."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.web.kit import calendar_file
from afterword.web.rooms.step2_grow import plans
from tests.web.people import Person

DAY = date(2026, 12, 31)
MADE = datetime(2026, 11, 24, 12, 30, 5, tzinfo=UTC)
ID = UUID(int=7)


def event(title: str = "Notes") -> str:
    """A file for the last day of a year."""
    return calendar_file.event(DAY, title=title, id=ID, made=MADE)


def test_it_writes_one_whole_day_line_by_line() -> None:
    assert event().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Notes//Notes//EN",
        "BEGIN:VEVENT",
        f"UID:{ID}",
        "DTSTAMP:20261124T123005Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Notes",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_it_folds_and_escapes_any_title(title: str) -> None:
    file = event(title)

    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))
    unfolded = re.search(r"SUMMARY:(.*?)\r\nCLASS", file.replace("\r\n ", ""), re.DOTALL)
    assert unfolded is not None
    assert re.sub(r"\\(.)", r"\1", unfolded[1]).split() == title.split()


def test_it_asks_for_an_instant() -> None:
    with pytest.raises(ValueError, match="zone"):
        calendar_file.event(DAY, title="Notes", id=ID, made=MADE.replace(tzinfo=None))


def test_it_hands_over_a_planned_day_and_leaves_the_plan_as_it_is(visitor: Person) -> None:
    with visitor.opened():
        plan = plans.add("See Ana, who knew us both", DAY)

    answer = visitor.post(f"/r/2/a/{plan.id}/", {"calendar": "1"})

    file = answer.content.decode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="notes.ics"'
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "DTSTART;VALUE=DATE:20261231" in file
    for word in ("Ana", str(plan.id), "fterword"):
        assert word not in file
    with visitor.opened():
        assert [one.id for one in plans.every()] == [plan.id]


@pytest.mark.parametrize("today", ["2026-11-24", "2026-11-29"])
def test_it_hands_over_the_next_sunday(visitor: Person, today: str) -> None:
    with time_machine.travel(f"{today}T12:00:00+00:00", tick=False):
        file = visitor.post("/r/0/sunday/").content.decode()

    found = re.search(r"DTSTART;VALUE=DATE:(\d{8})", file)
    assert found is not None
    day = datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC).date()
    assert day.weekday() == 6
    assert timedelta(0) < day - date.fromisoformat(today) <= timedelta(7)
    assert "RRULE" not in file
    assert "VALARM" not in file
