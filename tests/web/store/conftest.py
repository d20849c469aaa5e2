"""An open vault for a whole test, and a clock that a test can turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from afterword.web.store import sealed, session
from tests.web.people import Person

LETTERS = sealed.Shelf("step3_reach_out", "letter", "letters")
NOTES = sealed.Shelf("hall", "note", "drawer")


@dataclass
class Clock:
    """``now`` counts seconds with sleep, ``slept`` those asleep."""

    now: float
    slept: float

    def passes(self, seconds: float) -> None:
        self.now += seconds

    def sleeps(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    hand = Clock(session._now(), session._slept())
    monkeypatch.setattr(session, "_now", lambda: hand.now)
    monkeypatch.setattr(session, "_slept", lambda: hand.slept)
    return hand


@pytest.fixture
def ana(visitor: Person) -> Iterator[Person]:
    """Ana's vault, open and not kept."""
    with visitor.opened():
        yield visitor


@pytest.fixture
def home(keeper: Person) -> Iterator[Person]:
    """Ana's vault, open and kept."""
    with keeper.opened():
        yield keeper
