"""The sheet that was put off: one reminder, from the third day on."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from afterword.web.store import reminders, vaults
from tests.web.people import Person

pytestmark = pytest.mark.postgres

PUT_OFF = date(2026, 3, 1)


def test_it_reminds_once_from_the_third_day_on(home: Person) -> None:
    assert reminders.sheet_is_new()
    assert not reminders.sheet_due(PUT_OFF)
    reminders.sheet_later(PUT_OFF)
    assert not reminders.sheet_is_new()
    due = [reminders.sheet_due(date(2026, 3, day)) for day in (1, 2, 3, 4, 9)]
    assert due == [False, False, False, True, True]
    reminders.sheet_reminded()
    assert not reminders.sheet_due(date(2026, 3, 9))


def test_it_does_not_remind_of_a_sheet_that_was_made(home: Person) -> None:
    reminders.sheet_later(PUT_OFF)
    vaults.new_sheet()
    assert not reminders.sheet_due(date(2026, 3, 9))
    reminders.sheet_made()
    assert not reminders.sheet_is_new()


def test_it_does_not_remind_where_nothing_is_kept(ana: Person) -> None:
    reminders.sheet_later(PUT_OFF)
    assert not reminders.sheet_due(date(2026, 3, 9))


def test_it_takes_today_where_no_day_is_given(home: Person) -> None:
    reminders.sheet_later(PUT_OFF)
    with time_machine.travel(datetime(2026, 3, 3, 12, tzinfo=UTC), tick=False):
        assert not reminders.sheet_due()
    with time_machine.travel(datetime(2026, 3, 4, 12, tzinfo=UTC), tick=False):
        assert reminders.sheet_due()
