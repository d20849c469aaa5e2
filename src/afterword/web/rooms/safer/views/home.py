"""What there is to do where fear is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.programme.exercises import SAFER
from afterword.web.exercises import steps
from afterword.web.kit.answers import show
from afterword.web.rooms.safer.pages import HomePage
from afterword.web.rooms.safer.views.record import is_there


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List it; where nobody is afraid, of this person or they of another, there is no page."""
    page = HomePage(steps.listed_or_404(SAFER), is_there())
    return show(request, "safer/home.html", page)
