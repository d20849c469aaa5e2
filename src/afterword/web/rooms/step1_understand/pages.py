"""What the pages of My story show."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.web.exercises.steps import Step
from afterword.web.kit.charts import LineChart


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: the line of one's own days, and what can be looked at."""

    chart: LineChart | None
    grief: bool
    has_notes: bool
    has_history: bool
    has_mirror: bool
    step: Step | None
    others: list[Step]
