"""Keep this: from now on the vault can be opened again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see, show
from afterword.web.rooms.door.forms import NewPassphrase
from afterword.web.rooms.door.pages import KeepPage
from afterword.web.rooms.door.words import busy
from afterword.web.store import passphrases, session, vaults


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Offer six words; keep the vault with them or with the person's own."""
    if session.current().row.kept:
        return see("door:home")
    form = NewPassphrase(request.POST) if request.method == "POST" else NewPassphrase()
    if form.is_bound and form.is_valid():
        answer = _keep(form)
        if answer is not None:
            return answer
    offered = request.POST.get("offered") or passphrases.offer()
    shown = KeepPage(
        form=form,
        words=offered.split(),
        offered=offered,
        ask_name=vaults.standing().kept > 0,
    )
    return show(request, "door/keep.html", shown)


def _keep(form: NewPassphrase) -> HttpResponse | None:
    try:
        vaults.keep(form.cleaned_data["passphrase"], form.cleaned_data["name"])
    except vaults.NameTakenError:
        form.add_error("name", _("This name is taken here. Any other word will do."))
        return None
    except vaults.BusyError:
        form.add_error(None, busy())
        return None
    return see("door:sheet")
