"""Delete one history and everything derived from it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see, show
from afterword.web.rooms.mirror import their_words
from afterword.web.rooms.mirror.forms import Delete
from afterword.web.rooms.mirror.histories import forget, is_grief
from afterword.web.rooms.mirror.histories import history as load
from afterword.web.rooms.mirror.pages import DeletePage


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, history: UUID) -> HttpResponse:
    """Say what goes, and delete it."""
    entry = load(history)
    chosen = is_grief() and bool(their_words.positions(history))
    if request.method == "POST":
        form = Delete(request.POST)
        form.is_valid()
        forget(history, words_too=not (chosen and form.cleaned_data.get("leave")))
        return see("mirror:home")
    page = DeletePage(history, entry.value["chat"], Delete() if chosen else None)
    return show(request, "mirror/delete.html", page)
