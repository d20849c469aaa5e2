"""Nights and days where the person is: when a night is over, and when another day has come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

MORNING = time(8)
REST = timedelta(hours=8)
NIGHT_BEGINS = time(22)
NIGHT_ENDS = time(6)


def day_of(moment: datetime, zone: tzinfo) -> date:
    """Give the calendar day of an instant, in a zone."""
    return moment.astimezone(zone).date()


def after_nights(start: datetime, zone: tzinfo, nights: int = 1) -> datetime:
    """Give the instant, in UTC, at which so many nights after `start` are over.

    A night is over at 08:00 local time and not before eight hours have passed. Begun between
    midnight and 06:00, the night that is under way counts as the first.
    """
    local = start.astimezone(zone)
    under_way = local.time() < NIGHT_ENDS
    day = local.date() + timedelta(days=nights - 1 if under_way else nights)
    morning = datetime.combine(day, MORNING, zone).astimezone(UTC)
    return max(morning, start.astimezone(UTC) + REST)


def night_began(now: datetime, zone: tzinfo) -> datetime | None:
    """Give the instant this night's 22:00 was, in UTC, or None by day (06:00 to 22:00)."""
    local = now.astimezone(zone)
    if NIGHT_ENDS <= local.time() < NIGHT_BEGINS:
        return None
    evening = local.date() if local.time() >= NIGHT_BEGINS else local.date() - timedelta(days=1)
    return datetime.combine(evening, NIGHT_BEGINS, zone).astimezone(UTC)


def on_another_day(first: datetime, second: datetime, zone: tzinfo) -> bool:
    """Whether `second` is on a later calendar day than `first`, and eight hours after it."""
    later = second.astimezone(UTC) - first.astimezone(UTC) >= REST
    return later and day_of(second, zone) > day_of(first, zone)
