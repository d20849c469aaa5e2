"""A sealed file from another computer: chosen here, then opened with its passphrase or sheet."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit.access import public
from afterword.web.kit.answers import UNPROCESSABLE, see, show
from afterword.web.rooms.door import words
from afterword.web.rooms.door.forms import BringNewer, BringSealed
from afterword.web.rooms.door.pages import BringPage, NewerPage
from afterword.web.store import carrying, sealed_file, session, vaults


@public
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Take the file when its vault is not here yet; never over anything that is."""
    if session.is_open():
        return show(request, "door/bring.html", BringPage(None, ask_name=False, problem=""))
    form = BringSealed(request.POST, request.FILES) if _posted(request) else BringSealed()
    problem = ""
    if form.is_bound and form.is_valid():
        try:
            carrying.bring(form.cleaned_data["file"], form.cleaned_data["name"])
        except sealed_file.FileError as error:
            if error.reason == "here":
                return _already_here(request, form)
            problem = words.file_problem(error.reason)
        except vaults.NameTakenError:
            form.add_error("name", _("This name is taken here. Any other word will do."))
        else:
            return see("door:brought")
    ask_name = vaults.standing().kept > 0
    status = UNPROCESSABLE if problem else 200
    shown = BringPage(form, ask_name=ask_name, problem=problem)
    return show(request, "door/bring.html", shown, status=status, locked=True)


def _already_here(request: HttpRequest, form: Form) -> HttpResponse:
    first = carrying.described(form.cleaned_data["file"])
    here, there = carrying.number_here(first["id"]), first["seq"]
    newer = here is not None and there > here
    shown = NewerPage(BringNewer() if newer else None, here, there, "")
    return show(request, "door/newer.html", shown, status=UNPROCESSABLE, locked=True)


@public
@require_http_methods(["GET", "POST"])
def newer(request: HttpRequest) -> HttpResponse:
    """Put a newer copy in the place of the one that is here, with its passphrase."""
    if session.is_open():
        return see("door:bring")
    form = BringNewer(request.POST, request.FILES) if _posted(request) else BringNewer()
    problem = ""
    if form.is_bound and form.is_valid():
        problem = _replaced(form)
        if not problem:
            return see("door:brought")
    shown = NewerPage(form, None, None, problem)
    status = UNPROCESSABLE if problem else 200
    return show(request, "door/newer.html", shown, status=status, locked=True)


def _replaced(form: Form) -> str:
    """Return "" when it was done, else the sentence to show."""
    try:
        carrying.replace(form.cleaned_data["file"], form.cleaned_data["passphrase"])
    except sealed_file.FileError as error:
        return words.file_problem(error.reason)
    except vaults.NotRightError:
        return words.not_right()
    except vaults.WaitError as problem:
        return words.wait(problem)
    except vaults.BusyError:
        return words.busy()
    return ""


@public
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Say that it is here."""
    return show(request, "door/brought.html", None, locked=not session.is_open())


def _posted(request: HttpRequest) -> bool:
    return request.method == "POST"
