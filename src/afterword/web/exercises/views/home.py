"""Before an exercise and after it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_safe

from afterword.programme import Exercise
from afterword.web.exercises import available, gathered, kept, length, reading, steps
from afterword.web.exercises.pages import DonePage, HomePage, Past
from afterword.web.kit.answers import show

ENOUGH = "enough"
STRENGTHS: dict[str, Promise] = {
    "trials": __("Several trials, taken together."),
    "trial": __("One trial."),
    "studies": __("Studies of something like it."),
    "practice": __("Used by people who help; not tested by itself."),
    "design": __("Our own; not tested."),
}


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Say what an exercise is and how long it takes; list what was written in it before."""
    exercise = available.or_404(code)
    draft = kept.draft(exercise)
    shown = HomePage(
        exercise=exercise,
        length=length.whole(exercise),
        strength=STRENGTHS[exercise.source.strength],
        resume=min(draft.value["at"], len(exercise.screens)) if draft else 0,
        draft=draft.id if draft else None,
        enough=ENOUGH in request.GET,
        past=[
            Past(entry.id, entry.saved, reading.first_words(exercise, entry.value["values"]))
            for entry in kept.finished(exercise)
        ],
        gathered=gathered.page_of(exercise),
    )
    return show(request, "exercises/home.html", shown)


@require_safe
def done(request: HttpRequest, code: str) -> HttpResponse:
    """Close an exercise quietly; show a person's own two numbers where there are two."""
    exercise = available.or_404(code)
    now = datetime.now(UTC)
    entry = kept.just_finished(exercise, now)
    shown = DonePage(
        exercise=exercise,
        answer=entry.id if entry else None,
        pairs=[
            pair
            for one in (*_just_vented(exercise), exercise)
            if (found := kept.just_finished(one, now))
            and (pair := reading.pair(one, found.value["values"]))
        ],
        step=steps.listed(exercise.step),
        gathered=gathered.page_of(exercise),
    )
    return show(request, "exercises/done.html", shown)


def _just_vented(exercise: Exercise) -> list[Exercise]:
    """List what this exercise calms after."""
    return [one for one in available.exercises_now() if one.then == exercise.id]
