"""My story of an invented book: the line of the years, what was named, small things, the board."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from afterword.programme import asking
from afterword.web.demo.calendar import Calendar
from afterword.web.rooms.hall import anniversaries
from afterword.web.rooms.step1_understand import board, line, named
from afterword.web.rooms.step2_grow import plans
from afterword.web.rooms.step7_expectations import answers
from afterword.web.store import sealed
from afterword.web.store.moment import as_of

BESIDE = {"at", "seen", "done"}  # times, which are told apart from the words
MONTHS_A_QUARTER = 3
TODAY = "0d"


def fill(years: dict[str, Any], calendar: Calendar) -> None:
    """Keep all of it, each as of the moment it is told for."""
    if "line" in years:
        with as_of(calendar.moment(years["line"]["at"])):
            line.keep(drawn(years["line"]["years"], calendar))
    for one in years.get("pattern", []):
        with as_of(calendar.moment(one["at"])):
            sealed.save(named.shelf(), _words(one, calendar))
    for one in years.get("board", []):
        seen = {"seen": calendar.day(one["seen"]).isoformat()} if "seen" in one else {}
        with as_of(calendar.moment(one["at"])):
            board.put(_words(one, calendar) | seen)
    for one in years.get("card", []):
        _card(one, calendar)
    for one in years.get("thing", []):
        _thing(one, calendar)
    for one in years.get("day", []):
        with as_of(calendar.moment(one["at"])):
            anniversaries.name(one["name"], calendar.years_ago(one.get("on", TODAY), one["years"]))


def drawn(heights: list[int], calendar: Calendar) -> line.Line:
    """Draw a line through one height a year, the last of them this year's, as far as it has come.

    A height stands in the middle of its year; the quarters between lie on the way.
    """
    steps = [height for pair in pairwise([*heights, heights[-1]]) for height in _between(*pair)]
    first = calendar.today.year - len(heights) + 1
    come = len(steps) - line.QUARTERS + 1 + (calendar.today.month - 1) // MONTHS_A_QUARTER
    points = tuple(point if n < come else None for n, point in enumerate(steps))
    return line.Line(first, calendar.today.year, points)


def _between(here: int, there: int) -> list[int]:
    part = (there - here) / line.QUARTERS
    return [round(here + part * number) for number in range(line.QUARTERS)]


def _card(one: dict[str, Any], calendar: Calendar) -> None:
    card = next(card for card in asking.cards() if card.id == one["card"])
    said = {key: one.get(key, "") for key in ("then", "now")}
    with as_of(calendar.moment(one["at"])):
        answers.keep(card, said | {"unknown": one.get("unknown", False)}, 0)


def _thing(one: dict[str, Any], calendar: Calendar) -> None:
    """Plan a thing; where it was done, note that on the evening of its day."""
    at = calendar.moment(one["at"])
    with as_of(at):
        plan = plans.add(one["text"], calendar.day(one["day"]))
    if "done" in one:
        with as_of(calendar.moment(one["done"])):
            day = calendar.day(one["done"])
            plans.done(plan, day, one.get("pleasure"), one.get("mastery"))


def _words(one: dict[str, Any], calendar: Calendar) -> dict[str, Any]:
    told = calendar.told({key: value for key, value in one.items() if key not in BESIDE})
    return {key: value.strip() for key, value in told.items()}
