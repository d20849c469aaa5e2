"""The line of the years: which years, then one finger, or one plain choice a year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step1_understand import drawing, line, moments, parts
from afterword.web.rooms.step1_understand.drawing import Drawing, Event
from afterword.web.rooms.step1_understand.forms import Drawn, Span
from afterword.web.rooms.step1_understand.line import Line
from afterword.web.rooms.step1_understand.pages import DrawPage, SpanPage

JUST_DRAWN = "d"


@require_http_methods(["GET", "POST"])
def span(request: HttpRequest) -> HttpResponse:
    """Ask from which year to which; what was drawn for years in both stays."""
    parts.need(parts.parts_now().line)
    kept = line.read()
    form = form_for(request, Span, initial=_years(kept))
    if form.is_bound and form.is_valid():
        first, last = form.cleaned_data["first"], form.cleaned_data["last"]
        line.keep(line.stretched(kept, first, last) if kept else line.blank(first, last))
        return see("story:draw")
    return show(request, "story/span.html", SpanPage(form, _softly()))


@require_http_methods(["GET", "POST"])
def draw(request: HttpRequest) -> HttpResponse:
    """Let the line be drawn."""
    parts.need(parts.parts_now().line)
    kept = line.read()
    if kept is None:
        return see("story:span")
    chosen = {f"y{year}": kept.word(year) for year in kept.years}
    form = form_for(request, Drawn, standing=kept, initial=chosen)
    if form.is_bound and form.is_valid():
        line.keep(form.drawn)
        answer = see("story:years")
        answer.headers["Location"] += f"?{JUST_DRAWN}=1"
        return answer
    shown = DrawPage(
        form=form,
        points=str(form["points"].value() or "") or line.written(kept.points),
        picture=_picture(kept),
        first=kept.first,
        last=kept.last,
        years=[form[f"y{year}"] for year in kept.years],
        softly=_softly(),
    )
    return show(request, "story/draw.html", shown)


def _years(kept: Line | None) -> dict[str, int]:
    """Begin with the years that stand, else with those of the moments, else with this one."""
    if kept is not None:
        return {"first": kept.first, "last": kept.last}
    dated = [one.at.year for one in moments.every(parts.moment_exercise()) if one.at]
    today = timezone.localdate().year
    return {"first": min(dated), "last": max(dated)} if dated else {"last": today}


def _picture(kept: Line) -> Drawing:
    """The paper to draw on, with the marks that wait for their line."""
    every = moments.every(parts.moment_exercise())
    length = kept.last + 1 - kept.first
    events = [
        Event(one.name, (one.at.at - kept.first) / length)
        for one in every
        if one.at and one.at.year in kept.years
    ]
    ticks = [str(year) for year in kept.years]
    return drawing.draw(kept.points, events, ticks, drawing.SKETCH)


def _softly() -> bool:
    """Say whether it is not asked how good it was: someone died, or was afraid."""
    return parts.parts_now().form in parts.SOFTLY
