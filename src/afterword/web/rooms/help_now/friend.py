"""A note for a friend: what helps when someone writes to them at night. Sealed, unlike the rest."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import crisis
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.help_now.forms import FriendNote
from afterword.web.rooms.help_now.pages import FriendFormPage, FriendPage
from afterword.web.rooms.help_now.views import show
from afterword.web.store import sealed

NOTE = sealed.Shelf("help_now", "friend", "note")


def _text() -> str:
    entry = sealed.one(NOTE)
    return str(entry.value["text"]) if entry else ""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the note; without one, ask for it."""
    text = _text()
    if not text:
        return see("help:friend_change")
    return show(request, "friend", FriendPage(text))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Write the note."""
    form = form_for(request, FriendNote, initial={"text": _text()})
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"].replace("\r\n", "\n")
        sealed.put(NOTE, {"text": text})
        crisis.after(request, text)
        return see("help:friend")
    return show(request, "friend_change", FriendFormPage(form))
