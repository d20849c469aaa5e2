"""What every template may use: navigation, idle time, the hour, whether a vault is open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from afterword.journey.nights import NIGHT_BEGINS, NIGHT_ENDS
from afterword.web.kit import crisis
from afterword.web.store import device, session

IN_MY_STORY = ("/r/1/", "/r/2/", "/r/6/", "/r/7/", "/r/m/")


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places in the navigation bar."""

    url: str
    label: str
    icon: str
    current: bool


def furniture(request: HttpRequest) -> dict[str, Any]:
    """Return the shared context of all pages."""
    settings = device.read()
    row = getattr(request, "row", None)
    afraid = row is not None and row.locks_when_idle
    shared: dict[str, Any] = {
        "spelling": settings.spelling,
        "large_print": settings.large,
        "page_night": not NIGHT_ENDS <= timezone.localtime().time() < NIGHT_BEGINS,
        "page_leave_wide": settings.watched or afraid,
        "locks_when_idle": afraid,
        "idle_seconds": settings.idle_minutes * 60,
        "is_open": session.is_open(),
    }
    if row is None or row.curtained is None:  # the curtain shows nothing of a person
        shared["crisis"] = partial(crisis.pending, request)
    if session.is_open():
        shared |= {"nav": _places(request.path), "is_kept": session.current().row.kept}
    return shared


def _places(path: str) -> list[Place]:
    places: tuple[tuple[str, str, str, str | tuple[str, ...]], ...] = (
        ("hall:today", _("Today"), "icons/today.html", "/r/0/"),
        ("story:home", _("My story"), "icons/story.html", IN_MY_STORY),
        ("letters:home", _("Letters"), "icons/letters.html", "/r/3/"),
    )
    return [
        Place(reverse(name), label, icon, path.startswith(inside) or path == reverse(name))
        for name, label, icon, inside in places
    ]
