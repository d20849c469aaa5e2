"""The sign a person watches for, on the page of the step in which it would show."""

from __future__ import annotations

from django import template
from django.urls import reverse

from afterword.web.exercises import signs
from afterword.web.exercises.steps import HOMES, Step

register = template.Library()


@register.inclusion_tag("exercises/_sign.html")
def watched_sign(step: Step | None) -> dict[str, signs.Sign | None]:
    """One open sign of this step; nothing where there is none."""
    return {"sign": signs.watched(step_of(step.url)) if step else None}


def step_of(url: str) -> str:
    """Return the name of the step that has this page, or ""."""
    return next((name for name, view in HOMES.items() if reverse(view) == url), "")
