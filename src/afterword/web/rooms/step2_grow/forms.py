"""The forms of step 2."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as __

ENERGY = (("bed", __("From bed")), ("low", __("A little")), ("some", __("Some")))
MONEY = (("", __("May cost a little")), ("1", __("Nothing")))
COMPANY = (("", __("Either")), ("alone", __("Alone")), ("with", __("With someone")))
PLACE = (("", __("Either")), ("in", __("Indoors")), ("out", __("Outdoors")))
WHEN = (("0", __("Today")), ("1", __("Tomorrow")), ("6", __("Within a week")))
NUMBERS = [(str(n), str(n)) for n in range(11)]


class Fits(forms.Form):
    """What a thing should fit; every question has an answer already."""

    energy = forms.ChoiceField(
        label=__("Strength today"), choices=ENERGY, required=False, widget=forms.RadioSelect
    )
    free = forms.ChoiceField(
        label=__("Money"), choices=MONEY, required=False, widget=forms.RadioSelect
    )
    company = forms.ChoiceField(
        label=__("Company"), choices=COMPANY, required=False, widget=forms.RadioSelect
    )
    place = forms.ChoiceField(
        label=__("Where"), choices=PLACE, required=False, widget=forms.RadioSelect
    )


class Own(forms.Form):
    """A thing of one's own."""

    text = forms.CharField(
        label=__("Something small of your own"),
        max_length=160,
        error_messages={"required": __("A few words, so that you find it again.")},
    )


class Rated(forms.Form):
    """How it was: two numbers, each of which may stay open."""

    pleasure = forms.ChoiceField(
        label=__("It was pleasant"), choices=NUMBERS, required=False, widget=forms.RadioSelect
    )
    mastery = forms.ChoiceField(
        label=__("I managed something"), choices=NUMBERS, required=False, widget=forms.RadioSelect
    )
