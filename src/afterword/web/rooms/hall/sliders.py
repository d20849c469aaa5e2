"""The one slider of the ten-second card: another question each ISO week, in turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

NAMES = ("sleep", "longing", "anger", "urge", "energy")


@dataclass(frozen=True, slots=True)
class Slider:
    """A question from 0 to 10 with the words at both ends."""

    name: str
    question: str
    low: str
    high: str


def of_week(day: date, *, grief: bool, afraid: bool = False) -> Slider:
    """Return the slider of the week that holds ``day``; whoever is afraid is asked no longing."""
    name = NAMES[day.isocalendar().week % len(NAMES)]
    if afraid and name in {"longing", "urge"}:
        name = "energy"
    questions = {
        "sleep": (_("How did you sleep?"), _("hardly"), _("well")),
        "longing": (_("How much are you missing them?"), _("hardly"), _("very much")),
        "anger": (_("How angry is it in you?"), _("quiet"), _("very")),
        "urge": (_("How strong is the wish to write to them?"), _("quiet"), _("very")),
        "energy": (_("How much strength is there?"), _("none"), _("plenty")),
    }
    if grief:
        questions["urge"] = (_("How strong is the wish to talk to them?"), _("quiet"), _("very"))
    return Slider(name, *questions[name])
