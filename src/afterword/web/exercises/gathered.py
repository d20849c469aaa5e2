"""Exercises that are written again and again have one page where all of them lie together."""

from __future__ import annotations

from django.urls import reverse

from afterword.programme import Exercise

PAGES = {
    "one_moment": "story:years",
    "one_moment_strict": "story:years",
    "one_moment_told": "story:years",
    "one_moment_of_ours": "story:years",
    "one_obstacle": "story:way",
    "four_minutes": "story:minutes",
}


def page_of(exercise: Exercise) -> str:
    """Return the address of that page, or ""."""
    view = PAGES.get(exercise.id)
    return reverse(view) if view else ""
