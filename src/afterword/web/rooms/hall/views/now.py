"""The bad minute: breathing first, then four ways on. Works locked, without a vault, without JS."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from afterword.web.kit.access import public
from afterword.web.rooms.hall import clock, kept
from afterword.web.rooms.hall.pages import NowPage, PeoplePage, show
from afterword.web.store import books, session


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Breathe; then write it here, read the own reasons, call someone, or find help."""
    if not session.is_open():
        return show(request, "now", NowPage([], grief=False, urge_asks="", urge_moved=""))
    shown = NowPage(
        reasons=kept.reasons(),
        grief=is_grief(),
        urge_asks=kept.urge_to_ask(clock.now()),
        urge_moved=_moved(kept.last_urge(clock.now())),
    )
    return show(request, "now", shown)


@public
@require_safe
def sleep(request: HttpRequest) -> HttpResponse:
    """Lie awake with a little company."""
    return show(request, "sleep", PeoplePage(()), night=True)


def is_grief() -> bool:
    """Say whether the open book is about someone who died; False while locked."""
    if not session.is_open():
        return False
    book = books.current()
    return book is not None and book.path == "died"


def _moved(pair: tuple[int, int] | None) -> str:
    if pair is None:
        return ""
    before, after = pair
    if after < before:
        return _("It was %(before)s, now it is %(after)s. It moved, and you were there for it.") % {
            "before": before,
            "after": after,
        }
    return _("It has not eased yet. That happens; a wave has its own length. Stay with the breath.")
