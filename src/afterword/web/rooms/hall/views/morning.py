"""The morning after: now or later, or left in the drawer unread."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see
from afterword.web.rooms.hall import ahead, clock, kept, morning
from afterword.web.rooms.hall.morning import LastNight
from afterword.web.rooms.hall.pages import MorningPage, show


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask before what was written in the night is read by day."""
    found = morning.waiting(clock.now())
    if found is None:
        return see("hall:notes")
    if request.method == "POST":
        return _answer(found, request.POST.get("go", ""))
    shown = MorningPage(ahead.title_of(found), _hour(found), found.only is None)
    return show(request, "morning", shown)


def _answer(found: LastNight, go: str) -> HttpResponse:
    today = clock.now().date()
    if go == "leave":
        for note in found.notes:
            morning.leave(note, today)
        return see("hall:today")
    if go != "now":
        kept.put_off(today)
        return see("hall:today")
    for note in found.notes:
        morning.read(note, today)
    return see("hall:note", found.only) if found.only else see("hall:notes")


def _hour(found: LastNight) -> str:
    """Return when the only note was written; "" for several, and where nobody can know."""
    if found.only is None or found.when == "locked":
        return ""
    return date_format(timezone.localtime(found.notes[0].created), "H:i")
