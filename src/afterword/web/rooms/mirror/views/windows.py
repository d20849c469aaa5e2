"""Stretches that read like a quarrel, by their days; and small windows, opened only on choice."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.web.kit.answers import see, show
from afterword.web.rooms.mirror import windows
from afterword.web.rooms.mirror.histories import history as load
from afterword.web.rooms.mirror.histories import is_absent, is_grief, messages_of, shows_theirs
from afterword.web.rooms.mirror.pages import SpokenLine, WindowLine, WindowPage, WindowsPage
from afterword.web.store import archives


@require_safe
def stretches(request: HttpRequest, history: UUID) -> HttpResponse:
    """List them, the newest first, without a word from inside."""
    value = load(history).value
    if is_absent() or not shows_theirs() or is_grief():
        return see("story:home")
    found = [
        WindowLine(one["start"], datetime.fromisoformat(one["at"]), len(one["positions"]))
        for one in reversed(value.get("windows", []))
    ]
    page = WindowsPage(history, found, messages_of(history) is not None)
    return show(request, "mirror/windows.html", page)


@require_safe
def window(request: HttpRequest, history: UUID, position: int) -> HttpResponse:
    """Open a few lines around one message."""
    value = load(history).value
    if is_absent():
        return see("story:home")
    kept = messages_of(history)
    if kept is None or not 0 <= position < len(kept):
        raise Http404
    lines: list[SpokenLine] = []
    lost = False
    try:
        lines = windows.lines(kept, value, windows.around(value, position), position)
    except archives.LostError:
        lost = True
    page = WindowPage(
        history=history,
        position=position,
        lines=lines,
        own_only=not shows_theirs(),
        grief=is_grief(),
        lost=lost,
        saved="saved" in request.GET,
    )
    return show(request, "mirror/window.html", page)
