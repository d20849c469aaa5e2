"""What a page may ask of the browser: nothing, but for one page that hears how loud it is."""

from __future__ import annotations

from django.http import HttpResponse

HEADER = "Permissions-Policy"
NONE = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def hears(response: HttpResponse) -> HttpResponse:
    """Let this one page ask for the microphone; the browser asks the person all the same."""
    response.headers[HEADER] = NONE.replace("microphone=()", "microphone=(self)")
    return response


def take_away(response: HttpResponse) -> None:
    """Take all of them away, where a page did not say otherwise."""
    response.headers.setdefault(HEADER, NONE)
