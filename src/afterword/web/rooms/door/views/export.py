"""Take everything along: to read in any browser and by programs, or sealed, as it lies."""

from __future__ import annotations

import io
import zipfile

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import show
from afterword.web.rooms.door import readable, words
from afterword.web.rooms.door.confirm import confirmed
from afterword.web.rooms.door.forms import Confirm
from afterword.web.rooms.door.pages import ExportPage
from afterword.web.store import carrying, sealed_file, session, takeout, uploads


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse | FileResponse:
    """Ask for the passphrase (when there is one), then hand over the files in one archive."""
    kept = session.current().row.kept
    form = Confirm(request.POST or None) if kept else None
    problem = confirmed(form) if request.method == "POST" and form is not None else ""
    if request.method == "POST" and not problem:
        if not kept or "sealed" not in request.POST:
            return _files()
        try:
            return _sealed()
        except sealed_file.FileError as error:
            problem = words.file_problem(error.reason)
    shown = ExportPage(form, takeout.count(), kept, problem)
    return show(request, "door/export.html", shown, status=422 if problem else 200)


def _files() -> HttpResponse:
    taken = takeout.take()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.html", readable.page_of(taken).encode("utf-8", "replace"))
        archive.writestr("notes.json", takeout.as_json(taken).encode("utf-8", "backslashreplace"))
        for name, lines in takeout.message_files(taken):
            archive.writestr(name, lines.encode("utf-8", "backslashreplace"))
    day = timezone.localdate().isoformat()
    response = HttpResponse(target.getvalue(), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="notes-{day}.zip"'
    return response


def _sealed() -> FileResponse:
    target = uploads.memory_file("sealed")
    carrying.write(session.current().row.vault_id, target)
    target.seek(0)
    name = carrying.file_name(timezone.localdate())
    return FileResponse(
        target, as_attachment=True, filename=name, content_type="application/octet-stream"
    )
