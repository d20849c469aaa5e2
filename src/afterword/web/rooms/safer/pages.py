"""What the pages of the room show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from afterword.web.exercises.steps import Step
from afterword.web.rooms.safer.forms import Line


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: what there is to do. ``record``: someone is afraid, and may keep a record."""

    step: Step
    record: bool


@dataclass(frozen=True, slots=True)
class Written:
    """One line of the record."""

    id: UUID
    on: date
    at: str
    place: str
    words: str
    seen_by: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """record.html: the lines, in the order of their days. ``earlier``: there are some before."""

    lines: list[Written]
    earlier: bool


@dataclass(frozen=True, slots=True)
class LinePage:
    """line.html: one line, new or there already."""

    form: Line
    id: UUID | None


@dataclass(frozen=True, slots=True)
class AwayPage:
    """away.html."""

    line: Written
