"""The four forms of the Sunday page, one a screen. Each may stay empty."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.rooms.hall import clock
from afterword.web.rooms.hall.own_words import as_line

LONGEST = 60_000
LONGEST_PLAN = 200
FURTHEST = timedelta(days=3660)  # ten years
OFFERED = timedelta(weeks=13)


class Part(forms.Form):
    """What all four have: the revision that the person was looking at."""

    rev = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class Week(Part):
    """The week in the person's own words."""

    week = forms.CharField(
        label=__("In your own words"),
        widget=forms.Textarea,
        required=False,
        strip=False,
        max_length=LONGEST,
        error_messages={"max_length": __("This is longer than a page can hold. Two pages, then?")},
    )

    def __init__(self, *args: Any, grief: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["week"].help_text = (
            _("The heavy hours, and any that were gentler. A line is enough.")
            if grief
            else _("What was in it, light or heavy. A line is enough.")
        )

    def clean_week(self) -> str:
        """Keep the words as they are; blanks alone are none."""
        text = str(self.cleaned_data["week"]).replace("\r\n", "\n")
        return text if text.strip() else ""


class GoodLine(Part):
    """One of the person's own lines, or none."""

    line = forms.CharField(
        label=__("You wrote these lately. Is there one to keep?"),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, lines: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines

    def clean_line(self) -> str:
        """Take a line that was found, and no other."""
        line = as_line(str(self.cleaned_data["line"]))
        if line and line not in self.lines:
            raise ValidationError(_("That line is no longer there. Here is what there is now."))
        return line


class Plan(Part):
    """One thing for the week to come."""

    plan = forms.CharField(
        label=__("One plan"),
        required=False,
        max_length=LONGEST_PLAN,
        error_messages={"max_length": __("One line, please: the plan, not the whole of it.")},
    )

    def __init__(self, *args: Any, grief: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].help_text = (
            _("Something warm to eat, a walk, one person. Small is right.")
            if grief
            else _("Small enough for a tired day, and in your own hands.")
        )


class Later(Part):
    """A note to oneself, and the day it opens on."""

    text = forms.CharField(
        label=__("To yourself"), widget=forms.Textarea, required=False, strip=False
    )
    opens = forms.DateField(
        label=__("Open it on"),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": __("A day, such as 2027-03-21.")},
    )

    def __init__(self, *args: Any, grief: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("opens", clock.now().date() + OFFERED)
        self.fields["text"].help_text = (
            _("Shut until the day you choose: a birthday, a first, a day you dread a little.")
            if grief
            else _("Shut until the day you choose. That day Today offers it, once.")
        )

    def clean_text(self) -> str:
        """Keep the words as they are; blanks alone are none."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        return text if text.strip() else ""

    def clean(self) -> dict[str, object]:
        """Ask for a day to come where there are words."""
        opens = self.cleaned_data.get("opens")
        today = clock.now().date()
        if not self.cleaned_data.get("text") or "opens" in self.errors:
            return self.cleaned_data
        if not isinstance(opens, date):
            self.add_error("opens", _("Which day shall it open on?"))
        elif opens <= today:
            self.add_error("opens", _("A day after today, so that it has time to wait."))
        elif opens > today + FURTHEST:
            self.add_error("opens", _("Ten years is as far as a note can wait here."))
        return self.cleaned_data
