"""What you told: where it stands, every line of it, and the way back within the same visit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from afterword.journey.facts import FactsProblem
from afterword.web.kit.answers import see
from afterword.web.standing import lines, states
from afterword.web.standing.pages import HomePage, Line, show
from afterword.web.store import books, facts


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """List what was told, the newest first."""
    if books.current() is None:
        return see("hall:today")
    return _shown(request)


@require_POST
def back(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what was told in this visit."""
    try:
        facts.take_back(number)
    except FactsProblem as problem:
        return _shown(request, str(problem))
    return see("standing:home")


def _shown(request: HttpRequest, problem: str = "") -> HttpResponse:
    found: list[Line] = []
    damaged = False
    try:
        found = lines.every()
    except FactsProblem:
        damaged = True
    own = [line for line in found if lines.of_oneself(line)]
    theirs = [line for line in found if line not in own]
    page = HomePage(states.now(), theirs, own, damaged, problem)
    return show(request, "standing/home.html", page, status=422 if problem else 200)
