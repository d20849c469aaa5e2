"""What the pages of step 6 show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from afterword.web.exercises.steps import Step
from afterword.web.kit.charts.strokes import Path
from afterword.web.rooms.step6_let_go.forms import Drawn


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: the step and what there is to do in it."""

    step: Step


@dataclass(frozen=True, slots=True)
class Sketch:
    """One drawing in the list: a small picture, or the beginning of its words."""

    id: UUID
    created: datetime
    paths: list[Path]
    begins: str


@dataclass(frozen=True, slots=True)
class DrawingsPage:
    """drawings.html. ``older``: there are more than are shown."""

    sketches: list[Sketch]
    older: bool


@dataclass(frozen=True, slots=True)
class DrawPage:
    """draw.html: the paper. ``drawing``: the one that is drawn on; None: a new one."""

    form: Drawn
    drawing: UUID | None
    most_points: int
    most_strokes: int


@dataclass(frozen=True, slots=True)
class DrawingPage:
    """drawing.html and drawing_burn.html: one drawing."""

    id: UUID
    created: datetime
    paths: list[Path]
    words: str


@dataclass(frozen=True, slots=True)
class MeterPage:
    """meter.html. ``calm`` is where it always leads; ``pillow``: the same without a microphone."""

    seconds: int
    calm: str
    pillow: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """One time: the day, and the two numbers of that day."""

    day: date
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Tried:
    """One exercise with its numbers, the newest first. ``counted``: how often they went where."""

    title: str
    language: str
    url: str
    times: list[Numbers]
    counted: list[str]


@dataclass(frozen=True, slots=True)
class WorkedPage:
    """worked.html: exercises that calm or let out, each with one's own numbers."""

    tried: list[Tried]
