"""My story: the line of one's own days, and the ways to look closer."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from afterword.web.exercises import available, steps
from afterword.web.kit.answers import show
from afterword.web.rooms.step1_understand import drawing, line, parts
from afterword.web.rooms.step1_understand.days import drawn
from afterword.web.rooms.step1_understand.pages import HomePage
from afterword.web.store import books, checkins, drawer, facts, sealed

CARDS_DRAWN = 400
ALSO_HERE = ("step2_grow", "step6_let_go", "step7_expectations")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what has been written so far, and what can be looked at."""
    book = books.current()
    shelves = sealed.shelves()
    there = parts.parts_now()
    page = HomePage(
        chart=drawn(checkins.newest(CARDS_DRAWN)),
        grief=book is not None and book.path == "died",
        has_notes=drawer.NOTES in shelves,
        has_history=any(shelf.room == "mirror" for shelf in shelves),
        has_mirror="mirror" in facts.rooms_now(),
        has_their_words="their_words" in facts.rooms_now(),
        parts=there,
        years=_years(there),
        step=_without_pieces(steps.listed("step1_understand"), there),
        others=steps.some(ALSO_HERE),
    )
    return show(request, "story/home.html", page)


def _years(there: parts.Parts) -> drawing.Drawing | None:
    """Draw the line of the years alone, without its marks: they take reading every moment."""
    kept = line.read() if there.line else None
    if kept is None or not kept.is_drawn:
        return None
    return drawing.draw(kept.points, [], [str(year) for year in kept.years], drawing.HOME)


def _without_pieces(step: steps.Step | None, there: parts.Parts) -> steps.Step | None:
    """Leave out of the list what has a page of its own here."""
    if step is None:
        return None
    own = [available.ever(name) for name in (there.form, parts.OBSTACLE, parts.FOUR_MINUTES)]
    urls = {reverse("exercises:home", args=[one.code]) for one in own if one is not None}
    lines = [one for one in step.lines if one.url not in urls]
    return replace(step, lines=lines) if lines else None
