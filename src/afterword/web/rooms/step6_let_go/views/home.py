"""Step 6: its exercises, drawings, the minute of noise, and what worked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.exercises import steps
from afterword.web.kit.answers import show
from afterword.web.rooms.step6_let_go.pages import HomePage


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List what there is to do; where this book does not have the step, there is no page."""
    page = HomePage(steps.listed_or_404("step6_let_go"))
    return show(request, "rest/home.html", page)
