"""What comes before the one next thing on Today: last night, a note for today, the Sunday page.

On a heavy day, after "not today", and while words would be lost, nothing comes before anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.web.rooms.hall import morning, sundays, waiting
from afterword.web.rooms.hall.morning import LastNight
from afterword.web.rooms.hall.next_thing import LOW, Facts, Next
from afterword.web.rooms.hall.weeks import is_sunday, week_of
from afterword.web.store import books, letters, sealed


@dataclass(frozen=True, slots=True)
class Morning:
    """The card of the morning after. ``note``: the note, where it is the only one."""

    title: str
    reason: str
    note: UUID | None


@dataclass(frozen=True, slots=True)
class Opening:
    """A note or a letter that waited for today, and the day a note was written on."""

    id: UUID
    written: date | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """At most one of these three is there."""

    morning: Morning | None = None
    opening: Opening | None = None
    sunday: Next | None = None


def of(facts: Facts, moment: datetime) -> Ahead:
    """Return what Today shows in place of the next thing; a note for today is spoken of once."""
    if facts.put_off or (facts.face or LOW + 1) <= LOW:
        return Ahead()
    if facts.worth_keeping and not facts.kept:
        return Ahead()
    today = moment.date()
    note = waiting.for_today(today)
    if note is not None:
        waiting.spoken_of(note, today)
        return Ahead(opening=Opening(note.id, timezone.localtime(note.created).date()))
    letter = letters.due(_book(), today)
    if letter is not None:
        return Ahead(opening=Opening(letter, None))
    last_night = morning.waiting(moment)
    if last_night is not None:
        return Ahead(morning=_morning(last_night))
    if is_sunday(today) and facts.worth_keeping and sundays.of_week(week_of(today)) is None:
        return Ahead(sunday=_sunday(grief=facts.path == "died"))
    return Ahead()


def _book() -> UUID:
    book = books.current()
    return book.id if book else sealed.NO_BOOK


def title_of(found: LastNight) -> str:
    """Say what waits, and since when."""
    count = len(found.notes)
    if found.when == "locked":
        return ngettext(
            "Something was put in the drawer while this was locked",
            "%(count)d notes were put in the drawer while this was locked",
            count,
        ) % {"count": count}
    if found.when == "night":
        return ngettext(
            "Something is in the drawer from last night",
            "%(count)d notes are in the drawer from last night",
            count,
        ) % {"count": count}
    return ngettext(
        "Something is in the drawer from yesterday",
        "%(count)d notes are in the drawer from yesterday",
        count,
    ) % {"count": count}


def _morning(found: LastNight) -> Morning:
    if found.when == "locked":
        reason = _("Nobody could read it until now. It can wait a while longer, too.")
    elif found.only is None:
        reason = _("Putting them there was enough. They can simply stay where they are.")
    else:
        reason = _("Putting it there was enough. Whatever you do with it now is enough, too.")
    return Morning(title_of(found), reason, found.only)


def _sunday(*, grief: bool) -> Next:
    reason = _("It is Sunday. Four short questions about the week; each of them can stay empty.")
    if grief:
        reason = _("Sundays can be long. Four short questions about the week; each can stay empty.")
    return Next(_("The Sunday page"), reason, "hall:sunday", _("Open the page"))
