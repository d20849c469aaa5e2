"""Call my person: up to three names and numbers, sealed; readable while locked only by choice."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import people
from afterword.web.kit.access import public
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.hall.forms import OwnPeople
from afterword.web.rooms.hall.pages import PeopleFormPage, PeoplePage, show
from afterword.web.store import session


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show who can be called from here."""
    return show(request, "person", PeoplePage(people.at_hand()))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Write names and numbers."""
    is_kept = session.current().row.kept
    form = form_for(request, OwnPeople, initial=_standing())
    if form.is_bound and form.is_valid():
        # A vault that nobody kept may leave nothing on the disk, so its names are never in plain.
        people.keep(form.people(), readable=bool(form.cleaned_data["readable"]) and is_kept)
        return see("hall:person")
    return show(request, "person_change", PeopleFormPage(form, is_kept))


def _standing() -> dict[str, object]:
    standing = people.sealed_people()
    values: dict[str, object] = {"readable": standing.readable}
    for place, one in enumerate(standing.all, start=1):
        values[f"name_{place}"] = one.name
        values[f"number_{place}"] = one.number
    return values
