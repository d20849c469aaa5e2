"""What was written in an exercise on another day: to read, to delete."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.programme import Exercise
from afterword.web.exercises import available, kept, reading
from afterword.web.exercises.pages import PastPage
from afterword.web.kit import burning
from afterword.web.kit.answers import see, show
from afterword.web.kit.burning import Onward
from afterword.web.store import sealed


@require_safe
def page(request: HttpRequest, code: str, answer: UUID) -> HttpResponse:
    """Show one former answer."""
    return show(request, "exercises/past.html", _page(available.or_404(code), answer))


@require_http_methods(["GET", "POST"])
def burn(request: HttpRequest, code: str, answer: UUID) -> HttpResponse:
    """Ask once, then delete a former answer for good."""
    exercise = available.or_404(code)
    shown = _page(exercise, answer)
    if request.method == "POST":
        kept.delete(exercise, answer)
        onward = Onward(reverse("exercises:home", args=[code]), _("Go on"))
        burning.light("\n".join(one.text for one in shown.answers), onward=onward)
        return see("hall:burned")
    return show(request, "exercises/burn.html", shown)


def _page(exercise: Exercise, answer: UUID) -> PastPage:
    try:
        entry = kept.load(exercise, answer)
    except sealed.MissingError:
        raise Http404 from None
    said = reading.answers(exercise, entry.value["values"])
    return PastPage(exercise, answer, entry.saved, said, kept.is_draft(entry))
