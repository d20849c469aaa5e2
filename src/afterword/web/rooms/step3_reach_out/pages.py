"""What each page of the letters shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.forms import Form

from afterword.web.exercises.steps import Step
from afterword.web.rooms.step3_reach_out.forms import Letter
from afterword.web.rooms.step3_reach_out.versions import Piece
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
    """One note beside the letter: what was noticed, where, why it matters, one question.

    `start` and `end` are code points of the text; `mark` is the sentence's, by which the person may
    say "I mean it", or "" where nobody may.
    """

    good: bool
    quote: str
    message: str
    why: str
    question: str
    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Everything the editor shows beside a letter.

    Attributes:
        now: what the letter does as it stands, in one line.
        good, look, rest: what is good, the gravest notes, and the others, shown when asked for.
        missing: at most one question about what is not there.
        closed: contact is shut.
        unread: why it was not read closely.
        meant: how many sentences the person stands by.
    """

    now: str
    good: list[Note]
    look: list[Note]
    rest: list[Note]
    missing: list[str]
    closed: bool
    unread: str
    meant: int


@dataclass(frozen=True, slots=True)
class EditPage:
    """edit.html: the letter and, quietly, the notes on it. ``stays_since``: it was for sending.

    ``live``: the coach may read along. ``looked``: it was asked to look it over now. ``earlier``:
    there are versions to compare. ``meant``: marks of the sentences the person stands by.
    """

    form: Letter
    letter: UUID | None
    unsent: bool
    grief: bool
    saved: bool
    notes: str
    live: bool
    looked: bool
    earlier: bool
    meant: list[str]
    stays_since: date | None


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier version in the list."""

    number: int
    saved: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class EarlierPage:
    """earlier.html: an earlier version beside now, with what changed in each."""

    letter: UUID
    versions: list[Version]
    saved: datetime
    then: list[Piece]
    now: list[Piece]


@dataclass(frozen=True, slots=True)
class TheirsPage:
    """theirs.html: the letter alone, as it arrives. ``bubbles``: one for each line of a chat."""

    letter: UUID
    channel: str
    bubbles: list[str]


@dataclass(frozen=True, slots=True)
class SaidPage:
    """said.html: one question, after reading it as them."""

    form: Form
    letter: UUID


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
    """last.html: the last look. ``held``: the coach found something that must not go to anyone.

    ``as_them``: what the person wrote after reading it as them.
    """

    letter: UUID
    text: str
    notes: str
    held: bool
    as_them: str


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
