"""Backups by themselves: into which folder, and how old the newest is."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.door import words
from afterword.web.rooms.door.forms import BackupFolder
from afterword.web.rooms.door.pages import BackupsPage
from afterword.web.store import backups, device


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Choose the folder of the weekly backups, and make one now."""
    form = form_for(request, BackupFolder)
    chosen = device.read().backup_folder
    if form.is_bound and form.is_valid():
        folder = form.cleaned_data["folder"]
        try:
            if folder:
                backups.make(Path(folder))
        except backups.BackupError as error:
            form.add_error("folder", words.backup_problem(error.reason))
        else:
            device.change(backup_folder=folder)
            return see("door:backups")
    elif not form.is_bound and "folder" not in form.initial:
        form = BackupFolder(initial={"folder": chosen})
    newest = backups.newest(Path(chosen)) if chosen else None
    days = (timezone.now() - newest).days if newest else None
    late = bool(chosen) and (days is None or days > backups.WEEK.days + 1)
    return show(request, "door/backups.html", BackupsPage(form, chosen, newest, days, late))
