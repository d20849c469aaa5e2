"""What each page of the letters shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from afterword.web.exercises.steps import Step
from afterword.web.rooms.step3_reach_out.forms import Letter


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter in the list."""

    id: UUID
    first_words: str
    unsent: bool
    saved: datetime


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: all letters, the newest first."""

    lines: list[LetterLine]
    unreadable: int
    grief: bool
    step: Step | None


@dataclass(frozen=True, slots=True)
class Note:
    """One note beside the letter: what was noticed, where, why it matters, one question."""

    good: bool
    quote: str
    message: str
    why: str
    question: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Everything the editor shows beside a letter."""

    good: list[Note]
    look: list[Note]
    more: int
    missing: list[str]
    closed: bool


@dataclass(frozen=True, slots=True)
class EditPage:
    """edit.html: the letter and, quietly, the notes on it."""

    form: Letter
    letter: UUID | None
    unsent: bool
    grief: bool
    saved: bool
    notes: str
    live: bool


@dataclass(frozen=True, slots=True)
class BurnPage:
    """burn.html: the last look before a letter is gone."""

    letter: UUID
    text: str
