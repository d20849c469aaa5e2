"""The hour matters in the hall: tests say which one it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

AFTERNOON = "2026-11-24T14:00:00+00:00"
NIGHT = "2026-11-24T23:30:00+00:00"


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[time_machine.Traveller]:
    """Tuesday afternoon, unless a test moves on."""
    with time_machine.travel(AFTERNOON, tick=True) as moment:
        yield moment
