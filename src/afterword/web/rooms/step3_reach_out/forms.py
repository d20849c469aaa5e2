"""The forms of a letter: writing it, five minutes before it, and noting that it went."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

LONGEST = 60_000

CHANNELS = [
    ("letter", __("A letter")),
    ("email", __("An e-mail")),
    ("text", __("A text message")),
    ("chat", __("A chat, several lines")),
]
KINDS = [
    ("reconnect", __("To be in touch again")),
    ("apology", __("To say sorry")),
    ("reply", __("To answer them")),
    ("coparent", __("About the children")),
    ("logistics", __("Something practical")),
    ("closing", __("To say goodbye")),
    ("condolence", __("Because someone died")),
]
PURPOSES = [
    ("send", __("A letter I may send one day")),
    ("unsent", __("A letter that stays here")),
]


class Letter(forms.Form):
    """Words to one person, and what the notes on them need to know."""

    text = forms.CharField(
        label=__("Your words"),
        strip=False,
        max_length=LONGEST,
        error_messages={
            "required": __("There is nothing here yet. One line is enough."),
            "max_length": __("This is longer than a short book. Keep it in two pieces, please."),
        },
    )
    purpose = forms.ChoiceField(label=__("What it is"), choices=PURPOSES, initial="unsent")
    channel = forms.ChoiceField(label=__("How it would go"), choices=CHANNELS, initial="letter")
    kind = forms.ChoiceField(label=__("What it is for"), choices=KINDS, initial="reconnect")
    rev = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """Take any words; blanks alone are none."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")  # offsets count one a line
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text


class AsThem(forms.Form):
    """What the reader of a letter may feel first."""

    text = forms.CharField(
        label=__("What do you feel first, before you think?"),
        strip=True,
        max_length=2000,
        error_messages={"required": __("A word is enough. Or leave it.")},
    )


class FiveMinutes(forms.Form):
    """One short answer before a letter."""

    text = forms.CharField(
        label="",
        strip=False,
        max_length=LONGEST,
        error_messages={"required": __("A sentence is enough. Or leave it, and it stays open.")},
    )

    def clean_text(self) -> str:
        """Take any words; blanks alone are none."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text


class Went(forms.Form):
    """How a letter went, and until when its answer is waited for."""

    which = forms.ChoiceField(
        label=__("How did it go?"),
        choices=CHANNELS,
        widget=forms.RadioSelect,
        error_messages={"required": __("Press the way it went.")},
    )
    until = forms.DateField(
        label=__("Until when will you wait?"),
        help_text=__("After that day, silence is an answer. Until then nothing is added."),
        error_messages={
            "required": __("A day, please. A month from now is a good one."),
            "invalid": __("A day, please, such as 2026-05-03."),
        },
    )

    def clean_until(self) -> date:
        """Take a day to come, and within a year."""
        day: date = self.cleaned_data["until"]
        if not timezone.localdate() < day <= timezone.localdate() + timedelta(days=366):
            raise forms.ValidationError(_("A day to come, within a year."))
        return day
