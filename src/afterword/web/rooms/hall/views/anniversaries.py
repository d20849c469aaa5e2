"""Days that come round: named by the person, taken away again, or switched off altogether."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.kit import crisis
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.hall import anniversaries
from afterword.web.rooms.hall.anniversary_forms import NameDay
from afterword.web.rooms.hall.grief import DayPage, DaysOffPage, DaysPage
from afterword.web.rooms.hall.pages import show
from afterword.web.rooms.hall.views.now import is_grief


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """List the days that were named; POST names one more."""
    if not is_grief():
        return see("hall:today")
    form = form_for(request, NameDay, taken=len(anniversaries.every()))
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["name"]
        anniversaries.name(words, form.cleaned_data["first"])
        crisis.after(request, words)
        return see("hall:days")
    shown = DaysPage(form, anniversaries.every(), anniversaries.is_off())
    return show(request, "days", shown)


@require_http_methods(["GET", "POST"])
def day(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show one day; POST takes it away."""
    found = next((one for one in anniversaries.every() if one.id == day), None)
    if found is None or not is_grief():
        return see("hall:days")
    if request.method == "POST":
        anniversaries.take_away(found.id)
        return see("hall:days")
    return show(request, "day", DayPage(found))


@require_http_methods(["GET", "POST"])
def off(request: HttpRequest) -> HttpResponse:
    """Ask once; POST takes every day away, and Today says no such line again."""
    if not is_grief():
        return see("hall:today")
    if request.method == "POST":
        anniversaries.switch_off()
        return see("hall:days")
    named = len(anniversaries.every())
    return show(request, "days_off", DaysOffPage(named)) if named else see("hall:days")
