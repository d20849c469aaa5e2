"""A day for one's own calendar: a file with a neutral title and nothing else in it.

Written by hand after RFC 5545, for these are ten lines: CRLF, whole days, no alarm, no repetition.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.utils.translation import gettext as _

LONGEST_LINE = 75  # octets, as RFC 5545 asks (3.1)
NAME = "notes.ics"


def event(day: date, *, title: str, id: UUID, made: datetime) -> str:
    """Return an iCalendar file with one whole day. ``made``: an instant with its zone.

    Raises ValueError for a moment without a zone.
    """
    if made.tzinfo is None:
        raise ValueError("an instant needs its zone")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Notes//Notes//EN",
        "BEGIN:VEVENT",
        f"UID:{id}",
        f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(title)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def answer(day: date) -> HttpResponse:
    """Hand over the file for a day. Its id is drawn anew: it leads to nothing that is kept."""
    file = event(day, title=_("Notes"), id=uuid4(), made=datetime.now(UTC))
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return response


def _escaped(text: str) -> str:
    """Return a text as a value (3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> str:
    """Break a line after 75 octets, never inside a letter; what follows begins with a blank."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece])
