"""My story: the line of one's own days, and the ways to look closer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.exercises import steps
from afterword.web.kit.answers import show
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
    page = HomePage(
        chart=drawn(checkins.newest(CARDS_DRAWN)),
        grief=book is not None and book.path == "died",
        has_notes=drawer.NOTES in shelves,
        has_history=any(shelf.room == "mirror" for shelf in shelves),
        has_mirror="mirror" in facts.rooms_now(),
        step=steps.listed("step1_understand"),
        others=steps.some(ALSO_HERE),
    )
    return show(request, "story/home.html", page)
