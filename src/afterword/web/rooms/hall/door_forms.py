"""The form of one screen of a door: words, a choice, a day; each may be left out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.rooms.hall.doors import Question

LONGEST = 20_000


class Screen(forms.Form):
    """One question. Nothing is required: what is left out is skipped."""

    rev = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        if question.choices:
            self.fields[question.name] = forms.ChoiceField(
                label=str(question.text),
                help_text=str(question.hint),
                choices=question.choices,
                widget=forms.RadioSelect,
                required=False,
                error_messages={"invalid_choice": __("Press one of these, or skip it.")},
            )
        elif question.rows:
            self.fields[question.name] = forms.CharField(
                label=str(question.text),
                help_text=str(question.hint),
                required=False,
                strip=False,
                max_length=LONGEST,
                error_messages={"max_length": __("This is long. Keep the part that matters.")},
            )
        if question.day:
            self.fields[question.day] = forms.DateField(
                label=str(question.day_text),
                required=False,
                error_messages={"invalid": __("A day, please, such as 2026-05-03.")},
            )

    def clean(self) -> dict[str, Any]:
        """A day that was has come already; a day to wait for has not."""
        values: dict[str, Any] = self.cleaned_data
        day: date | None = values.get(self.question.day)
        today = timezone.localdate()
        if day and self.question.past and day > today:
            self.add_error(self.question.day, _("That day has not come yet."))
        if day and not self.question.past and day <= today:
            self.add_error(self.question.day, _("A day to come, please."))
        return values

    def answers(self) -> dict[str, str]:
        """Return what is kept: words with plain line ends, days as ISO."""
        found = {}
        for name in (self.question.name, self.question.day):
            value = self.cleaned_data.get(name)
            if isinstance(value, date):
                found[name] = value.isoformat()
            elif name:
                found[name] = str(value or "").replace("\r\n", "\n")
        return found

    @property
    def words(self) -> Any:
        """The field for words or the choice, for the template; None where only a day is asked."""
        name = self.question.name
        return self[name] if name in self.fields else None

    @property
    def day(self) -> Any:
        """The field for the day, for the template; None without one."""
        return self[self.question.day] if self.question.day else None
