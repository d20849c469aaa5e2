"""The form of one line of the record."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.store import facts

LONGEST = 20_000


class Line(forms.Form):
    """What happened, as it was seen and heard. Only the words are needed."""

    rev = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    words = forms.CharField(
        label=__("What happened"),
        widget=forms.Textarea,
        strip=False,
        max_length=LONGEST,
        help_text=__("What you saw and heard, as near as you remember."),
        error_messages={"required": __("A few words are enough. The rest may stay open.")},
    )
    on = forms.DateField(
        label=__("On"),
        required=False,
        error_messages={"invalid": __("A day, please, such as 2026-05-03.")},
    )
    at = forms.CharField(label=__("About what time"), max_length=60, required=False)
    place = forms.CharField(label=__("Where"), max_length=160, required=False)
    seen_by = forms.CharField(label=__("Seen or heard by"), max_length=160, required=False)

    def clean_words(self) -> str:
        """Keep the words as they are; blanks alone are none."""
        words = str(self.cleaned_data["words"]).replace("\r\n", "\n")
        if not words.strip():
            raise ValidationError(self.fields["words"].error_messages["required"])
        return words

    def clean_on(self) -> date:
        """Take today where no day is given; never a day to come."""
        today = facts.now().date()
        day: date = self.cleaned_data["on"] or today
        if day > today:
            raise ValidationError(_("That day has not come yet."))
        return day
