"""Another passphrase: the old one stops opening, every browser is locked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.kit import browser
from afterword.web.kit.answers import see, show
from afterword.web.kit.middleware import sign_in
from afterword.web.rooms.door.confirm import confirmed
from afterword.web.rooms.door.forms import Confirm, NewPassphrase
from afterword.web.rooms.door.pages import PassphrasePage
from afterword.web.store import passphrases, session, vaults


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for the present passphrase and the new one."""
    if not session.current().row.kept:
        return see("door:keep")
    posted = request.method == "POST"
    form = Confirm(request.POST, prefix="now") if posted else Confirm(prefix="now")
    new = NewPassphrase(request.POST) if posted else NewPassphrase()
    problem = ""
    if posted and new.is_valid():
        problem = confirmed(form)
        if not problem:
            token = vaults.change_passphrase(new.cleaned_data["passphrase"], browser.label(request))
            return sign_in(see("door:home"), token)
    offered = request.POST.get("offered") or passphrases.offer()
    shown = PassphrasePage(form, new, offered.split(), offered, problem)
    return show(request, "door/passphrase.html", shown, status=422 if problem else 200)
