"""What the pages of a shut letter ask and show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.store import facts, letters

OFFERED = timedelta(days=90)
LONGEST = timedelta(days=366 * 30)


class ShutForm(forms.Form):
    """The day a letter is shut until."""

    day = forms.DateField(
        label=__("Until which day?"),
        help_text=__("On that day Today says that it waits. It opens when you do."),
        error_messages={
            "required": __("A day, such as 2027-03-21."),
            "invalid": __("A day, such as 2027-03-21."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("day", facts.now().date() + OFFERED)

    def clean_day(self) -> date:
        """Take a day to come."""
        day: date = self.cleaned_data["day"]
        today = facts.now().date()
        if not today < day <= today + LONGEST:
            raise forms.ValidationError(_("A day to come, within thirty years."))
        return day


@dataclass(frozen=True, slots=True)
class UntilPage:
    """until.html: which day."""

    letter: UUID
    form: ShutForm


@dataclass(frozen=True, slots=True)
class ShutPage:
    """shut_until.html: a shut letter from outside. ``due``: its day has come."""

    letter: UUID
    written: date
    opens: date
    due: bool


def outside(value: dict[str, Any]) -> str:
    """Return what the list says of a shut letter instead of its first words."""
    day = date_format(letters.opens_on(value), "j F Y")
    return _("Shut until %(day)s") % {"day": day}
