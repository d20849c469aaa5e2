"""What each page of the letters shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.forms import Form

from afterword.web.exercises.steps import Step
from afterword.web.rooms.step3_reach_out.forms import Letter
from afterword.web.standing.states import State


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter in the list."""

    id: UUID
    first_words: str
    unsent: bool
    sent: bool
    saved: datetime


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: letters, the newest first. ``may_send``: one for sending may be begun.

    ``older``: there are more than are listed.
    """

    lines: list[LetterLine]
    older: bool
    unreadable: int
    grief: bool
    step: Step | None
    may_send: bool
    state: State | None


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
    """edit.html: the letter and, quietly, the notes on it. ``stays_since``: it was for sending."""

    form: Letter
    letter: UUID | None
    unsent: bool
    grief: bool
    saved: bool
    notes: str
    live: bool
    stays_since: date | None


@dataclass(frozen=True, slots=True)
class BurnPage:
    """burn.html: the last look before a letter is gone."""

    letter: UUID
    text: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """One line of the gate, as ``parts/reasons.html`` shows it."""

    text: str
    met: bool = False


@dataclass(frozen=True, slots=True)
class GatePage:
    """gate.html: what stops, or what is missing, and the one step from here.

    Attributes:
        stop: what nothing of the person's own can lift.
        reasons: what is missing, at most five lines.
        step: "stop", "fear", "before", "no", "wish", "rest", "choose" or "open".
        opens: when the night is over, in words; "" before there is a wish.
        fifteen: the short version has something left to ask.
        one_line: the day they named has come: one short line.
        reply: it answers them: an hour's rest, not a night.
    """

    letter: UUID
    stop: list[str]
    reasons: list[Awaited]
    step: str
    opens: str
    fifteen: bool
    one_line: bool
    reply: bool
    here: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """no.html: could you hear a no?"""

    letter: UUID


@dataclass(frozen=True, slots=True)
class FifteenPage:
    """fifteen.html: one of the short answers before a letter."""

    form: Form
    letter: UUID
    part: int
    question: str
    hint: str


@dataclass(frozen=True, slots=True)
class LastPage:
    """last.html: the last look. ``held``: the coach found something that must not go to anyone."""

    letter: UUID
    text: str
    notes: str
    held: bool


@dataclass(frozen=True, slots=True)
class GivePage:
    """give.html: the text to copy by hand or to print."""

    letter: UUID
    text: str


@dataclass(frozen=True, slots=True)
class ShutPage:
    """shut.html: it is not handed over, and why."""

    letter: UUID
    lines: list[str]


@dataclass(frozen=True, slots=True)
class WentPage:
    """went.html: how it went, and until when its answer is waited for."""

    form: Form
    letter: UUID
