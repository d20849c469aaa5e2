"""The morning after: what was put into the drawer last night, spoken of once by daylight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from afterword.web.rooms.hall.weeks import evening_of
from afterword.web.store import drawer, sealed

LOOKED_AT = 20  # the newest notes; nobody writes more in a night
EVENING_BEGINS = 18


@dataclass(frozen=True, slots=True)
class LastNight:
    """Notes that wait this morning, the newest first. ``when``: "night", "day" or "locked"."""

    notes: tuple[sealed.Entry, ...]
    when: str

    @property
    def only(self) -> UUID | None:
        """The note, where it is the only one."""
        return self.notes[0].id if len(self.notes) == 1 else None


def waiting(moment: datetime) -> LastNight | None:
    """Return the notes of the day before that were neither read nor left; None where none is.

    A note put in at two in the night belongs to the evening before. One that was put in while
    everything was locked has no hour that anyone can know: it waits from the unlock on, that day
    and the next.
    """
    notes = [note for note in sealed.readable(drawer.NOTES, newest=LOOKED_AT) if _waits(note)]
    found = tuple(note for note in notes if _is_from_yesterday(note, moment))
    if not found:
        return None
    return LastNight(found, _when(found))


def leave(note: sealed.Entry, day: date) -> None:
    """Leave a note in the drawer on purpose: nothing asks about it again."""
    value = {**note.value, "left": day.isoformat()}
    sealed.save(drawer.NOTES, value, id=note.id, rev=note.rev)


def read(note: sealed.Entry, day: date) -> None:
    """Remember that a note was read by daylight, so that Today need not speak of it."""
    if "read" not in note.value:
        value = {**note.value, "read": day.isoformat()}
        sealed.save(drawer.NOTES, value, id=note.id, rev=note.rev)


def _waits(note: sealed.Entry) -> bool:
    return not note.value.get("left") and not note.value.get("read")


def _is_from_yesterday(note: sealed.Entry, moment: datetime) -> bool:
    yesterday = evening_of(moment) - timedelta(days=1)
    evening = evening_of(timezone.localtime(note.created))
    if note.value.get("locked"):
        return evening >= yesterday
    return evening == yesterday


def _when(notes: tuple[sealed.Entry, ...]) -> str:
    if all(note.value.get("locked") for note in notes):
        return "locked"
    hours = [timezone.localtime(note.created).hour for note in notes]
    at_night = all(hour >= EVENING_BEGINS or hour < 6 for hour in hours)
    return "night" if at_night else "day"
