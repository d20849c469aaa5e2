"""Where a person was on the way to when a question came first. In memory, one address of ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve

from afterword.web.kit.answers import see
from afterword.web.store import session

_THEN = "then"
ASK = "then"


def remember(request: HttpRequest) -> None:
    """Keep the address in ``?then=``, if it is one of ours."""
    wanted = request.GET.get(ASK, "")
    if wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted:
        try:
            resolve(wanted)
        except Resolver404:
            return
        session.current().row.asked[_THEN] = wanted


def take() -> str:
    """Return the address, once, or "" when there is none."""
    return session.current().row.asked.pop(_THEN, "")


def back(otherwise: str) -> HttpResponse:
    """Go there, once; without an address, to a page by its name."""
    wanted = take()
    if not wanted:
        return see(otherwise)
    response = HttpResponseRedirect(wanted)
    response.status_code = 303
    return response
