"""Write it here: it goes into the drawer, not to them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import crisis
from afterword.web.kit.access import public
from afterword.web.kit.answers import see
from afterword.web.kit.browser import label
from afterword.web.kit.drafts import form_for
from afterword.web.kit.middleware import sign_in
from afterword.web.rooms.hall import clock
from afterword.web.rooms.hall.forms import Note
from afterword.web.rooms.hall.pages import WritePage, WrittenPage, show
from afterword.web.rooms.hall.views.now import is_grief
from afterword.web.store import drawer, session, vaults


@public
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Put words into the drawer: of the open vault, else sealed to the one last opened here."""
    form = form_for(request, Note)
    sealed_only = not session.is_open() and drawer.has_vault()
    if form.is_bound and form.is_valid():
        answer = _put_in(request, form.cleaned_data["text"], sealed_only=sealed_only)
        if answer is not None:
            return answer
        form.add_error("text", _full())
    return show(request, "write", WritePage(form, sealed_only, is_grief()))


def _put_in(request: HttpRequest, text: str, *, sealed_only: bool) -> HttpResponse | None:
    if session.is_open():
        drawer.put_in(text)
        crisis.after(request, text)
        return see("hall:written")
    if sealed_only:
        return _put_in_locked(request, text)
    if request.row is not None:  # type: ignore[attr-defined]
        # Behind the curtain of a vault that nobody kept: the words wait there, and come back.
        curtained: HttpResponse = import_string(settings.CURTAIN_VIEW)(request)
        return curtained
    return _put_in_new(request, text)


def _put_in_locked(request: HttpRequest, text: str) -> HttpResponse | None:
    try:
        drawer.put_in_locked(text)
    except drawer.FullError:
        return None
    if crisis.after(request, text):  # without a session only this answer can carry the card
        return show(request, "written", WrittenPage("sealed", grief=False, late=_is_late()))
    return see("hall:written")


def _put_in_new(request: HttpRequest, text: str) -> HttpResponse:
    token = vaults.create(label(request))
    row = session.find(token)
    if row is None:  # cannot happen: the session began just now
        raise session.NotOpenError
    request.row = row  # type: ignore[attr-defined]
    with session.serving(row, token):
        drawer.put_in(text)
    crisis.after(request, text)
    return sign_in(see("hall:written"), token)


def _full() -> str:
    return _(
        "While locked, the drawer takes fifty notes, each about three pages long. "
        "Make this one shorter, or unlock first; your words stay here."
    )


@public
@require_safe
def written(request: HttpRequest) -> HttpResponse:
    """Say where the words are now."""
    place = "sealed"
    if session.is_open():
        place = "open" if session.current().row.kept else "unkept"
    elif not drawer.has_vault():
        return see("hall:write")
    return show(request, "written", WrittenPage(place, is_grief(), _is_late()))


def _is_late() -> bool:
    return clock.is_night(clock.now())
