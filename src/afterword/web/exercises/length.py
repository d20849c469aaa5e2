"""How long an exercise is, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.programme import Exercise


def minutes(exercise: Exercise) -> str:
    """Say how long it takes, such as "about 5 minutes"."""
    return ngettext("about %(n)d minute", "about %(n)d minutes", exercise.minutes) % {
        "n": exercise.minutes
    }


def whole(exercise: Exercise) -> str:
    """Say how long it takes and how much there is, such as "about 5 minutes, 3 screens"."""
    count = len(exercise.screens)
    screens = ngettext("%(n)d screen", "%(n)d screens", count) % {"n": count}
    return _("%(minutes)s, %(screens)s") % {"minutes": minutes(exercise), "screens": screens}
