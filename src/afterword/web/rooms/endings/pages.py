"""What the pages of the endings show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afterword.web.exercises.steps import Step
from afterword.web.rooms.endings.forms import DeleteBook, Printing


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html. ``closed``: since when the book is closed; ``written``: last pages are there."""

    step: Step
    closed: date | None
    written: bool
    grief: bool
    several: bool


@dataclass(frozen=True, slots=True)
class PrintPage:
    """print.html: what may go into the printed book. ``empty``: nothing is written yet."""

    form: Printing
    empty: bool


@dataclass(frozen=True, slots=True)
class ClosePage:
    """close.html."""

    grief: bool


@dataclass(frozen=True, slots=True)
class DeletePage:
    """delete.html: how many pages would go."""

    form: DeleteBook
    pages: int
    label: str
