"""The form of a letter."""

from __future__ import annotations

from django import forms
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
CONTACTS = [
    ("unknown", __("I do not know")),
    ("open", __("They have not said no")),
    ("in-touch", __("We are in touch")),
    ("closed", __("They asked for no contact")),
]
PURPOSES = [
    ("draft", __("A letter I may send one day")),
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
    contact = forms.ChoiceField(
        label=__("Have they said anything about contact?"), choices=CONTACTS, initial="unknown"
    )
    rev = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """Take any words; blanks alone are none."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")  # offsets count one a line
        if not text.strip():
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text
