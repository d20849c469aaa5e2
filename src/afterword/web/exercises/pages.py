"""What each page of the exercises shows: one frozen dataclass a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from afterword.programme import Exercise, Screen
from afterword.web.exercises.forms import Asked, ScreenForm
from afterword.web.exercises.reading import Answer, Pair
from afterword.web.exercises.steps import Step


@dataclass(frozen=True, slots=True)
class MapPage:
    """map.html: the steps this book has. ``guide``: the way to all that the guide asks for.

    It is not offered where a good part of the guide is absent: there it would only be a reminder.
    """

    steps: list[Step]
    guide: bool


@dataclass(frozen=True, slots=True)
class Past:
    """One former answer in a list."""

    id: UUID
    saved: datetime
    begins: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: what an exercise is. ``resume``: the screen to go on with; 0: nothing begun.

    ``gathered`` leads to the page where all of them lie together, where there is one.
    """

    exercise: Exercise
    length: str
    strength: str | Promise
    resume: int
    draft: UUID | None
    enough: bool
    past: list[Past]
    gathered: str = ""


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """screen.html: one screen. ``after_venting``: it calms, and something loud came before."""

    exercise: Exercise
    number: int
    screen: Screen
    form: ScreenForm
    asked: list[Asked]
    length: str
    last: bool
    destroys: bool
    after_venting: bool


@dataclass(frozen=True, slots=True)
class DonePage:
    """done.html: after the last screen. ``answer``: what was kept, or None."""

    exercise: Exercise
    answer: UUID | None
    pairs: list[Pair]
    step: Step | None
    gathered: str = ""


@dataclass(frozen=True, slots=True)
class PastPage:
    """past.html and burn.html: what was written once. ``draft``: it was not finished."""

    exercise: Exercise
    answer: UUID
    saved: datetime
    answers: list[Answer]
    draft: bool


@dataclass(frozen=True, slots=True)
class AnsweredBy:
    """A way from the guide's page to what answers a demand; ``url`` is "" while locked."""

    url: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Asks:
    """One demand of the guide. ``later``: a later version brings it, or the rest of it."""

    text: str
    answers: list[AnsweredBy]
    page: bool
    page_url: str
    elsewhere: bool
    later: bool
    differs: str
    why: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the guide."""

    title: str
    asks: list[Asks]


@dataclass(frozen=True, slots=True)
class StepsPage:
    """steps.html: everything the guide asks for."""

    chapters: list[Chapter]
