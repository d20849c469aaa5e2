"""Someone saw it open: another key and another passphrase; nothing older opens it any more."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword.web.kit import browser
from afterword.web.kit.answers import UNPROCESSABLE, see, show
from afterword.web.kit.middleware import sign_in
from afterword.web.rooms.door import words
from afterword.web.rooms.door.confirm import confirmed
from afterword.web.rooms.door.forms import Confirm, NewPassphrase
from afterword.web.rooms.door.pages import PassphrasePage
from afterword.web.store import passphrases, rotation, session, vaults


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for the present passphrase and the new one; then a sheet is offered again."""
    if not session.current().row.kept:
        return see("door:keep")
    posted = request.method == "POST"
    form = Confirm(request.POST, prefix="now") if posted else Confirm(prefix="now")
    new = NewPassphrase(request.POST) if posted else NewPassphrase()
    problem = ""
    if posted and new.is_valid():
        problem = confirmed(form)
        if not problem:
            try:
                token = vaults.renew(new.cleaned_data["passphrase"], browser.label(request))
            except vaults.BusyError:
                problem = words.busy()
            except rotation.NotWholeError:
                problem = _not_whole()
            else:
                return sign_in(see("door:sheet"), token)
    offered = request.POST.get("offered") or passphrases.offer()
    shown = PassphrasePage(form, new, offered.split(), offered, problem)
    bad = bool(problem) or bool(new.is_bound and new.errors)
    return show(request, "door/renew.html", shown, status=UNPROCESSABLE if bad else 200)


def _not_whole() -> str:
    return _(
        "A page does not open, or is missing, so not everything could be sealed anew. "
        "“Check that all is there” tells you; a backup may help."
    )
