"""Step 7: its exercises and its cards."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.exercises import available, steps
from afterword.web.kit.answers import show
from afterword.web.rooms.step7_expectations.pages import HomePage


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List what there is to do; where this book does not have the step, there is no page."""
    has_cards = available.path_now() != "died"
    page = HomePage(steps.listed_or_404("step7_expectations"), has_cards)
    return show(request, "asking/home.html", page)
