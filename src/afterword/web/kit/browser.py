"""What a browser is called in the list of open sessions: family and system, nothing finer."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

_FAMILIES = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def label(request: HttpRequest) -> str:
    """Return for example "Firefox, Linux"."""
    agent = request.headers.get("User-Agent", "")
    family = next((name for mark, name in _FAMILIES if mark in agent), _("A browser"))
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return ", ".join(part for part in (family, system) if part)
