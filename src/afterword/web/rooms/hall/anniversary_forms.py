"""The form of a day that comes round."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.rooms.hall.anniversaries import MOST


class NameDay(forms.Form):
    """One day, and what it is. ``taken``: how many were named already."""

    name = forms.CharField(
        label=__("What day is it?"),
        help_text=__("In your words: our wedding, her birthday, the day of the boat."),
        max_length=80,
        error_messages={"required": __("A word or two, so that the line can say it.")},
    )
    first = forms.DateField(
        label=__("When was it?"),
        error_messages={
            "required": __("The day, please. If the year is not certain, any will do."),
            "invalid": __("Write the day as 2026-02-28, or choose it."),
        },
    )

    def __init__(self, *args: Any, taken: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = taken

    def clean(self) -> dict[str, Any]:
        """Hold them to a dozen: more would be a calendar."""
        if self.taken >= MOST:
            raise ValidationError(
                _("There are twelve already. Take one away, and this one has room.")
            )
        return dict(self.cleaned_data)
