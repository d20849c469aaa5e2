"""Unlock with the passphrase; lock."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword.web.kit import browser
from afterword.web.kit.access import public
from afterword.web.kit.answers import see, show
from afterword.web.kit.middleware import sign_in, sign_out
from afterword.web.rooms.door import words
from afterword.web.rooms.door.forms import Unlock
from afterword.web.rooms.door.pages import UnlockPage
from afterword.web.rooms.door.views import carried
from afterword.web.store import disk, pack, session, vaults


@public
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase; open the vault and go where the person was going."""
    standing = vaults.standing()
    if session.is_open() or not standing.kept:
        return see("hall:today")
    form = Unlock(request.POST) if request.method == "POST" else Unlock()
    problem = ""
    fields, target = carried.fields_of(request)
    target = "/" if target == request.path else target
    if form.is_bound and form.is_valid():
        try:
            token = vaults.unlock(
                form.cleaned_data["passphrase"], form.cleaned_data["name"], browser.label(request)
            )
        except vaults.NotRightError:
            problem = words.not_right()
        except vaults.WaitError as too_soon:
            problem = words.wait(too_soon)
        except vaults.BusyError:
            problem = words.busy()
        else:
            return _come_in(token, fields, target)
    shown = UnlockPage(
        form=form,
        ask_name=standing.kept > 1,
        number=standing.last_saved,
        carried=fields if carried.TARGET in request.POST else [],
        carried_to=target,
        problem=problem,
    )
    return show(request, "door/unlock.html", shown, status=401 if problem else 200, locked=True)


def _come_in(token: str, fields: list[tuple[str, str]], target: str) -> HttpResponse:
    row = session.find(token)
    if row is None:
        return see("door:unlock")
    if fields and target != "/":
        session.keep_draft(row, target, carried.grouped(fields))
    response = HttpResponseRedirect(target)
    response.status_code = 303
    return sign_in(response, token)


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock this browser. What was never kept is gone with it, and the page said so."""
    row = session.current().row
    if row.kept:
        pack.rebuild()
    session.end(row)
    if not row.kept:
        vaults.sweep()
    disk.clear_freed_pages()
    return sign_out(see("door:tonight" if "tonight" in request.POST else "hall:today"))


@public
@require_safe
def tonight(request: HttpRequest) -> HttpResponse:
    """Say that it is closed until the morning, and what is open all the same."""
    return show(request, "door/tonight.html", None, locked=True)
