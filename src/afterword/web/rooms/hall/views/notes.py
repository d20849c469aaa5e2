"""The drawer the morning after: read, leave, burn, or make a letter of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import burning
from afterword.web.kit.answers import see
from afterword.web.kit.burning import Onward
from afterword.web.rooms.hall import clock, morning, sundays
from afterword.web.rooms.hall.pages import (
    BurnedPage,
    BurnPage,
    NoteLine,
    NotePage,
    NotesPage,
    show,
)
from afterword.web.rooms.hall.views.now import is_grief
from afterword.web.store import drawer, sealed

LISTED = 60


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """List the newest notes; all of them when asked for."""
    most = None if "all" in request.GET else LISTED + 1
    entries = sealed.entries(drawer.NOTES, newest=most)
    older = most is not None and len(entries) == most
    listed = entries[:LISTED] if older else entries
    notes = [entry for entry in listed if isinstance(entry, sealed.Entry)]
    lines = [NoteLine(note.id, _day(note), _begins(note)) for note in notes]
    return show(request, "notes", NotesPage(lines, len(listed) - len(notes), older))


@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, note: UUID) -> HttpResponse:
    """Show one note; POST leaves it in the drawer on purpose, so nothing asks about it again."""
    entry = _load(note)
    if entry is None:
        return see("hall:notes")
    if request.method == "POST":
        morning.leave(entry, clock.now().date())
        return see("hall:notes")
    return show(request, "note", _shown(entry))


@require_http_methods(["GET", "POST"])
def burn(request: HttpRequest, note: UUID) -> HttpResponse:
    """Delete a note for good, after asking once."""
    entry = _load(note)
    if entry is None:
        return see("hall:notes")
    if request.method == "POST":
        sealed.delete(drawer.NOTES, entry.id)
        burning.light(
            str(entry.value["text"]), onward=Onward(reverse("hall:notes"), _("The drawer"))
        )
        return see("hall:burned")
    quoted = sundays.with_line_of(entry.id)
    shown = BurnPage(
        title=_("Burn this note?"),
        text=str(entry.value["text"]),
        back=reverse("hall:note", args=[entry.id]),
        also=date.fromisoformat(quoted.value["sunday"]) if quoted else None,
    )
    return show(request, "burn", shown)


@require_safe
def burned(request: HttpRequest) -> HttpResponse:
    """Let what was deleted burn, once, then breathe. A second look finds an empty sheet."""
    return show(request, "burned", BurnedPage(burning.take()))


def _shown(entry: sealed.Entry) -> NotePage:
    left = bool(entry.value.get("left"))
    return NotePage(entry.id, _day(entry), str(entry.value["text"]), is_grief(), left)


def _load(note: UUID) -> sealed.Entry | None:
    try:
        return sealed.load(drawer.NOTES, note)
    except sealed.MissingError:  # burned meanwhile, perhaps in another window
        return None


def _day(entry: sealed.Entry) -> str:
    return date_format(timezone.localtime(entry.created), "l j F, H:i")


def _begins(entry: sealed.Entry) -> str:
    first = next(iter(str(entry.value["text"]).strip().splitlines()), "")
    return Truncator(first).chars(70)
