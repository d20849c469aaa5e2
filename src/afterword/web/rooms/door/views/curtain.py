"""The curtain: hides everything from a glance; six digits lift it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_http_methods

from afterword.web.kit.access import public
from afterword.web.kit.answers import see, show
from afterword.web.kit.middleware import sign_out
from afterword.web.rooms.door.forms import Code
from afterword.web.rooms.door.pages import CodePage, CurtainPage
from afterword.web.rooms.door.views import carried
from afterword.web.store import pack, session, settings

HIDE = "hide"


@public
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Draw the curtain (POST, open), lift it (POST, with the code), or show it (hidden)."""
    row = getattr(request, "row", None)
    if row is None:
        return see("door:unlock")
    if session.is_open():
        if request.method == "GET":  # Leave is the only GET that changes anything
            return see("hall:today")
        if row.kept and row.code is None and HIDE in request.POST:
            answer = see("door:code")
            answer.headers["Location"] += f"?{HIDE}=1"
            return answer
        _put_away(row)
        session.draw_curtain(row)
        return drawn(request)
    if request.method == "POST" and ("code" in request.POST or "lift" in request.POST):
        return _lift(request, row)
    return drawn(request)


def _put_away(row: session.Row) -> None:
    if row.kept:
        pack.rebuild()


def _lift(request: HttpRequest, row: session.Row) -> HttpResponse:
    form = Code(request.POST)
    code = form.cleaned_data["code"] if form.is_valid() else ""
    if session.lift_curtain(row, code):
        fields, target = carried.fields_of(request)
        target = "/" if target == request.path else target
        if fields and target != "/":
            session.keep_draft(row, target, carried.grouped(fields))
        response = HttpResponseRedirect(target)
        response.status_code = 303
        return response
    if not session.tries_left(row):
        return sign_out(carried.locked(request))
    return drawn(request, wrong=True)


@requires_csrf_token
def drawn(request: HttpRequest, *, wrong: bool = False) -> HttpResponse:
    """Show the curtain; words that were posted meanwhile travel along."""
    row = request.row  # type: ignore[attr-defined]
    fields, target = carried.fields_of(request)
    fields = [(name, value) for name, value in fields if name not in {HIDE, "lift"}]
    shown = CurtainPage(
        form=Code(),
        needs_code=row.code is not None,
        needs_passphrase=row.kept and row.code is None,
        tries_left=session.tries_left(row) if wrong else session.WRONG_CODES,
        carried=fields,
        carried_to="/" if target == "/d/curtain/" else target,
    )
    return show(request, "door/curtain.html", shown, status=401, locked=True)


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the six digits; when someone wanted to hide, the curtain falls right after."""
    row = session.current().row
    then_hide = HIDE in request.GET or HIDE in request.POST
    form = Code(request.POST) if request.method == "POST" else Code()
    if form.is_bound and form.is_valid():
        settings.choose_code(form.cleaned_data["code"])
        if then_hide:
            session.draw_curtain(row)
            return see("door:curtain")
        return see("door:home")
    return show(request, "door/code.html", CodePage(form, then_hide))
