"""What each page of the doors shows."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.web.rooms.hall.door_forms import Screen
from afterword.web.rooms.hall.door_words import WhatNow


@dataclass(frozen=True, slots=True)
class WantPage:
    """want.html: ``lines``: what a letter would wait for, or what stops it (``stopped``)."""

    lines: list[str]
    may_send: bool
    stopped: bool


@dataclass(frozen=True, slots=True)
class DoorPage:
    """door.html: one question; ``back``: the address of the one before, or ""."""

    form: Screen
    number: int
    of: int
    back: str
    rows: int


@dataclass(frozen=True, slots=True)
class DoorDonePage:
    """door_done.html: what now. ``go``: the way on to the questions, where it comes before them."""

    now: WhatNow
    recap: list[tuple[str, str]]
    go: str
