"""Step 2: its exercises."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.exercises import steps
from afterword.web.kit.answers import show
from afterword.web.rooms.step2_grow.pages import HomePage


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List what there is to do; where this book does not have the step, there is no page."""
    page = HomePage(steps.listed_or_404("step2_grow"))
    return show(request, "grow/home.html", page)
