"""The forms of My story that are no exercise: years, the line, the board, a sign that was seen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.rooms.step1_understand import line
from afterword.web.rooms.step1_understand.line import EARLIEST, MOST_YEARS, Line

YEAR_WORDS = (("good", __("good")), ("thin", __("thin")), ("hard", __("hard")))
COLUMN_WORDS = (
    ("mine", __("mine to change")),
    ("theirs", __("theirs to choose")),
    ("between", __("ours to agree")),
    ("around", __("in the circumstances")),
)
_A_YEAR = {
    "required": __("Write a year, such as 2016."),
    "invalid": __("Write a year, such as 2016."),
    "min_value": __("Write a year, such as 2016."),
    "max_value": __("That year is still to come."),
}


class Span(forms.Form):
    """From which year to which."""

    first = forms.IntegerField(
        label=__("The first year"), min_value=EARLIEST, error_messages=_A_YEAR
    )
    last = forms.IntegerField(label=__("The last year"), min_value=EARLIEST, error_messages=_A_YEAR)

    def clean(self) -> dict[str, Any]:
        """The first year comes first, neither is still to come, and a picture can hold them."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first is None or last is None:
            return self.cleaned_data
        if last > timezone.localdate().year:
            self.add_error("last", str(_A_YEAR["max_value"]))
        elif first > last:
            self.add_error("last", _("The last year is before the first."))
        elif last - first >= MOST_YEARS:
            self.add_error("last", _("That is more years than a picture can hold."))
        return self.cleaned_data


class Drawn(forms.Form):
    """The line: numbers from a finger, or one plain choice a year."""

    points = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, standing: Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing = standing
        self.drawn = standing
        for year in standing.years:
            self.fields[f"y{year}"] = forms.ChoiceField(
                label=str(year), choices=YEAR_WORDS, required=False, widget=forms.RadioSelect
            )

    def clean(self) -> dict[str, Any]:
        """Take the finger's line where there is one, else the choices."""
        points = str(self.cleaned_data.get("points", ""))
        if points:
            found = line.drawn(self.standing, points)
            if found is None:
                raise ValidationError(_("The line did not arrive whole. Please draw it once more."))
            self.drawn = found
            return self.cleaned_data
        words = {year: str(self.cleaned_data.get(f"y{year}", "")) for year in self.standing.years}
        self.drawn = line.chosen(self.standing, words)
        return self.cleaned_data


class Item(forms.Form):
    """One thing that would have to be true."""

    text = forms.CharField(
        label=__("What would have to be true"),
        max_length=1_000,
        error_messages={"required": __("One line is enough.")},
    )
    column = forms.ChoiceField(
        label=__("Whose is it?"),
        choices=COLUMN_WORDS,
        initial="mine",
        widget=forms.RadioSelect,
        error_messages={"required": __("Press the line that fits best.")},
    )
    sign = forms.CharField(
        label=__("I would know by"),
        help_text=__("A small thing that could be seen. It may stay empty."),
        max_length=1_000,
        required=False,
    )
    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    rev = forms.IntegerField(required=False, widget=forms.HiddenInput)


class Seen(forms.Form):
    """What was noticed, and when."""

    words = forms.CharField(
        label=__("What was different?"),
        max_length=1_000,
        required=False,
    )
    day = forms.DateField(
        label=__("When"),
        widget=forms.DateInput,
        error_messages={
            "required": __("Write the day as 2026-03-01."),
            "invalid": __("Write the day as 2026-03-01."),
        },
    )
