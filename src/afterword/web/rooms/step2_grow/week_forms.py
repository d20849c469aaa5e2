"""The forms of a week: two numbers of our own asking, or five answers from a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.programme.five_items import FiveItems
from afterword.web.rooms.step2_grow.week import OWN

NUMBERS = [(str(n), str(n)) for n in range(11)]


class TwoNumbers(forms.Form):
    """How the week was. Either may stay open."""

    bearable = forms.ChoiceField(
        label=__("How bearable were the days?"),
        choices=NUMBERS,
        required=False,
        widget=forms.RadioSelect,
    )
    mine = forms.ChoiceField(
        label=__("How much of the week was your own?"),
        choices=NUMBERS,
        required=False,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Take at least one number."""
        if not self.errors and not any(self.numbers.values()):
            raise ValidationError(_("One number is enough."))
        return self.cleaned_data

    @property
    def numbers(self) -> dict[str, str]:
        """What was pressed, as it was sent."""
        return {name: str(self.cleaned_data.get(name) or "") for name in OWN}


class FiveAnswers(forms.Form):
    """The items of a file, each with its answers."""

    def __init__(self, *args: Any, items: FiveItems, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(points), words) for points, words in enumerate(items.answers)]
        for number, item in enumerate(items.items):
            self.fields[f"item{number}"] = forms.ChoiceField(
                label=item,
                choices=choices[::-1],
                widget=forms.RadioSelect,
                error_messages={"required": _("Without this one there is no score.")},
            )

    @property
    def points(self) -> list[int]:
        """The points of each item, in order."""
        return [int(self.cleaned_data[name]) for name in self.fields]
