"""What the pages of step 2 show."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from afterword.programme.things import Thing
from afterword.web.exercises.steps import Step
from afterword.web.kit.charts import LineChart
from afterword.web.rooms.step2_grow.beside import Beside
from afterword.web.rooms.step2_grow.forms import Fits, Own, Rated
from afterword.web.rooms.step2_grow.plans import Plan


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: the step and what there is to do in it."""

    step: Step


@dataclass(frozen=True, slots=True)
class ThingsPage:
    """things.html: a few to choose from, what is planned, what was done.

    ``asked``: the filter as it goes on to the next few; ``turn``: how many fews there were.
    """

    form: Fits
    few: list[Thing]
    language: str
    asked: dict[str, str]
    turn: int
    planned: list[Plan]
    done: list[Plan]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """own.html."""

    form: Own


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """planned.html: one thing, before or after it was done."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class DonePage:
    """done.html: how it was, if the person likes to say."""

    form: Rated
    plan: Plan
    id: UUID


@dataclass(frozen=True, slots=True)
class DaysPage:
    """days.html: the line of days with what was done, and days with and without."""

    chart: LineChart | None
    beside: Beside | None
