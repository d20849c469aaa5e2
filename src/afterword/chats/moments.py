"""Moments as JSON exports write them: seconds or milliseconds since 1970, or ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECONDS_FROM = 100_000_000_000
"""As seconds this is the year 5138; as milliseconds, March 1973."""


def instant(value: Any) -> datetime | None:
    """Read seconds or milliseconds since 1970, a number or its digits; None where it is neither."""
    try:
        number = int(value)
        if abs(number) >= MILLISECONDS_FROM:
            return EPOCH + timedelta(milliseconds=number)
        return EPOCH + timedelta(seconds=number)
    except (TypeError, ValueError, OverflowError):
        return None


def written(value: Any) -> datetime | None:
    """Read ISO 8601, a wall clock or with an offset; None where it is not."""
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
