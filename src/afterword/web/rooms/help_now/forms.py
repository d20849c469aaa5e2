"""The forms of help: the country, and how this device behaves."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.safety import countries
from afterword.web.store import device


class CountryChoice(forms.Form):
    """One country of those there is a file for, or none."""

    country = forms.ChoiceField(
        label=__("Which country are you in?"),
        required=False,
        error_messages={"invalid_choice": __("Choose a country from the list.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells mypy what stands above
        field.choices = [("", _("not in this list, or not now")), *countries()]


class FriendNote(forms.Form):
    """What helps, said to a friend beforehand."""

    text = forms.CharField(
        label=__("When I write to you in the middle of the night, this helps"),
        help_text=__(
            "Perhaps: read it, no answer needed. Ring me at breakfast. Ask if I have eaten."
        ),
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": __("One thing that helps is enough.")},
    )


def _languages() -> list[tuple[str, str]]:
    """Return what pages can be read in, each language in its own name."""
    return [
        (code, str(LANG_INFO.get(code, {}).get("name_local", code)))
        for code, _name in settings.LANGUAGES
    ]


class DeviceSettings(forms.Form):
    """Settings that lie in plain on this device; nothing a person wrote."""

    language = forms.ChoiceField(label=__("Language"), required=False)
    large = forms.BooleanField(
        label=__("Larger letters"),
        help_text=__("On every page, by day and by night."),
        required=False,
    )
    watched = forms.BooleanField(
        label=__("Someone could see this screen"),
        help_text=__("Leave becomes wide and red on every page."),
        required=False,
    )
    idle_minutes = forms.TypedChoiceField(
        label=__("Hide everything after"),
        coerce=int,
        choices=[(str(minutes), "") for minutes in device.IDLE_CHOICES],
        error_messages={
            "required": __("Choose one of the three."),
            "invalid_choice": __("Choose one of the three."),
        },
    )
    exit_address = forms.CharField(
        label=__("Where Leave goes"),
        help_text=__(
            "A page anyone might have open. One that shows no name of yours, and starts with https."
        ),
        max_length=300,
        error_messages={
            "required": __("Leave needs somewhere to go. The weather is a good place.")
        },
    )
    spelling = forms.BooleanField(
        label=__("Check spelling with my browser"),
        help_text=__(
            "Some browsers send what you type to their maker to check it. We cannot see whether "
            "yours does."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = self.fields["language"]
        assert isinstance(languages, forms.ChoiceField)  # noqa: S101 - for mypy
        languages.choices = _languages()
        if len(languages.choices) < 2:  # there is nothing to choose
            del self.fields["language"]
        field = self.fields["idle_minutes"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - tells mypy what stands above
        field.choices = [
            (str(minutes), _("%(minutes)d minutes without a touch") % {"minutes": minutes})
            for minutes in device.IDLE_CHOICES
        ]

    def clean_exit_address(self) -> str:
        """Take only a whole https address of another site."""
        address = str(self.cleaned_data["exit_address"]).strip()
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
        except ValueError:
            host = ""
            parts = urlsplit("")
        whole = parts.scheme == "https" and "." in host and not parts.username
        if not whole or any(mark.isspace() or not mark.isprintable() for mark in address):
            message = _("This must be a whole address, such as https://www.bbc.co.uk/weather")
            raise ValidationError(message)
        return address
