"""Today opens an invented book, or another one. Only there while AFTERWORD_DEMO is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from afterword.web.demo.filling import fill
from afterword.web.demo.story import BOOKS
from afterword.web.kit.answers import see
from afterword.web.kit.browser import label
from afterword.web.kit.middleware import sign_in
from afterword.web.store import session, vaults

NEW = "new"
BOOK = "book"  # /?book=2 opens the second of story.BOOKS in place of what is open
_shown: dict[bytes, str] = {}  # which book a session opened, by its id


@dataclass(frozen=True, slots=True)
class Notice:
    """The one line on Today, and the way to the next invented book."""

    text: str
    url: str
    label: str


class Opening:
    """Opens a book for a browser that comes to Today with nothing open; ``?new`` begins empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve one request."""
        wanted = _wanted(request)
        if not wanted:
            return self.get_response(request)
        open_now = getattr(request, "row", None)
        if open_now is not None:
            session.end(open_now)
        token = vaults.create(label(request))
        row = session.find(token)
        if row is None:  # cannot happen: the session began just now
            raise session.NotOpenError
        with session.serving(row, token):
            fill(timezone.localtime(), get_language() or "en", wanted)
        _shown[row.sid] = wanted
        return sign_in(see("hall:today"), token)


def _wanted(request: HttpRequest) -> str:
    """Name the book that this request opens; "" for none."""
    here = request.method == "GET" and request.path == reverse("hall:today")
    if not here or vaults.standing().kept:
        return ""
    named = {str(number): name for number, name in enumerate(BOOKS, 1)}
    asked = named.get(request.GET.get(BOOK, ""), "")
    locked: bool = getattr(request, "row", None) is None
    return asked or (BOOKS[0] if locked and NEW not in request.GET else "")


def _next(shown: str) -> int:
    """Return the number of the book after the one that is shown."""
    return (BOOKS.index(shown) + 1) % len(BOOKS) + 1


def line(request: HttpRequest) -> dict[str, Any]:
    """Say on Today that the book is invented, how to begin one's own, and where another lies."""
    if request.path != reverse("hall:today") or not session.is_open():
        return {}
    text = _(
        "This book is invented, and nothing is kept. To begin your own, close this and start "
        "./afterword without “demo”."
    )
    shown = _shown.get(session.current().row.sid)
    if shown is None:  # begun empty
        return {"notice": text}
    url = f"{reverse('hall:today')}?{BOOK}={_next(shown)}"
    labels = {
        "ines_and_tom": _("Another invented book: a parting"),
        "arthur_and_maire": _("Another invented book: a widower’s"),
    }
    return {"notice": Notice(text, url, labels[BOOKS[_next(shown) - 1]])}
