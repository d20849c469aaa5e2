"""What the hour says: the greeting, and whether it is night. Local time of this machine."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

NIGHT_BEGINS = 22
NIGHT_ENDS = 6


def now() -> datetime:
    """Return the local time."""
    return timezone.localtime()


def is_night(moment: datetime) -> bool:
    """Say whether a local time lies between 22:00 and 06:00."""
    return moment.hour >= NIGHT_BEGINS or moment.hour < NIGHT_ENDS


def greeting(moment: datetime) -> str:
    """Return a calm greeting for a local time."""
    if is_night(moment):
        return _("It is late.")
    if moment.hour < 12:
        return _("Good morning.")
    return _("Good afternoon.") if moment.hour < 18 else _("Good evening.")


def under_greeting(moment: datetime) -> str:
    """Return the sentence under the greeting."""
    if is_night(moment):
        return _("Nothing has to be settled before morning.")
    if moment.hour < 12:
        return _("One thing at a time is enough.")
    return _("You don’t have to decide anything today.")
