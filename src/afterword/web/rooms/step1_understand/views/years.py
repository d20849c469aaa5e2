"""The years: the line, the marks, and every moment in its order; zoomed to one year if wished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from afterword.web.kit.answers import show
from afterword.web.rooms.step1_understand import drawing, line, moments, parts
from afterword.web.rooms.step1_understand.drawing import Drawing, Event
from afterword.web.rooms.step1_understand.line import Line
from afterword.web.rooms.step1_understand.moments import Moment
from afterword.web.rooms.step1_understand.pages import Mark, TableRow, YearMoments, YearsPage
from afterword.web.rooms.step1_understand.views.line import JUST_DRAWN

MONTHS_IN_YEAR = 12


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show all years, or one of them month by month (`?y=2019`)."""
    exercise = parts.moment_exercise()
    there = parts.parts_now()
    kept = line.read() if there.line else None
    every = moments.every(exercise)
    span = _span(kept, every)
    year = _year(request, span)
    dated = [one for one in every if _is_in(one, span, year)]
    pictures = _pictures(kept, dated, span, year)
    shown = YearsPage(
        code=exercise.code,
        grief=there.form == parts.OURS,
        softly=there.form in parts.SOFTLY,
        has_line=there.line,
        drawn=kept is not None and kept.is_drawn,
        just_drawn=JUST_DRAWN in request.GET,
        year=year,
        earlier=year - 1 if year and span and year > span[0] else None,
        later=year + 1 if year and span and year < span[-1] else None,
        several=span is not None and len(span) > 1,
        narrow=pictures[0],
        wide=pictures[1],
        groups=_groups(every, year, _numbered(dated)),
        rows=_rows(kept, every, span),
    )
    return show(request, "story/years.html", shown)


def _span(kept: Line | None, every: Sequence[Moment]) -> range | None:
    """The years to draw: those of the line, and those of the moments."""
    named = [one.at.year for one in every if one.at]
    named += [kept.first, kept.last] if kept else []
    return range(min(named), max(named) + 1) if named else None


def _year(request: HttpRequest, span: range | None) -> int | None:
    asked = request.GET.get("y", "")
    known = span is not None and asked.isascii() and asked.isdigit() and int(asked) in span
    return int(asked) if known else None


def _is_in(one: Moment, span: range | None, year: int | None) -> bool:
    if one.at is None or span is None:
        return False
    return one.at.year in span if year is None else one.at.year == year


def _pictures(
    kept: Line | None, dated: Sequence[Moment], span: range | None, year: int | None
) -> tuple[Drawing | None, Drawing | None]:
    if span is None:
        return None, None
    first, last = (span[0], span[-1]) if year is None else (year, year)
    values = _values(kept or line.blank(first, last), first, last, by_month=year is not None)
    length = last + 1 - first
    events = [Event(one.name, (one.at.at - first) / length) for one in dated if one.at]
    ticks = [str(one) for one in range(first, last + 1)]
    if year is not None:
        ticks = [str(MONTHS_3[n]).capitalize() for n in range(1, MONTHS_IN_YEAR + 1)]
    return (
        drawing.draw(values, events, ticks, drawing.NARROW),
        drawing.draw(values, events, ticks, drawing.WIDE),
    )


def _values(kept: Line, first: int, last: int, *, by_month: bool) -> Sequence[float | None]:
    """The numbers to draw: quarter by quarter, or month by month between the quarters."""
    if not by_month:
        return line.stretched(kept, first, last).points
    around = line.stretched(kept, first - 1, last + 1).points
    middles = (line.QUARTERS + (month + 0.5) / 3 - 0.5 for month in range(MONTHS_IN_YEAR))
    return [_between(around, middle) for middle in middles]


def _between(points: Sequence[int | None], place: float) -> float | None:
    """The height between two neighbours; that of one alone close to it."""
    first = int(place)
    here, following = points[first], points[first + 1]
    if here is None or following is None:
        return points[round(place)]
    return here + (following - here) * (place - first)


def _numbered(dated: Sequence[Moment]) -> dict[UUID, int]:
    """The number of each dated moment, as the discs have them."""
    by_time = sorted(dated, key=lambda one: one.at.at if one.at else 0.0)
    return {one.id: number for number, one in enumerate(by_time, 1)}


def _groups(
    every: Sequence[Moment], year: int | None, numbers: Mapping[UUID, int]
) -> list[YearMoments]:
    """The moments under their years, in the order they stand in; those without a date last."""
    found = []
    for at, some in groupby(every, key=lambda one: one.at.year if one.at else None):
        if year is None or at == year:
            marks = [
                Mark(one.id, numbers.get(one.id, 0), one.name, one.when, one.sort) for one in some
            ]
            found.append(YearMoments(at or 0, marks))
    return found


def _rows(kept: Line | None, every: Sequence[Moment], span: range | None) -> list[TableRow]:
    """The same as a table: each year, how it was, what happened."""
    words = {"good": _("good"), "thin": _("thin"), "hard": _("hard"), "": ""}
    return [
        TableRow(
            year=year,
            was=words[kept.word(year)] if kept and year in kept.years else "",
            happened=[one.name for one in every if one.at and one.at.year == year],
        )
        for year in span or ()
    ]
