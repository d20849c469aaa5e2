"""Words posted into a locked page, or with a stale form, are carried and never lost.

The lock page holds them as hidden fields; after unlocking they wait in memory as a draft that the
page they were meant for shows again. A file is not carried: it is still where it was.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import requires_csrf_token

from afterword.web.kit.access import public
from afterword.web.kit.answers import show
from afterword.web.rooms.door.forms import Unlock
from afterword.web.rooms.door.pages import UnlockPage
from afterword.web.store import session, vaults

MARK = "carried:"
TARGET = "carried_to"
MOST_CHARACTERS = 1_000_000
NEVER_CARRIED = {"csrfmiddlewaretoken", "passphrase", "code", "sheet", "other", TARGET}
UNAUTHORISED = 401


@requires_csrf_token
def locked(request: HttpRequest, problem: str = "") -> HttpResponse:
    """Answer a private address with the lock page; words that were posted travel along."""
    standing = vaults.standing()
    fields, target = fields_of(request)
    if not standing.kept and not fields:
        return HttpResponseRedirect("/")
    shown = UnlockPage(
        form=Unlock(),
        ask_name=standing.kept > 1,
        number=standing.last_saved,
        carried=fields,
        carried_to=target,
        lost_file=bool(request.FILES) if request.method == "POST" else False,
        problem=problem,
        exists=standing.kept > 0,
    )
    return show(request, "door/unlock.html", shown, status=UNAUTHORISED, locked=True)


@public
@requires_csrf_token
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is stale: keep its words and show the page again, or the lock."""
    row = getattr(request, "row", None)
    if row is None or not session.is_open():
        return locked(request)
    fields, target = fields_of(request)
    session.keep_draft(row, target, grouped(fields))
    response = HttpResponseRedirect(target)
    response.status_code = 303
    return response


def fields_of(request: HttpRequest) -> tuple[list[tuple[str, str]], str]:
    """Return the posted words with the path they were meant for.

    A form of the lock page itself carries on what it was carrying.
    """
    if request.method != "POST":
        return [], request.path
    if TARGET in request.POST:
        fields = [
            (name.removeprefix(MARK), value)
            for name, values in request.POST.lists()
            if name.startswith(MARK)
            for value in values
        ]
        return fields, safe_target(request, request.POST[TARGET])
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NEVER_CARRIED
        for value in values
    ]
    if sum(len(value) for _, value in fields) > MOST_CHARACTERS:
        fields = [(name, value[:MOST_CHARACTERS]) for name, value in fields]
    return fields, request.path


def safe_target(request: HttpRequest, target: str) -> str:
    """Return a path of our own, or Today."""
    own = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if own else "/"


def grouped(fields: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the fields as a form keeps them: several values under one name."""
    together: dict[str, list[str]] = {}
    for name, value in fields:
        together.setdefault(name, []).append(value)
    return together
