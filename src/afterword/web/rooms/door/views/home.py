"""Everything about the vault itself, on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import show
from afterword.web.rooms.door.pages import HomePage
from afterword.web.store import rotation, session, vaults, whole


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show the links; on POST also compare every record with the vault's own count."""
    row = session.current().row
    verdict = whole.verify() if request.method == "POST" else None
    number = verdict.number if verdict else vaults.save_number()
    shown = HomePage(
        kept=row.kept,
        has_sheet=vaults.has_sheet(),
        has_code=row.code is not None,
        number=number,
        whole=verdict.whole if verdict else None,
        unfinished=rotation.pending(row.vault_id) is not None,
    )
    return show(request, "door/home.html", shown)
