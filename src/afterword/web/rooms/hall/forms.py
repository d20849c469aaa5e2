"""The forms of the hall."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.kit.people import MOST, Person

MOST_REASONS = 5
_NUMBER = re.compile(r"[+0-9][0-9 ()./*#-]{1,29}")

PATH_CHOICES = (
    ("ended", __("It ended")),
    ("separated", __("We separated, or divorced")),
    ("lost_touch", __("We lost touch, long ago")),
    ("died", __("They died")),
    ("unsaid", __("I’d rather not say")),
)
HOPE_CHOICES = (
    ("together", __("To be together again")),
    ("good_terms", __("To be on good terms")),
    ("let_go", __("To let go")),
    ("dont_know", __("I don’t know")),
    ("unsaid", __("I’d rather not say")),
)
FACES = (
    ("1", __("Heavy")),
    ("2", __("Low")),
    ("3", __("Steady")),
    ("4", __("Lighter")),
    ("5", __("Warm")),
)


class Happened(forms.Form):
    """What happened: each answer is its own button."""

    path = forms.ChoiceField(
        choices=PATH_CHOICES,
        error_messages={
            "required": __("Press the line that fits best."),
            "invalid_choice": __("Press one of the lines below."),
        },
    )


class Hope(forms.Form):
    """What the person hopes for: each answer is its own button."""

    hope = forms.ChoiceField(
        choices=HOPE_CHOICES,
        error_messages={
            "required": __("Press the line that fits best."),
            "invalid_choice": __("Press one of the lines below."),
        },
    )


class TenSeconds(forms.Form):
    """A face, and at most one slider."""

    face = forms.ChoiceField(
        label=__("How is it, right now?"),
        choices=FACES,
        widget=forms.RadioSelect,
        error_messages={"required": __("Press the face that comes nearest.")},
    )
    value = forms.IntegerField(required=False, min_value=0, max_value=10)


class Note(forms.Form):
    """Words for the drawer."""

    text = forms.CharField(
        label=__("Write it"),
        widget=forms.Textarea,
        strip=False,
        error_messages={"required": __("There is nothing here yet. One word is enough.")},
    )

    def clean_text(self) -> str:
        """Take anything but emptiness, with the line ends of all other texts."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if not text.strip():
            raise ValidationError(self.fields["text"].error_messages["required"])
        return text


class Reasons(forms.Form):
    """Up to five sentences, one a line."""

    reasons = forms.CharField(
        label=__("Why I would rather not write tonight"),
        help_text=__("One a line, up to five. In the words you would believe at 2 a.m."),
        widget=forms.Textarea,
        required=False,
    )

    def clean_reasons(self) -> list[str]:
        """Split into lines; more than five are refused, so that none is dropped silently."""
        text = str(self.cleaned_data["reasons"])
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(lines) > MOST_REASONS:
            raise ValidationError(_("Five lines at most, so that they can be read at a glance."))
        return lines


class OwnPeople(forms.Form):
    """Up to three names with their numbers, and whether they stay readable while locked."""

    name_1 = forms.CharField(label=__("Name"), max_length=60, required=False)
    number_1 = forms.CharField(label=__("Number"), max_length=30, required=False)
    name_2 = forms.CharField(label=__("A second name"), max_length=60, required=False)
    number_2 = forms.CharField(label=__("Number"), max_length=30, required=False)
    name_3 = forms.CharField(label=__("A third name"), max_length=60, required=False)
    number_3 = forms.CharField(label=__("Number"), max_length=30, required=False)
    readable = forms.BooleanField(
        label=__("Keep these readable while locked"),
        help_text=__(
            "They then lie on this device in plain: you reach them at night without your "
            "passphrase, and so does anyone who opens this page here."
        ),
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """A number needs a name, a name needs a number, and a number has digits."""
        for place in range(1, MOST + 1):
            name = str(self.cleaned_data.get(f"name_{place}", ""))
            number = str(self.cleaned_data.get(f"number_{place}", ""))
            if number and not _NUMBER.fullmatch(number):
                self.add_error(f"number_{place}", _("Digits, please, as you would dial them."))
            elif name and not number:
                self.add_error(f"number_{place}", _("This name has no number yet."))
            elif number and not name:
                self.add_error(f"name_{place}", _("Whose number is this?"))
        return self.cleaned_data

    def people(self) -> list[Person]:
        """Return whom the valid form names, in order."""
        values = self.cleaned_data
        pairs = ((values[f"name_{n}"], values[f"number_{n}"]) for n in range(1, MOST + 1))
        return [Person(name, number) for name, number in pairs if name]


class Urge(forms.Form):
    """How strong it is, 0 to 10."""

    strength = forms.IntegerField(
        label=__("How strong is it, right now?"),
        min_value=0,
        max_value=10,
        error_messages={
            "required": __("Any number from 0 to 10."),
            "invalid": __("Any number from 0 to 10."),
            "min_value": __("Any number from 0 to 10."),
            "max_value": __("Any number from 0 to 10."),
        },
    )
