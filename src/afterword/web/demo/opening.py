"""The first visit to the demo opens the invented book. Only there while AFTERWORD_DEMO is set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from afterword.web.demo.filling import fill
from afterword.web.kit.answers import see
from afterword.web.kit.browser import label
from afterword.web.kit.middleware import sign_in
from afterword.web.store import session, vaults

NEW = "new"


class Opening:
    """Opens the book for a browser that comes to Today with nothing open; ``?new`` begins empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        if not _opens(request):
            return self.get_response(request)
        token = vaults.create(label(request))
        row = session.find(token)
        if row is None:  # cannot happen: the session began just now
            raise session.NotOpenError
        with session.serving(row, token):
            fill(timezone.localtime(), get_language() or "en")
        return sign_in(see("hall:today"), token)


def _opens(request: HttpRequest) -> bool:
    first = request.method == "GET" and request.path == reverse("hall:today")
    locked: bool = getattr(request, "row", None) is None
    return first and locked and NEW not in request.GET and not vaults.standing().kept


def line(request: HttpRequest) -> dict[str, Any]:
    """Say on Today that the book is invented, and how to begin one's own."""
    if request.path != reverse("hall:today") or not session.is_open():
        return {}
    return {
        "notice": _(
            "This book is invented, and nothing is kept. To begin your own, close this and start "
            "./afterword without “demo”."
        )
    }
