"""The map: every step this book has, with its exercises, in any order."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.exercises import steps
from afterword.web.exercises.pages import MapPage
from afterword.web.kit.answers import see, show
from afterword.web.store import books, facts


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the map."""
    book = books.current()
    if book is None:
        return see("hall:today")
    whole = book.path != "died" and not facts.quieter_now()
    return show(request, "exercises/map.html", MapPage(steps.every(), guide=whole))
