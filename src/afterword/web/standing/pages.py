"""What each standing page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse

from afterword.journey.nights import night_began
from afterword.web.kit import answers
from afterword.web.standing.states import State
from afterword.web.store import facts


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction, visible for good. ``from_day``: when it takes effect; "" when it does."""

    number: int
    text: str
    waits: str
    can_stop: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was told. ``undo``: in this visit; ``fixed``: it cannot be corrected."""

    number: int
    kind: str
    said: str
    on: date
    told: date
    words: str
    until: date | None
    effect: str
    undo: bool
    fixed: bool
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: where it stands, and everything that was told, the newest first.

    ``own``: what is about the person alone, folded away.
    """

    state: State | None
    lines: list[Line]
    own: list[Line]
    damaged: bool
    problem: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind that can be told."""

    code: str
    asks: str


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Kinds that belong together."""

    title: str
    offers: list[Offer]


@dataclass(frozen=True, slots=True)
class OffersPage:
    """offers.html: everything that can be told."""

    groups: list[OfferGroup]


@dataclass(frozen=True, slots=True)
class TellPage:
    """tell.html: one fact."""

    form: Form
    asks: str
    effect: str


@dataclass(frozen=True, slots=True)
class FactPage:
    """fact.html: one fact, and what about it can be corrected."""

    line: Line
    ways: list[tuple[str, str]]
    never: bool


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """correct.html: one correction. ``waits``: what becomes of it, said before it is made."""

    form: Form
    number: int
    said: str
    asks: str
    waits: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """question.html: one question, each answer its own button."""

    question: str
    before: str
    answers: list[tuple[str, str]]
    name: str
    has_back: bool
    skip: str
    skip_label: str


@dataclass(frozen=True, slots=True)
class AfterPage:
    """after.html: what follows from the answers."""

    heading: str
    paragraphs: list[str]
    help: bool
    again: bool
    go_on: str


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """answered.html: after their answer was told."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class BookLine:
    """One book."""

    id: UUID
    label: str
    shown: bool


@dataclass(frozen=True, slots=True)
class BooksPage:
    """books.html: all books. ``separated``: the shown one may have things that are still shared."""

    books: list[BookLine]
    separated: bool


@dataclass(frozen=True, slots=True)
class NamePage:
    """name.html: what a book is called."""

    form: Form


def show(request: HttpRequest, template: str, page: object, *, status: int = 200) -> HttpResponse:
    """Render a standing page, dim at night as the hall is."""
    night = night_began(facts.now(), facts.zone()) is not None
    return answers.show(request, template, page, status=status, page_night=night)
