"""What each page of the hall shows: one frozen dataclass a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse

from afterword.web.kit import answers
from afterword.web.kit.burning import Burning
from afterword.web.kit.people import Person
from afterword.web.rooms.hall import clock
from afterword.web.rooms.hall.ahead import Morning, Opening
from afterword.web.rooms.hall.doors import Line
from afterword.web.rooms.hall.grief import InGrief
from afterword.web.rooms.hall.next_thing import Next
from afterword.web.rooms.hall.sliders import Slider


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first question. ``has_words``: something was written before any question was answered."""

    form: Form
    has_words: bool


@dataclass(frozen=True, slots=True)
class HopePage:
    """The second question."""

    form: Form


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Today by day. ``noted`` is today's face in a word, once it was pressed.

    ``morning`` or ``opening`` stand in place of ``next`` where there is one. ``ask_first``: the
    one line about fear was not asked yet.
    """

    greeting: str
    under: str
    hope: tuple[str, str] | None
    form: Form
    noted: str
    slider: Slider
    next: Next
    morning: Morning | None
    opening: Opening | None
    kept: bool
    worth_keeping: bool
    grief: bool
    sheet_due: bool
    doors: list[Line]
    ask_first: bool
    in_grief: InGrief | None


@dataclass(frozen=True, slots=True)
class NightPage:
    """Today by night: three things in large type. ``can_close``: it opens again by a passphrase."""

    greeting: str
    under: str
    hope: tuple[str, str] | None
    grief: bool
    kept: bool
    worth_keeping: bool
    can_close: bool


@dataclass(frozen=True, slots=True)
class NowPage:
    """The bad minute. ``reasons``: the person's own; empty while locked.

    ``urge_asks``: which number may be given, "before" or "after"; "" once both were, for tonight.
    """

    reasons: list[str]
    grief: bool
    urge_asks: str
    urge_moved: str


@dataclass(frozen=True, slots=True)
class WritePage:
    """One field. ``sealed_only``: what is written cannot be read here until it is unlocked."""

    form: Form
    sealed_only: bool
    grief: bool


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """After the drawer has closed. ``place``: "open", "unkept" or "sealed"; ``late``: tonight."""

    place: str
    grief: bool
    late: bool


@dataclass(frozen=True, slots=True)
class ReasonsPage:
    """Own reasons, to read."""

    reasons: list[str]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that is one form."""

    form: Form


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Who can be called from here."""

    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeopleFormPage:
    """Names and numbers. ``kept``: only a kept vault may leave names readable while locked."""

    form: Form
    kept: bool


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note in the list: its day, and how it begins."""

    id: UUID
    day: str
    begins: str


@dataclass(frozen=True, slots=True)
class NotesPage:
    """The drawer: what can be read, how many cannot be opened, and whether there are older ones."""

    notes: list[NoteLine]
    unreadable: int
    older: bool


@dataclass(frozen=True, slots=True)
class NotePage:
    """One note."""

    id: UUID
    day: str
    text: str
    grief: bool
    left: bool


@dataclass(frozen=True, slots=True)
class MorningPage:
    """Now or later: what waits, and the hour it was written at where that is known."""

    title: str
    hour: str
    several: bool


@dataclass(frozen=True, slots=True)
class BurnPage:
    """Asked once before something is gone. ``also``: the Sunday page that holds a line of it."""

    title: str
    text: str
    back: str
    also: date | None = None


@dataclass(frozen=True, slots=True)
class BurnedPage:
    """burned.html: what burns, once; nothing of it is kept anywhere."""

    burns: Burning


def show(
    request: HttpRequest, template: str, page: object, *, status: int = 200, night: bool = False
) -> HttpResponse:
    """Render a page of the hall, dim at night, with help first where words asked for it."""
    return answers.show(
        request,
        f"hall/{template}.html",
        page,
        status=status,
        page_night=night or clock.is_night(clock.now()),
    )
