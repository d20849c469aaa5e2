"""Which week a Sunday page is about, and which evening a moment of the night belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from afterword.web.rooms.hall.clock import NIGHT_ENDS

MONDAY, TUESDAY, SUNDAY = 0, 1, 6
LOOKS_BACK = {MONDAY, TUESDAY}


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, named by the Sunday they end on."""

    monday: date
    sunday: date

    @property
    def name(self) -> str:
        """The Sunday as ``2026-11-29``: how a page is kept under its week."""
        return self.sunday.isoformat()

    def ahead(self) -> Week:
        """Return the week that follows."""
        return Week(self.monday + timedelta(weeks=1), self.sunday + timedelta(weeks=1))

    def before(self) -> Week:
        """Return the week that went before."""
        return Week(self.monday - timedelta(weeks=1), self.sunday - timedelta(weeks=1))


def week_of(day: date) -> Week:
    """Return the week to look back on: on Monday and Tuesday still the one that is just over."""
    monday = day - timedelta(days=day.weekday())
    if day.weekday() in LOOKS_BACK:
        monday -= timedelta(weeks=1)
    return Week(monday, monday + timedelta(days=SUNDAY))


def is_sunday(day: date) -> bool:
    """Say whether a day is a Sunday."""
    return day.weekday() == SUNDAY


def evening_of(moment: datetime) -> date:
    """Return the day whose evening a local time belongs to: 02:00 is still the evening before."""
    return (moment - timedelta(hours=NIGHT_ENDS)).date()
