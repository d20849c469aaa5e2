"""What the hall keeps: where it lies, and the few questions asked of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from afterword.web.exercises import offer
from afterword.web.rooms.hall import clock
from afterword.web.rooms.hall.next_thing import Facts, has_room_for_an_exercise
from afterword.web.rooms.hall.weeks import evening_of
from afterword.web.store import books, checkins, drawer, sealed, session

REASONS = sealed.Shelf("hall", "reasons", "own-reasons")
PUT_OFF = sealed.Shelf("hall", "setting", "not-today")
URGE_LASTS = timedelta(hours=2)
SPOKEN_OF = timedelta(days=7)
NOT_WORDS = {"book", "setting", "catalogue"}


def _book() -> UUID:
    book = books.current()
    return book.id if book else sealed.NO_BOOK


def _urges() -> sealed.Shelf:
    return sealed.Shelf("hall", "urge", "before-after", _book())


def reasons() -> list[str]:
    """Return the person's own reasons, at most five."""
    entry = sealed.one(REASONS)
    return [str(line) for line in entry.value["reasons"]] if entry else []


def keep_reasons(lines: list[str]) -> None:
    """Keep the reasons, in their order."""
    sealed.put(REASONS, {"reasons": lines})


def put_off(day: date) -> None:
    """Remember that nothing more is offered on this day."""
    sealed.put(PUT_OFF, {"day": day.isoformat()})


def urge_to_ask(moment: datetime) -> str:
    """Say which number may be asked for: "before", "after" or, once a night, none any more."""
    entry = sealed.one(_urges())
    if entry is None or evening_of(timezone.localtime(entry.created)) != evening_of(moment):
        return "before"
    return "after" if open_urge(moment) else ""


def open_urge(moment: datetime) -> sealed.Entry | None:
    """Return how strong the urge was before, when that was asked lately and not yet again."""
    entry = sealed.one(_urges())
    if entry is None or "after" in entry.value or moment - entry.created > URGE_LASTS:
        return None
    return entry


def last_urge(moment: datetime) -> tuple[int, int] | None:
    """Return the numbers before and after, when both were given lately."""
    entry = sealed.one(_urges())
    if entry is None or "after" not in entry.value or moment - entry.created > URGE_LASTS:
        return None
    return int(entry.value["before"]), int(entry.value["after"])


def keep_urge(value: int, before: sealed.Entry | None) -> None:
    """Keep how strong the urge is: the second number where a first one waits."""
    if before is None:
        sealed.save(_urges(), {"before": value})
    else:
        both = {**before.value, "after": value}
        sealed.save(_urges(), both, id=before.id, rev=before.rev)


def worth_keeping() -> bool:
    """Say whether there is anything a person would miss, in any room."""
    shelves = [shelf for shelf in sealed.shelves() if shelf.kind not in NOT_WORDS]
    return any(sealed.entries(shelf, newest=1) for shelf in shelves)


def facts(path: str, today: date) -> Facts:
    """Gather what the choice of the next thing depends on."""
    notes = sealed.readable(drawer.NOTES, newest=20)
    card = checkins.of(today)
    later = sealed.one(PUT_OFF)
    book = books.current()
    known = Facts(
        path=path,
        closed=book is not None and book.closed is not None,
        kept=session.current().row.kept or settings.DEMO,  # nothing to lose in an invented book
        worth_keeping=worth_keeping(),
        waiting_note=any(_waits(note, today) for note in notes),
        notes=len(notes),
        letters=_count("step3_reach_out", "letter"),
        history=_count("mirror") > 0,
        face=card.face if card else None,
        put_off=later is not None and later.value["day"] == today.isoformat(),
    )
    if not has_room_for_an_exercise(known):
        return known
    return replace(known, exercise=offer.now(today, night=clock.is_night(clock.now())))


def _waits(note: sealed.Entry, today: date) -> bool:
    """Say whether Today may speak of a note: a few days, until it is read or left on purpose."""
    written = timezone.localtime(note.created).date()
    is_open = not note.value.get("left") and not note.value.get("read")
    return is_open and SPOKEN_OF >= today - written > timedelta(0)


def _count(room: str, kind: str = "") -> int:
    shelves = [one for one in sealed.shelves() if one.room == room and kind in ("", one.kind)]
    return sum(len(sealed.entries(shelf, newest=1)) for shelf in shelves)
