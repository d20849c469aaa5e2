"""What worked for you: your own numbers before and after, seen together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from afterword.programme import Exercise
from afterword.web.exercises import available, kept, reading, steps
from afterword.web.kit.answers import show
from afterword.web.rooms.step6_let_go.pages import Numbers, Tried, WorkedPage
from afterword.web.store import sealed

NEWEST = 12
WITH_NUMBERS = {"calming", "venting"}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """List each exercise with its numbers, in the order of the step: nothing is ranked."""
    steps.listed_or_404("step6_let_go")
    some = [one for one in available.exercises_now() if one.nature in WITH_NUMBERS]
    begun = kept.newest_of(some)
    found = (_tried(one) for one in some if one.id in begun)
    return show(request, "rest/worked.html", WorkedPage([one for one in found if one.times]))


def _tried(exercise: Exercise) -> Tried:
    times = [
        Numbers(localtime(entry.saved).date(), pair.before, pair.after)
        for entry in sealed.readable(kept.shelf_of(exercise), newest=NEWEST)
        if (pair := reading.pair(exercise, entry.value["values"]))
    ]
    return Tried(
        title=exercise.title,
        language=exercise.language,
        url=reverse("exercises:home", args=[exercise.code]),
        times=times,
        counted=_counted(times),
    )


def _counted(times: list[Numbers]) -> list[str]:
    """Say how often the number was lower, the same, higher; what never happened is left out."""
    lower = sum(one.after < one.before for one in times)
    same = sum(one.after == one.before for one in times)
    higher = sum(one.after > one.before for one in times)
    said = (
        (lower, ngettext("lower once", "lower %(count)d times", lower)),
        (same, ngettext("the same once", "the same %(count)d times", same)),
        (higher, ngettext("higher once", "higher %(count)d times", higher)),
    )
    return [words % {"count": count} for count, words in said if count]
