"""The line of one's own days, drawn from the ten-second cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import mean

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.web.kit.charts import LineChart, Point, line_of_weeks
from afterword.web.store.checkins import CheckIn

FEWEST = 2
DAYS_BY_DAY = 28


def drawn(cards: Sequence[CheckIn]) -> LineChart | None:
    """Draw day by day up to four weeks, and week by week beyond; None while there is one card.

    A day or week without a card is a gap in the line, never a nought.
    """
    if len(cards) < FEWEST:
        return None
    first, last = cards[0].day, cards[-1].day
    by_day = (last - first).days < DAYS_BY_DAY
    points = _daily(cards, first, last) if by_day else _weekly(cards, first, last)
    said = [f"{point.when}: {_(_WORDS[round(point.value) - 1])}" for point in points if point.value]
    return line_of_weeks(
        points,
        name="days",
        title=_("How it was"),
        description="; ".join((said[0], said[-1])),
        low=_("Heavy"),
        high=_("Warm"),
    )


_WORDS = ("Heavy", "Low", "Steady", "Lighter", "Warm")


def _daily(cards: Sequence[CheckIn], first: date, last: date) -> list[Point]:
    known = {card.day: float(card.face) for card in cards}
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [Point(date_format(day, "j F"), known.get(day)) for day in days]


def _weekly(cards: Sequence[CheckIn], first: date, last: date) -> list[Point]:
    monday = first - timedelta(days=first.weekday())
    weeks = [monday + timedelta(weeks=n) for n in range((last - monday).days // 7 + 1)]
    faces: dict[date, list[int]] = {week: [] for week in weeks}
    for card in cards:
        faces[card.day - timedelta(days=card.day.weekday())].append(card.face)
    return [
        Point(date_format(week, "j F"), mean(faces[week]) if faces[week] else None)
        for week in weeks
    ]
