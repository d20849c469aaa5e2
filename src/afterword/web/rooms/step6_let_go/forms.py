"""The form of step 6: a drawing, in strokes or in words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.kit.charts import strokes


class Drawn(forms.Form):
    """Strokes as JSON, words, or both. ``id`` and ``rev``: what is drawn on, once it is kept."""

    strokes = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label=__("Say what it would look like"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea,
    )
    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    rev = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Take strokes that are whole; with no stroke and no word there is nothing to keep."""
        try:
            drawn = strokes.read(str(self.cleaned_data.get("strokes", "")))
        except ValueError as problem:
            whole = _("The drawing did not arrive whole. Please keep it again.")
            raise ValidationError(whole) from problem
        self.cleaned_data["drawn"] = drawn
        if not drawn and not self.cleaned_data.get("words") and not self.errors:
            raise ValidationError(_("The page is empty. A line is enough, or a word."))
        return self.cleaned_data
