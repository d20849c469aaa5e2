"""The recovery sheet: the second way in, for the day the passphrase is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from afterword.web.kit.answers import see, show
from afterword.web.rooms.door.confirm import confirmed
from afterword.web.rooms.door.forms import Confirm
from afterword.web.rooms.door.pages import SheetPage
from afterword.web.store import reminders, session, sheets, vaults


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask, then show the groups once. Replacing a sheet asks for the passphrase first."""
    if not session.current().row.kept:
        return see("door:keep")
    replaces = vaults.has_sheet()
    form = Confirm(request.POST or None) if replaces else None
    problem = ""
    if request.method == "POST":
        problem = confirmed(form) if form is not None else ""
        if not problem:
            reminders.sheet_made()
            return show(request, "door/sheet.html", made(vaults.new_sheet(), replaces=replaces))
    shown = SheetPage(form, [], [], reminders.sheet_is_new(), replaces)
    return show(request, "door/sheet.html", shown, problem=problem)


def made(sheet: str, *, replaces: bool) -> SheetPage:
    """Return the page of a sheet that was made just now, whole and in halves."""
    halves = [half.split() for half in sheets.halves_of(sheet)]
    return SheetPage(None, sheet.split(), halves, False, replaces)


@require_POST
def later(request: HttpRequest) -> HttpResponse:
    """Put the sheet off; Today reminds once, three days on."""
    reminders.sheet_later(datetime.now(UTC).date())
    return see("hall:today")
