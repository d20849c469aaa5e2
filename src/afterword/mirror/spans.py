"""Lengths of time in words."""

from __future__ import annotations


def duration(seconds: int) -> str:
    """Say a length of time in its one or two largest units, rounded: “2 days 6 hours”."""
    hours = max(1, round(seconds / 3600))
    if hours < 24:
        return _counted(hours, "hour")
    days, rest = divmod(hours, 24)
    if days >= 7 or rest == 0:
        return _counted(round(hours / 24), "day")
    return f"{_counted(days, 'day')} {_counted(rest, 'hour')}"


def brief(seconds: float) -> str:
    """Say a length of time that may be short: “under a minute”, “4 minutes”, else as `duration`."""
    minutes = round(seconds / 60)
    if seconds < 60:
        return "under a minute"
    return _counted(minutes, "minute") if minutes < 90 else duration(round(seconds))


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
