"""The forms of the mirror."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as __

from afterword.web.rooms.mirror.desk import FIGURES, MESSAGES, NOTHING

DATE_ORDERS = [
    ("dmy", __("Day, month, year")),
    ("mdy", __("Month, day, year")),
    ("ymd", __("Year, month, day")),
]
KEEPS = [
    (FIGURES, __("The figures, and a few lines of my own")),
    (MESSAGES, __("All messages too, sealed, so that I can look something up")),
    (NOTHING, __("Nothing: show me, and forget it when I leave")),
]
KEEPS_IN_GRIEF = [
    (MESSAGES, __("All messages, sealed, so that I can look again")),
    (NOTHING, __("Only the lines that I choose")),
]
LONGEST = 20_000
MOST_RADIOS = 12


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    widget = _Several

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return all chosen files; none only where that is allowed."""
        given = data if isinstance(data, (list, tuple)) and data else [data or None]
        cleaned = [super(_Files, self).clean(one, initial) for one in given]
        return [one for one in cleaned if one]


class Bring(forms.Form):
    """The export: one file, several, or the files of a folder with where each lay in it."""

    export = _Files(label=__("The file of your messages"), required=False, allow_empty_file=True)
    folder = _Files(
        label=__("The folder as you unpacked it"), required=False, allow_empty_file=True
    )
    paths = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for at least one file with something in it."""
        cleaned = super().clean() or {}
        brought = [*cleaned.get("export", []), *cleaned.get("folder", [])]
        if not brought:
            self.add_error("export", __("Choose the file first."))
        elif not any(one.size for one in brought):
            self.add_error("export", __("This file is empty."))
        return cleaned

    def named(self) -> list[tuple[UploadedFile[Any], str]]:
        """Return the files, each with its name, or with its path inside the chosen folder."""
        alone = [(one, str(one.name)) for one in self.cleaned_data["export"]]
        folder = self.cleaned_data["folder"]
        paths = self._paths(len(folder))
        inside = [(one, path or str(one.name)) for one, path in zip(folder, paths, strict=True)]
        return [(one, name) for one, name in [*alone, *inside] if one.size]

    def _paths(self, count: int) -> list[str]:
        try:
            paths = json.loads(self.cleaned_data["paths"] or "[]")
        except ValueError:
            paths = []
        fits = isinstance(paths, list) and len(paths) == count
        return [str(path) for path in paths] if fits else [""] * count


class Who(forms.Form):
    """Which chat, which name, the order of day and month where it is open, what to keep."""

    chat = forms.ChoiceField(label=__("Which conversation?"))
    person = forms.ChoiceField(label=__("Which one is you?"))
    date_order = forms.ChoiceField(
        label=__("How are its dates written?"),
        required=False,
        choices=DATE_ORDERS,
        widget=forms.RadioSelect,
    )
    keep = forms.ChoiceField(
        label=__("What shall be kept here?"), choices=KEEPS, widget=forms.RadioSelect
    )

    def __init__(
        self,
        *args: Any,
        asking: str,
        chats: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        theirs: bool,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self._choices("chat", chats)
        self._choices("person", people)
        if theirs:
            self.fields["person"].label = __("Whose words are they?")
            self._field("keep").choices = KEEPS_IN_GRIEF
        for name in list(self.fields):
            if name != asking:
                del self.fields[name]

    def _choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self._field(name)
        field.choices = list(choices)
        if len(choices) <= MOST_RADIOS:
            field.widget = forms.RadioSelect(choices=field.choices)

    def _field(self, name: str) -> forms.ChoiceField:
        return cast(forms.ChoiceField, self.fields[name])


class _OwnWords(forms.Form):
    rev = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class Now(_OwnWords):
    """What one would say now."""

    words = forms.CharField(
        label=__("What I would say now"), required=False, strip=False, max_length=LONGEST
    )


class Guess(_OwnWords):
    """What one thinks will be seen, before it is."""

    words = forms.CharField(
        label=__("What do you think you will see?"),
        max_length=LONGEST,
        error_messages={"required": __("A word or two is enough. “I don't know” is one, too.")},
    )


class Outside(_OwnWords):
    """What pressed on the two from outside."""

    words = forms.CharField(
        label=__("One thing that pressed on the two of you from outside"),
        required=False,
        strip=False,
        max_length=LONGEST,
    )


class Name(forms.Form):
    """A name for a pattern, and an example of one's own."""

    name = forms.CharField(
        label=__("What would you call it?"),
        max_length=120,
        error_messages={"required": __("Give it a name, in your own words.")},
    )
    own_example = forms.CharField(
        label=__("One time I did it"), required=False, strip=False, max_length=LONGEST
    )


class Look(forms.Form):
    """Words to look for in one history."""

    words = forms.CharField(
        label=__("Look for"),
        max_length=200,
        error_messages={"required": __("Write a word to look for.")},
    )


class Caption(_OwnWords):
    """A few words beside a kept line."""

    words = forms.CharField(
        label=__("A few words beside it"), required=False, strip=False, max_length=LONGEST
    )


class Delete(forms.Form):
    """Whether the lines that were chosen go with the history they came from."""

    leave = forms.BooleanField(
        label=__("Leave the lines I put in the book"), required=False, initial=True
    )
