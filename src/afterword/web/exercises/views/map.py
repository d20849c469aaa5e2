"""The map: every step this book has, with its exercises, in any order."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.exercises import steps
from afterword.web.exercises.pages import MapPage
from afterword.web.kit.answers import see, show
from afterword.web.store import books


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the map."""
    if books.current() is None:
        return see("hall:today")
    return show(request, "exercises/map.html", MapPage(steps.every()))
