"""Delete everything: asked once, done at once, gone from the disk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import show
from afterword.web.kit.middleware import sign_out
from afterword.web.rooms.door.confirm import confirmed
from afterword.web.rooms.door.forms import Confirm
from afterword.web.rooms.door.pages import DeletePage
from afterword.web.store import session, takeout, vaults


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase (when there is one), then delete the vault and every row of it."""
    form = Confirm(request.POST or None) if session.current().row.kept else None
    problem = confirmed(form) if request.method == "POST" and form is not None else ""
    if request.method == "POST" and not problem:
        vaults.delete()
        return sign_out(show(request, "door/deleted.html", None, locked=True))
    shown = DeletePage(form, takeout.count(), problem)
    return show(request, "door/delete.html", shown, status=422 if problem else 200)
