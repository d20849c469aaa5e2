"""When things happened in an invented book: told from today, so that it always looks lived in.

``12w Sat 14:30`` is that Saturday in the twelfth week before this one, ``1d 23:05`` yesterday at
that time, ``+40d`` a day still to come. In texts, ``{month 237}`` is the name of the month so many
days ago, ``{when 237}`` that month with its year, ``{year 9}`` the year so many years ago, and
``{day +40}`` a day as 2027-01-03.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from django.utils.dates import MONTHS

LEAP_DAY = (2, 29)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WHEN = re.compile(
    r"(?:(?P<weeks>\d+)w (?P<weekday>\w{3})|(?P<ahead>\+?)(?P<days>\d+)d)"
    r"(?: (?P<hour>\d\d):(?P<minute>\d\d))?"
)
_MARK = re.compile(r"\{(?P<what>month|when|year|day) (?P<ahead>\+?)(?P<days>\d+)\}")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Turns such times into days and moments. ``today`` and ``zone`` are the reader's."""

    today: date
    zone: tzinfo

    def day(self, when: str) -> date:
        """Return the day. Raises ValueError for anything written otherwise."""
        found = _WHEN.fullmatch(when)
        if found is None or (found["weekday"] and found["weekday"] not in WEEKDAYS):
            raise ValueError(when)
        if found["weekday"]:
            monday = self.today - timedelta(days=self.today.weekday())
            return monday + timedelta(
                weeks=-int(found["weeks"]), days=WEEKDAYS.index(found["weekday"])
            )
        return self._away(found["ahead"], found["days"])

    def moment(self, when: str) -> datetime:
        """Return the instant. Raises ValueError as ``day`` does, and where no hour is given."""
        found = _WHEN.fullmatch(when)
        if found is None or not found["hour"]:
            raise ValueError(when)
        clock = time(int(found["hour"]), int(found["minute"]))
        return self.at(self.day(when), clock)

    def at(self, day: date, clock: time) -> datetime:
        """Return a day's instant in the reader's zone."""
        return datetime.combine(day, clock, self.zone)

    def told(self, value: Any) -> Any:
        """Return a value with the marks in all its texts filled in."""
        if isinstance(value, str):
            return _MARK.sub(self._said, value)
        if isinstance(value, list):
            return [self.told(part) for part in value]
        if isinstance(value, dict):
            return {key: self.told(part) for key, part in value.items()}
        return value

    def years_ago(self, when: str, years: int) -> date:
        """Return the day so many years before the one of ``when``; 28 February for a leap day."""
        day = self.day(when)
        leap = (day.month, day.day) == LEAP_DAY
        return day.replace(year=day.year - years, day=28 if leap else day.day)

    def _said(self, mark: re.Match[str]) -> str:
        if mark["what"] == "year":
            return str(self.today.year - int(mark["days"]))
        day = self._away(mark["ahead"], mark["days"])
        month = str(MONTHS[day.month])
        return {"month": month, "when": f"{month} {day.year}"}.get(mark["what"], day.isoformat())

    def _away(self, ahead: str, days: str) -> date:
        return self.today + timedelta(days=int(days) if ahead else -int(days))
