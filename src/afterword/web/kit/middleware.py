"""What happens around every page: one address, no-store, the vault of this request, last resort."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils import translation
from django.utils.module_loading import import_string

from afterword import faults
from afterword.web.kit import powers
from afterword.web.kit.access import is_public
from afterword.web.store import device, facts, session, vaults

Next = Callable[[HttpRequest], HttpResponse]
COOKIE = settings.VAULT_COOKIE_NAME


class LastResort:
    """Turns an unexpected error into a calm page; keeps its name and place, no word of a person."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Note the error's type and line, and answer with a page that loses nothing."""
        if isinstance(error, (Http404, PermissionDenied, SuspiciousOperation)):
            return None
        faults.keep(error, Path(settings.DATA))
        return render(request, "problem.html", {"kept": request.POST}, status=500)


class PrivateHeaders:
    """Nothing of a page stays in a cache; the browser's extra powers are off."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        powers.take_away(response)
        response.headers["X-Frame-Options"] = "DENY"
        return response


class OneAddress:
    """``http://localhost:PORT`` and nothing else, so that cookies and bookmarks have one home."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        host = request.META.get("HTTP_HOST", "")
        name = urlsplit(f"//{host}").hostname
        if name == "127.0.0.1" and request.method == "GET":
            port = request.META.get("SERVER_PORT", "")
            return HttpResponseRedirect(f"http://localhost:{port}{request.get_full_path()}")
        if name not in settings.ALLOWED_HOSTS:
            return HttpResponseBadRequest("This address is not served here.")
        if request.headers.get("Sec-Fetch-Site") == "cross-site" and request.method != "GET":
            return HttpResponseBadRequest("A page elsewhere sent this. It was not accepted.")
        return self.get_response(request)


class DeviceLanguage:
    """The language is chosen on this device, never guessed."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        with translation.override(device.read().language):
            return self.get_response(request)


class Sealed:
    """Finds the session of the cookie and holds its vault open for this one request."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        cookie = request.COOKIES.get(COOKIE)
        vaults.sweep_hourly()
        row = session.find(cookie)
        request.row = row  # type: ignore[attr-defined]
        if row is None or cookie is None:
            return self.get_response(request)
        if row.curtained is not None:
            return self.get_response(request)
        if request.headers.get("X-Background") != "1":
            session.touch(row)
        with session.serving(row, cookie):
            return self.get_response(request)


class PrivateByDefault:
    """A page needs an open vault unless its view says ``@public``."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.locked = import_string(settings.LOCKED_VIEW)
        self.curtain = import_string(settings.CURTAIN_VIEW)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer with the curtain or the lock page instead of a private view."""
        if session.is_open() and request.headers.get("X-Background") != "1":
            _meet(is_public(view))
        if is_public(view) or session.is_open():
            return None
        row = getattr(request, "row", None)
        answer: HttpResponse = self.curtain(request) if row is not None else self.locked(request)
        return answer


def _meet(public: bool) -> None:
    """Let what has closed by itself take effect first. Public pages work without a database."""
    try:
        facts.meet()
    except DatabaseError:
        if not public:
            raise


def sign_in(response: HttpResponse, token: str) -> HttpResponse:
    """Put a session's token in the cookie: this browser only, gone when it closes."""
    response.set_cookie(COOKIE, token, httponly=True, samesite="Strict", path="/")
    return response


def sign_out(response: HttpResponse) -> HttpResponse:
    """Take the cookie away and ask the browser to forget cached pages."""
    response.delete_cookie(COOKIE, samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
