"""A note to open later: it waits, is opened with one tap, and can then be read again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword.web.kit import burning
from afterword.web.kit.answers import see
from afterword.web.rooms.hall import clock, waiting
from afterword.web.rooms.hall.pages import BurnPage, show
from afterword.web.rooms.hall.sunday_pages import WaitingPage
from afterword.web.store import sealed


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, note: UUID) -> HttpResponse:
    """Show a note, shut or open; POST opens it, before its day too: it is the person's own."""
    entry = _load(note)
    if entry is None:
        return see("hall:sunday")
    today = clock.now().date()
    if request.method == "POST":
        waiting.open_now(entry, today)
        return see("hall:waiting", entry.id)
    is_open = waiting.is_open(entry)
    shown = WaitingPage(
        id=entry.id,
        written=timezone.localtime(entry.created).date(),
        opens=waiting.opens_on(entry),
        state=waiting.state(entry, today),
        text=str(entry.value["text"]) if is_open else "",
        just_now=entry.value.get("opened") == today.isoformat(),
    )
    return show(request, "waiting", shown)


@require_http_methods(["GET", "POST"])
def burn(request: HttpRequest, note: UUID) -> HttpResponse:
    """Ask once, then delete a note for good; one that is shut burns unread."""
    entry = _load(note)
    if entry is None:
        return see("hall:sunday")
    if request.method == "POST":
        waiting.burn(entry.id)
        burning.light(str(entry.value["text"]) if waiting.is_open(entry) else "")
        return see("hall:burned")
    is_open = waiting.is_open(entry)
    title = _("Burn this note?") if is_open else _("Burn this note unread?")
    text = str(entry.value["text"]) if is_open else ""
    back = reverse("hall:waiting", args=[entry.id])
    return show(request, "burn", BurnPage(title, text, back))


def _load(note: UUID) -> sealed.Entry | None:
    try:
        return waiting.load(note)
    except sealed.MissingError:
        return None
