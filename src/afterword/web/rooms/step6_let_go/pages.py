"""What the pages of step 6 show."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.web.exercises.steps import Step


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: the step and what there is to do in it."""

    step: Step
