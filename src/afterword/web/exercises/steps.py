"""The steps as this book has them: their names, and the exercises in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from afterword.programme import STEPS, Exercise
from afterword.programme.exercises import ENDINGS, SAFER
from afterword.web.exercises import available, kept, length
from afterword.web.store import facts, sealed

HOMES = {
    "step1_understand": "story:home",
    "step2_grow": "grow:home",
    "step3_reach_out": "letters:home",
    "step4_boundaries": "limits:home",
    "step5_dealbreakers": "differences:home",
    "step6_let_go": "rest:home",
    "step7_expectations": "asking:home",
    "step8_give_it_time": "time:home",
    ENDINGS: "endings:home",
    SAFER: "safer:home",
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
    """Return the steps of this book in order; where fear is, what is for that comes first."""
    return some((SAFER, *STEPS))


def some(names: Iterable[str]) -> list[Step]:
    """Return those of some steps that this book has, in the order given."""
    wanted = tuple(names)
    exercises = [one for one in available.exercises_now() if one.step in wanted]
    written = kept.newest_of(exercises)
    words = {**_otherwise(), **_of_path(available.path_now()), **_where_fear_is()}
    return [
        Step(
            url=reverse(HOMES[name]),
            title=words[name][0],
            text=words[name][1],
            lines=[_line(one, written.get(one.id)) for one in exercises if one.step == name],
        )
        for name in wanted
        if any(one.step == name for one in exercises)
    ]


def listed(name: str) -> Step | None:
    """Return one step; None where this book does not have it."""
    return next(iter(some([name])), None)


def listed_or_404(name: str) -> Step:
    """Return one step. Raises Http404 where this book does not have it."""
    found = listed(name)
    if found is None:
        raise Http404
    return found


def titles() -> dict[str, str]:
    """Return what each step is called in this book, by its folder."""
    words = {**_otherwise(), **_of_path(available.path_now()), **_where_fear_is()}
    return {name: title for name, (title, _text) in words.items()}


def general_title(step: str) -> str:
    """Return the name of a step for someone of whom nothing is known."""
    return _otherwise()[step][0]


def _line(exercise: Exercise, last: sealed.Entry | None) -> Line:
    return Line(
        url=reverse("exercises:home", args=[exercise.code]),
        title=exercise.title,
        language=exercise.language,
        minutes=length.minutes(exercise),
        mark=_mark(last) if last else "",
    )


def _mark(last: sealed.Entry) -> str:
    if kept.is_draft(last):
        return _("begun")
    return _("done on %(day)s") % {"day": date_format(localtime(last.saved), "j F")}


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
        ENDINGS: (
            _("A good end"),
            _("There are several. None has to come now, and a closed book opens again."),
        ),
    }


def _of_path(path: str) -> dict[str, tuple[str, str]]:
    return {"died": _in_grief, "lost_touch": _long_ago}.get(path, dict[str, tuple[str, str]])()


def _long_ago() -> dict[str, tuple[str, str]]:
    return {
        "step1_understand": (
            _("What it was, and how it thinned"),
            _("The years in order, a small piece at a time."),
        ),
        "step3_reach_out": (
            _("One letter, perhaps"),
            _("First whether they are free to hear from you. Nothing is ever sent from here."),
        ),
    }


def _where_fear_is() -> dict[str, tuple[str, str]]:
    if "afraid" in facts.quieter_now():
        return {SAFER: (_("Safer today"), _("Small, and in your own time. You decide."))}
    return {SAFER: (_("What I do instead"), _("For the minutes that matter, and the hour before."))}


def _in_grief() -> dict[str, tuple[str, str]]:
    return {
        "step1_understand": (_("Our story"), _("The years, the last days, what was left unsaid.")),
        "step2_grow": (_("Days"), _("Food, sleep, one person, the jobs they used to do.")),
        "step6_let_go": (_("Anger, and rest"), _("It has many addresses. Calm comes after it.")),
        "step7_expectations": (_("Whole, not a saint"), _("As they really were.")),
        "step8_give_it_time": (_("No hurry"), _("Nobody else’s clock.")),
        ENDINGS: (_("A book of us"), _("For you, for others, or for nobody yet.")),
    }
