"""A minute of noise: a bar that shows how loud it is. It records nothing; calm always follows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from afterword.programme import exercise
from afterword.web.exercises import available, steps
from afterword.web.exercises.views.screen import LOUD
from afterword.web.kit.answers import show
from afterword.web.kit.powers import hears
from afterword.web.rooms.step6_let_go.pages import MeterPage

SECONDS = 60
PILLOW = "scream_into_a_pillow"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the bar. This page alone may ask the browser for its microphone."""
    steps.listed_or_404("step6_let_go")
    pillow = exercise(PILLOW, available.language_now())
    calm = exercise(str(pillow.then), available.language_now())
    shown = MeterPage(
        seconds=SECONDS,
        calm=reverse("exercises:screen", args=[calm.code, 1]) + f"?{LOUD}",
        pillow=reverse("exercises:home", args=[pillow.code]),
    )
    return hears(show(request, "rest/meter.html", shown))
