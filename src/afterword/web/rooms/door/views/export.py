"""Take everything along: one file that reads in any browser, and one for programs."""

from __future__ import annotations

import io
import zipfile

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import show
from afterword.web.rooms.door import readable
from afterword.web.rooms.door.confirm import confirmed
from afterword.web.rooms.door.forms import Confirm
from afterword.web.rooms.door.pages import ExportPage
from afterword.web.store import session, takeout


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase (when there is one), then hand over the files in one archive."""
    form = Confirm(request.POST or None) if session.current().row.kept else None
    problem = confirmed(form) if request.method == "POST" and form is not None else ""
    if request.method == "POST" and not problem:
        return _files()
    shown = ExportPage(form, takeout.count(), problem)
    return show(request, "door/export.html", shown, status=422 if problem else 200)


def _files() -> HttpResponse:
    taken = takeout.take()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.html", readable.page_of(taken))
        archive.writestr("notes.json", takeout.as_json(taken))
        for name, lines in takeout.message_files(taken):
            archive.writestr(name, lines.encode("utf-8", "backslashreplace"))
    day = timezone.localdate().isoformat()
    response = HttpResponse(target.getvalue(), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="notes-{day}.zip"'
    return response
