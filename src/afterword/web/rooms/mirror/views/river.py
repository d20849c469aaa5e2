"""The relationship as a river, with one's own moments on it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.kit.answers import see, show
from afterword.web.rooms.mirror import moments, words_of_river
from afterword.web.rooms.mirror.histories import history as load
from afterword.web.rooms.mirror.histories import is_absent, is_grief, shows_theirs
from afterword.web.rooms.mirror.pages import RiverPage


@require_safe
def page(request: HttpRequest, history: UUID) -> HttpResponse:
    """Draw it."""
    value = load(history).value
    if is_absent() or is_grief():
        return see("story:home")
    if not words_of_river.has_river(value):
        raise Http404
    own_only = not shows_theirs()
    dated = moments.dated()
    chart = words_of_river.drawn(value, dated, own_only=own_only)
    return show(
        request, "mirror/river.html", RiverPage(history, chart, own_only, bool(chart.marks))
    )
