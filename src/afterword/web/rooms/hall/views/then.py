"""Then and now: an older line of one's own beside a recent one, only where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from afterword.web.exercises import available
from afterword.web.rooms.hall import clock, own_words, pairs
from afterword.web.rooms.hall.next_thing import LOW
from afterword.web.rooms.hall.own_words import Written
from afterword.web.rooms.hall.pages import show
from afterword.web.rooms.hall.pairs import Pair
from afterword.web.rooms.hall.sunday_pages import Side, ThenPage
from afterword.web.rooms.hall.weeks import evening_of
from afterword.web.store import checkins

THIS_WEEK = timedelta(days=6)
EACH_END = 4  # of each shelf: so many of the oldest, to lay beside the newest


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Lay two lines side by side; on a low night not before it was asked for twice."""
    if "anyway" not in request.GET and _is_low_night():
        return show(request, "then", ThenPage(True, None, None, "", "", None))
    laid = pairs.of(own_words.of_both_ends(EACH_END), clock.now().date())
    found = _readable(laid, _number(request.GET.get("pair", "")))
    if found is None:
        return show(request, "then", ThenPage(False, None, None, "", "", None))
    here, pair = found
    following = _readable(laid, here + 1)
    today = clock.now().date()
    shown = ThenPage(
        hushed=False,
        then=_side(pair.then, today),
        now=_side(pair.now, today),
        source=_source(pair.then),
        asked=pair.then.asked,
        following=following[0] if following and following[0] != here else None,
    )
    return show(request, "then", shown)


def _readable(laid: Sequence[Pair], first: int) -> tuple[int, Pair] | None:
    """Return the next pair of which both have a line that may be shown, and its number.

    Only the texts of this pair, and of those passed over on the way, are looked at word by word.
    """
    for step in range(len(laid)):
        number = (first + step) % len(laid)
        then, now = _one_line(laid[number].then), _one_line(laid[number].now)
        if then is not None and now is not None:
            return number, Pair(then, now)
    return None


def _one_line(written: Written) -> Written | None:
    line = own_words.first_line(written.text)
    return Written(written.sort, written.asked, written.id, written.day, line) if line else None


def _is_low_night() -> bool:
    """Say whether it is night after a heavy or low day; 02:00 still belongs to the day before."""
    moment = clock.now()
    if not clock.is_night(moment):
        return False
    cards = [checkins.of(day) for day in {moment.date(), evening_of(moment)}]
    return any(card is not None and card.face <= LOW for card in cards)


def _side(written: Written, today: date) -> Side:
    return Side(_said(written.day, today), written.text, written.day, _home(written))


def _said(day: date, today: date) -> str:
    """Say when, as one says it: today, on a day of this week, in a month of this year."""
    if day == today:
        return _("Today you wrote")
    if today - day <= THIS_WEEK:
        return _("On %(weekday)s you wrote") % {"weekday": date_format(day, "l")}
    if today - day < pairs.APART:
        return _("On %(day)s you wrote") % {"day": date_format(day, "j F")}
    if day.year == today.year:
        return _("In %(month)s you wrote") % {"month": date_format(day, "F")}
    return _("In %(month)s you wrote") % {"month": date_format(day, "F Y")}


def _home(written: Written) -> str:
    """Return where the whole of it can be read."""
    if written.sort == "note":
        return reverse("hall:note", args=[written.id])
    if written.sort == "letter":
        return reverse("letters:edit", args=[written.id])
    if written.sort == "sunday":
        return reverse("hall:sunday_read", args=[written.id])
    exercise = available.ever(written.sort.split("/")[1])
    return reverse("exercises:past", args=[exercise.code, written.id]) if exercise else ""


def _source(written: Written) -> str:
    words = {
        "note": _("Two notes from the drawer"),
        "letter": _("How two letters began"),
        "sunday": _("Two Sunday pages"),
    }
    return words.get(written.sort, _("Two answers to one question"))


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 0
