"""The form of a card."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as __


class Believed(forms.Form):
    """Then, now, or "I don't know". Each may stay empty."""

    rev = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    then = forms.CharField(label=__("Then"), required=False, max_length=400)
    now = forms.CharField(label=__("Now, as I believe"), required=False, max_length=400)
    unknown = forms.BooleanField(label=__("I don’t know"), required=False)
