"""The form of one screen, built from the fields that its exercise asks with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.programme import Exercise, Field, Problem, as_posted, validate
from afterword.programme.fields import SCALE
from afterword.web.exercises.kept import Seen
from afterword.web.store import sealed

RESERVED = {"id", "rev", "go"}  # names that no field of an exercise may have
TEMPLATES = {
    "text": "fields/text.html",
    "long": "fields/textarea.html",
    "lines": "fields/textarea.html",
    "destroyed": "fields/textarea.html",
    "choice": "fields/choice.html",
    "several": "fields/choice.html",
    "slider": "fields/scale.html",
    "rating": "fields/scale.html",
    "date": "fields/date.html",
    "then-now": "fields/then_now.html",
    "if-then": "fields/if_then.html",
    "pause": "exercises/_pause.html",
}
ROWS = {"long": 4, "destroyed": 8}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a screen as its partial needs it; ``inputs`` is empty for a pause."""

    field: Field
    template: str
    inputs: list[BoundField]
    rows: int


class ScreenForm(forms.Form):
    """Whatever one screen asks. Every answer may stay empty; ``programme.validate`` judges them.

    After ``is_valid`` the answers are in ``answers``, ready to be kept.
    """

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    rev = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, exercise: Exercise, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exercise = exercise
        self.number = number
        self.answers: Mapping[str, Any] = {}
        for field in self.screen_fields:
            for name in field.names:
                self.fields[name] = _input(field, name)

    @property
    def screen_fields(self) -> tuple[Field, ...]:
        """What the screen asks with."""
        return self.exercise.screen(self.number).fields

    @property
    def asked(self) -> list[Asked]:
        """The questions of the screen, in order."""
        return [
            Asked(
                field,
                TEMPLATES[field.kind],
                [self[name] for name in field.names],
                ROWS.get(field.kind, field.most or 4),
            )
            for field in self.screen_fields
        ]

    @property
    def seen(self) -> Seen:
        """The draft that this page had in front of it."""
        try:
            return Seen(UUID(self.data.get("id", "")), int(self.data.get("rev", "")))
        except ValueError:
            return Seen(None, 0)

    @property
    def posted(self) -> dict[str, list[str]]:
        """Everything that was written into the fields, kept or not."""
        names = [name for field in self.screen_fields for name in field.names]
        given = dict(self.data.lists()) if isinstance(self.data, QueryDict) else {}
        return {name: given[name] for name in names if name in given}

    def clean(self) -> dict[str, Any]:
        """Let the programme read the answers; say beside each field what it could not take."""
        self.answers, problems = validate(self.exercise, self.number, self.posted)
        for problem in problems:
            field = next(one for one in self.screen_fields if one.id == problem.field)
            self.add_error(field.names[0], words_of(problem))
        return self.cleaned_data


def words_of(problem: Problem) -> str:
    """Say what was wrong with an answer, and what to do."""
    if problem.what == "too-long":
        return _("This is longer than fits here: %(limit)d letters at most.") % {
            "limit": problem.limit
        }
    if problem.what == "too-many":
        return ngettext(
            "Only %(limit)d line fits here. Which one matters most?",
            "Only %(limit)d lines fit here. Which ones matter most?",
            problem.limit,
        ) % {"limit": problem.limit}
    if problem.what == "no-date":
        return _("Write the day as 2026-03-01, or leave it empty.")
    return _("Choose one of the answers shown, or none.")


def beginning(exercise: Exercise, number: int, draft: sealed.Entry | None) -> dict[str, Any]:
    """Return what the form of a screen begins with: what was written there before."""
    if draft is None:
        return {}
    lists = as_posted(exercise, number, draft.value["values"])
    several = {one.id for one in exercise.screen(number).fields if one.kind == "several"}
    filled = {name: v if name in several else "\n".join(v) for name, v in lists.items()}
    return {**filled, "id": str(draft.id), "rev": str(draft.rev)}


def _input(field: Field, name: str) -> forms.Field:
    """Make one input. It takes anything: the programme says what is wrong."""
    numbers = [(str(number), str(number)) for number in SCALE]
    widgets: dict[str, Any] = {
        "choice": forms.RadioSelect(choices=field.options),
        "several": forms.CheckboxSelectMultiple(choices=field.options),
        "slider": forms.RadioSelect(choices=numbers),
        "rating": forms.RadioSelect(choices=numbers),
    }
    part = name.removeprefix(field.id)
    if part == ".unknown":
        return forms.BooleanField(required=False, label=_("I don’t know"))
    labels = {
        ".if": _("If"),
        ".then": _("Then") if field.kind == "then-now" else _("then"),
        ".now": _("Now"),
    }
    return forms.Field(
        required=False,
        label=labels.get(part, field.label),
        help_text="" if part else field.hint,
        widget=widgets.get(field.kind, forms.TextInput()),
    )
