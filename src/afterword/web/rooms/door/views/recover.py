"""The recovery sheet opens the vault; without sheet and passphrase it is gone, said plainly."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import browser
from afterword.web.kit.access import public
from afterword.web.kit.answers import see, show
from afterword.web.kit.middleware import sign_in
from afterword.web.rooms.door import words
from afterword.web.rooms.door.forms import NewPassphrase, Recover
from afterword.web.rooms.door.pages import RecoverPage
from afterword.web.rooms.door.views.sheet import made
from afterword.web.store import passphrases, session, vaults


@public
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Read the sheet, choose a new passphrase; the used sheet is void and a new one is shown."""
    if session.is_open():
        return see("hall:today")
    posted = request.method == "POST"
    form = Recover(request.POST) if posted else Recover()
    new = NewPassphrase(request.POST) if posted else NewPassphrase()
    problem = ""
    if posted and form.is_valid() and new.is_valid():
        try:
            token, sheet = vaults.recover(
                form.cleaned_data["sheet"],
                new.cleaned_data["passphrase"],
                browser.label(request),
                form.cleaned_data["other"],
            )
        except vaults.SheetProblem as misread:
            problem = words.misread_sheet(misread)
        except vaults.NotRightError:
            problem = words.no_such_sheet()
        except vaults.WaitError as too_soon:
            problem = words.wait(too_soon)
        except vaults.BusyError:
            problem = words.busy()
        else:
            return sign_in(show(request, "door/sheet.html", made(sheet, replaces=True)), token)
    offered = request.POST.get("offered") or passphrases.offer()
    page = RecoverPage(form, problem, offered, offered.split(), new)
    return show(request, "door/recover.html", page, status=422 if problem else 200)


@public
@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """Say plainly what it means to have neither passphrase nor sheet."""
    return show(request, "door/gone.html", None)
