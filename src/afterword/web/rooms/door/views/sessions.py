"""Where the vault is open, and locking it everywhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see, show
from afterword.web.kit.middleware import sign_out
from afterword.web.rooms.door.pages import SessionLine, SessionsPage
from afterword.web.store import session, vaults


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """List the open browsers; POST locks them all, this one too."""
    here = session.current().row
    if request.method == "POST":
        session.end_all(here.vault_id)
        vaults.sweep()
        return sign_out(see("hall:today"))
    lines = [
        SessionLine(row.label, row.opened, row is here, row.curtained is not None)
        for row in session.rows_of(here.vault_id)
    ]
    return show(request, "door/sessions.html", SessionsPage(lines))
