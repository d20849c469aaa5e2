"""Moments as JSON exports write them: seconds or milliseconds since 1970, or ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

FIRST_YEAR = 1970
LAST_YEAR = 2999
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECONDS_FROM = 100_000_000_000
"""As seconds this is the year 5138; as milliseconds, March 1973."""


def instant(value: Any) -> datetime | None:
    """Read seconds or milliseconds since 1970, a number or its digits.

    None where it is neither, or in no year that a message can be of.
    """
    try:
        number = int(value)
        milliseconds = number if number >= MILLISECONDS_FROM else number * 1_000
        moment = EPOCH + timedelta(milliseconds=milliseconds)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def written(value: Any) -> datetime | None:
    """Read ISO 8601, a wall clock or with an offset; None where it is not, as in `instant`."""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None
