"""The steps as this book has them: their names, and the exercises in each."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from afterword.programme import STEPS, Exercise
from afterword.web.exercises import available, kept, length
from afterword.web.store import sealed

HOMES = {
    "step1_understand": "story:home",
    "step2_grow": "grow:home",
    "step3_reach_out": "letters:home",
    "step4_boundaries": "limits:home",
    "step5_dealbreakers": "differences:home",
    "step6_let_go": "rest:home",
    "step7_expectations": "asking:home",
    "step8_give_it_time": "time:home",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise in a list. ``mark``: what was done with it, in words, or ""."""

    url: str
    title: str
    language: str
    minutes: str
    mark: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step with what there is to do in it; ``url``: its own page."""

    url: str
    title: str
    text: str
    lines: list[Line]


def every() -> list[Step]:
    """Return the steps that this book has, in order."""
    found = [listed(step) for step in STEPS]
    return [step for step in found if step is not None]


def listed(step: str) -> Step | None:
    """Return one step; None where this book does not have it."""
    exercises = available.exercises_now(step)
    if not exercises:
        return None
    written = set(sealed.shelves())
    title, text = _words(step)
    return Step(reverse(HOMES[step]), title, text, [_line(one, written) for one in exercises])


def listed_or_404(step: str) -> Step:
    """Return one step. Raises Http404 where this book does not have it."""
    found = listed(step)
    if found is None:
        raise Http404
    return found


def general_title(step: str) -> str:
    """Return the name of a step for someone of whom nothing is known."""
    return _otherwise()[step][0]


def _line(exercise: Exercise, written: set[sealed.Shelf]) -> Line:
    return Line(
        url=reverse("exercises:home", args=[exercise.code]),
        title=exercise.title,
        language=exercise.language,
        minutes=length.minutes(exercise),
        mark=_mark(exercise) if kept.shelf_of(exercise) in written else "",
    )


def _mark(exercise: Exercise) -> str:
    last = kept.newest(exercise)
    if last is None:
        return ""
    if kept.is_draft(last):
        return _("begun")
    return _("written on %(day)s") % {"day": date_format(localtime(last.saved), "j F")}


def _words(step: str) -> tuple[str, str]:
    words = _in_grief() if available.path_now() == "died" else {}
    return words.get(step) or _otherwise()[step]


def _otherwise() -> dict[str, tuple[str, str]]:
    return {
        "step1_understand": (
            _("What happened, and why"),
            _("The years in order, a small piece at a time."),
        ),
        "step2_grow": (_("Something of my own"), _("For you, whatever comes of the rest.")),
        "step3_reach_out": (
            _("Reaching out, once"),
            _("Their side first. Nothing is ever sent from here."),
        ),
        "step4_boundaries": (
            _("Limits that are kind to both"),
            _("What you could agree on, if you ever talk."),
        ),
        "step5_dealbreakers": (
            _("What you did not agree on"),
            _("Then and now, and how firm it is."),
        ),
        "step6_let_go": (_("Letting go"), _("Of anger, for your own sake. Calm comes after it.")),
        "step7_expectations": (
            _("Asking instead of expecting"),
            _("They have gone on living. So have you."),
        ),
        "step8_give_it_time": (
            _("No faster than both want"),
            _("Small steps, and a brake for the large ones."),
        ),
    }


def _in_grief() -> dict[str, tuple[str, str]]:
    return {
        "step1_understand": (_("Our story"), _("The years, the last days, what was left unsaid.")),
        "step2_grow": (_("Days"), _("Food, sleep, one person, the jobs they used to do.")),
        "step6_let_go": (_("Anger, and rest"), _("It has many addresses. Calm comes after it.")),
        "step7_expectations": (_("Whole, not a saint"), _("As they really were.")),
        "step8_give_it_time": (_("No hurry"), _("Nobody else’s clock.")),
    }
