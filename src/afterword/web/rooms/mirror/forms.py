"""The forms of the mirror."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as __


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    widget = _Several

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return all chosen files; at least one."""
        given = data if isinstance(data, (list, tuple)) and data else [data or None]
        return [super(_Files, self).clean(one, initial) for one in given]


class Bring(forms.Form):
    """The export, one file or several."""

    export = _Files(
        label=__("The file of your messages"),
        error_messages={
            "required": __("Choose the file first."),
            "empty": __("This file is empty."),
        },
    )


class Who(forms.Form):
    """Which chat, which name is one's own, and the order of day and month where it is open."""

    chat = forms.ChoiceField(label=__("Which conversation?"))
    me = forms.ChoiceField(label=__("Which one is you?"))
    date_order = forms.ChoiceField(
        label=__("How are its dates written?"),
        required=False,
        choices=[
            ("dmy", __("Day, month, year")),
            ("mdy", __("Month, day, year")),
            ("ymd", __("Year, month, day")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, chats: Sequence[str], people: Sequence[str], ask_dates: bool, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self._choices("chat", chats)
        self._choices("me", people)
        if not ask_dates:
            del self.fields["date_order"]

    def _choices(self, name: str, values: Sequence[str]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [(value, value) for value in values]
        if len(values) > 1:
            field.widget = forms.RadioSelect(choices=field.choices)


class Now(forms.Form):
    """What one would say now."""

    words = forms.CharField(
        label=__("What I would say now"), required=False, strip=False, max_length=20_000
    )
    rev = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
