"""When old messages may wait: late, in very early days, on a low day. One tap goes on anyway."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from afterword.web.store import books, checkins, sealed

LATE = (22, 6)
FIRST_FORTNIGHT = timedelta(days=14)
LOW_FACE = 2


def not_tonight(moment: datetime) -> str:
    """Say gently why this may wait; "" when it need not."""
    card = checkins.of(moment.date())
    if is_late(moment):
        return _("At this hour old messages weigh more than they are. They will be here tomorrow.")
    if card is not None and card.face <= LOW_FACE:
        return _("You said today is heavy. Old messages can wait for a lighter day.")
    first = _first_day()
    if first is not None and moment - first < FIRST_FORTNIGHT:
        return _("These are early days. Many people are glad to look at this a little later.")
    return ""


def is_late(moment: datetime) -> bool:
    """Say whether it is night."""
    return moment.hour >= LATE[0] or moment.hour < LATE[1]


def _first_day() -> datetime | None:
    book = books.current()
    return sealed.load(books.BOOKS, book.id).created if book else None
