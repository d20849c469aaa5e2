"""The forms of the endings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as __

SIZES = (("book", __("As in a book")), ("large", __("Large print")))


class Printing(forms.Form):
    """What goes into the printed book, and how large."""

    title = forms.CharField(label=__("On the cover"), max_length=80, required=False)
    parts = forms.MultipleChoiceField(
        label=__("What goes in"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": __("That part is not there any more.")},
    )
    size = forms.ChoiceField(
        label=__("The print"), choices=SIZES, widget=forms.RadioSelect, initial="book"
    )

    def __init__(self, *args: Any, parts: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(parts)
        self.fields["parts"].choices = choices  # type: ignore[attr-defined]
        self.fields["parts"].initial = [key for key, _words in choices]


class DeleteBook(forms.Form):
    """A box to tick, so that nothing goes by a slip of the thumb."""

    sure = forms.BooleanField(
        label=__("Yes, this book may go, with everything in it"),
        error_messages={"required": __("Tick the box if it may really go. Nothing went.")},
    )
