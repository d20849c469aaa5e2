"""The line of days with what was done on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import mean

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from afterword.web.exercises import steps
from afterword.web.kit.answers import show
from afterword.web.kit.charts import Event, LineChart, Point, line_of_weeks
from afterword.web.rooms.step2_grow import plans
from afterword.web.rooms.step2_grow.beside import beside
from afterword.web.rooms.step2_grow.pages import DaysPage
from afterword.web.store import checkins
from afterword.web.store.checkins import CheckIn

MOST_CARDS = 400  # a year and a little; more weeks than that are no line to read
MOST_MARKS = 6  # the newest; more would touch each other
FEWEST_WEEKS = 2


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Draw the weeks of the newest cards, with the newest things that were done."""
    steps.listed_or_404("step2_grow")
    cards = checkins.newest(MOST_CARDS)
    done = [plan for plan in plans.every() if plan.done is not None]
    shown = DaysPage(
        chart=_drawn(cards, done),
        beside=beside(cards, {plan.done for plan in done if plan.done}),
    )
    return show(request, "grow/days.html", shown)


def _drawn(cards: Sequence[CheckIn], done: Sequence[plans.Plan]) -> LineChart | None:
    faces: dict[date, list[int]] = {}
    for card in cards:
        faces.setdefault(_monday(card.day), []).append(card.face)
    if len(faces) < FEWEST_WEEKS:
        return None
    first, last = min(faces), max(faces)
    weeks = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    points = [
        Point(date_format(week, "j F"), round(mean(faces[week]), 1) if week in faces else None)
        for week in weeks
    ]
    events = [
        Event(weeks.index(_monday(plan.done)), plan.text, date_format(plan.done, "j F"))
        for plan in reversed(done)
        if plan.done and _monday(plan.done) in faces
    ]
    return line_of_weeks(
        points,
        events[-MOST_MARKS:],
        name="weeks",
        title=_("Week by week"),
        description=_("How the weeks were, with small things you did."),
        low=_("Heavy"),
        high=_("Warm"),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
