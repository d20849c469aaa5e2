"""The ten-second cards of an invented book: a line of faces a week, and the slider beside some."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from afterword.web.demo.calendar import Calendar
from afterword.web.rooms.hall.sliders import of_week
from afterword.web.store import checkins
from afterword.web.store.moment import as_of

NO_CARD = "."
STEADY = 3
MOST = 10


def fill(days: dict[str, Any], calendar: Calendar) -> None:
    """Keep a card for each day of the story before today, the oldest first."""
    weeks = [*days["weeks"].split(), days["this_week"]]
    this_monday = calendar.today - timedelta(days=calendar.today.weekday())
    first = this_monday - timedelta(weeks=len(weeks) - 1)
    faces = "".join(weeks)
    for number, face in enumerate(faces):
        day = first + timedelta(days=number)
        if face != NO_CARD and day < calendar.today:
            card = _card(day, int(face), number / len(faces), days["sliders"])
            with as_of(calendar.at(day, _hour(day))):
                checkins.keep(card)


def _card(day: date, face: int, along: float, sliders: dict[str, Any]) -> checkins.CheckIn:
    """Make a card; on a steady day the slider was left alone."""
    name = of_week(day, grief=False).name
    if face == STEADY:
        return checkins.CheckIn(day, face)
    slider = sliders[name]
    usual = slider["first"] + (slider["last"] - slider["first"]) * along
    value = round(usual + slider["lean"] * (face - STEADY))
    return checkins.CheckIn(day, face, name, min(MOST, max(0, value)))


def _hour(day: date) -> time:
    """Return some evening hour; nobody presses a face at the same minute each day."""
    return time(20 + day.toordinal() % 2, day.toordinal() * 7 % 60)
