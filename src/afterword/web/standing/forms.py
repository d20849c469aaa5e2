"""The forms of what is told: one fact, one correction, one answer at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.journey.facts import LONGEST, Fact
from afterword.journey.kinds import KINDS
from afterword.web.standing import words

PATH_CHOICES = (
    ("ended", __("It ended")),
    ("separated", __("We separated, or divorced")),
    ("lost_touch", __("We lost touch, long ago")),
    ("died", __("They died")),
    ("unsaid", __("I’d rather not say")),
)
NO_DAY = {"invalid": __("A day, please, such as 2026-05-03.")}


def one_line(text: str) -> str:
    """Give words as one line, as short as a fact holds them."""
    return " ".join(text.split())[:LONGEST]


class Day(forms.Form):
    """The day something happened: today, unless another is given; never one to come."""

    on = forms.DateField(
        label=__("When was it? Roughly will do."), required=False, error_messages=NO_DAY
    )

    def clean_on(self) -> date:
        """Take no day for today, and none that has not come."""
        day: date = self.cleaned_data["on"] or timezone.localdate()
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet."))
        return day


class Tell(Day):
    """One fact: its day, and what else its kind has."""

    def __init__(self, *args: Any, tells: str, about: Iterable[Fact] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = KINDS[tells].needs | KINDS[tells].may
        if "which" in fields:
            self.fields["which"] = forms.ChoiceField(
                label=__("Which is it?"),
                choices=words.choices(tells),
                widget=forms.RadioSelect,
                error_messages={"required": __("Press the line that fits best.")},
            )
        if "of" in KINDS[tells].needs:
            self.fields["of"] = forms.TypedChoiceField(
                label=__("Which one is it about?"),
                choices=[(fact.id, _dated(fact)) for fact in about],
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": __("Press the line that it is about.")},
            )
        if "until" in fields:
            self.fields["until"] = forms.DateField(
                label=__("Until when?"),
                help_text=__("As it was said or stands there. Empty, if no day was named."),
                required=False,
                error_messages=NO_DAY,
            )
        if "words" in fields:
            self.fields["words"] = forms.CharField(
                label=str(words.WORDS[tells].wording),
                required="words" in KINDS[tells].needs,
                max_length=LONGEST,
                error_messages={"required": __("A few words of it, as you remember them.")},
            )

    def said(self) -> dict[str, Any]:
        """Return what `facts.tell` takes: only what was given."""
        values = {name: value for name, value in self.cleaned_data.items() if value}
        if "words" in values:
            values["words"] = one_line(values["words"])
        return values


class Wording(forms.Form):
    """Other words for what was noted."""

    words = forms.CharField(
        label=__("How it was worded"),
        max_length=LONGEST,
        error_messages={"required": __("A few words of it, as you remember them.")},
    )

    def said(self) -> dict[str, Any]:
        """Return what `facts.correct` takes."""
        return {"words": one_line(self.cleaned_data["words"])}


class OtherDay(Day):
    """Another day for what was noted."""

    def said(self) -> dict[str, Any]:
        """Return what `facts.correct` takes."""
        return {"to": self.cleaned_data["on"]}


class OtherEnd(forms.Form):
    """Another end for what was noted."""

    to = forms.DateField(
        label=__("Until when?"),
        error_messages={**NO_DAY, "required": __("The day it ends, please.")},
    )

    def said(self) -> dict[str, Any]:
        """Return what `facts.correct` takes."""
        return {"to": self.cleaned_data["to"]}


class Withdrawn(forms.Form):
    """It was not so."""

    def said(self) -> dict[str, Any]:
        """Return what `facts.correct` takes."""
        return {}


class Answered(Day):
    """What they answered: its day, their words, and for a not now the day they named."""

    words = forms.CharField(label=__("Their words, shortly"), required=False, max_length=LONGEST)

    def __init__(self, *args: Any, named: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if named:
            self.fields["until"] = forms.DateField(
                label=__("Did they name a day?"), required=False, error_messages=NO_DAY
            )

    def said(self) -> dict[str, Any]:
        """Return what `facts.tell` takes."""
        values = {name: value for name, value in self.cleaned_data.items() if value}
        if "words" in values:
            values["words"] = one_line(values["words"])
        return values


class Name(forms.Form):
    """What a book is called."""

    name = forms.CharField(
        label=__("What do you call them?"),
        help_text=__("A name, a letter, anything. Only you see it."),
        required=False,
        max_length=60,
    )


class NewPath(forms.Form):
    """What happened, for a new book: each answer is its own button."""

    path = forms.ChoiceField(
        choices=PATH_CHOICES,
        error_messages={
            "required": __("Press the line that fits best."),
            "invalid_choice": __("Press one of the lines below."),
        },
    )


def _dated(fact: Fact) -> str:
    return f"{words.said(fact)} · {date_format(fact.on, 'j F Y')}"
