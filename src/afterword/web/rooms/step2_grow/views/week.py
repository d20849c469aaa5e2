"""How the week was: two questions of our own; five more only where a file for them lies here."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.exercises import steps
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step2_grow import week
from afterword.web.rooms.step2_grow.week_forms import FiveAnswers, TwoNumbers
from afterword.web.rooms.step2_grow.week_pages import FivePage, WeekPage
from afterword.web.store import facts


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask the two, and list the numbers of before; one of them may be taken away."""
    steps.listed_or_404("step2_grow")
    if "delete" in request.POST:
        week.delete(UUID(request.POST["delete"]) if _is_id(request.POST["delete"]) else UUID(int=0))
        return see("grow:week")
    form = form_for(request, TwoNumbers)
    if form.is_bound and form.is_valid():
        numbers = {name: int(said) if said else None for name, said in form.numbers.items()}
        week.keep(facts.now().date(), numbers)
        return see("grow:week")
    shown = WeekPage(form, week.every(), week.every_five(), week.five_items())
    return show(request, "grow/week.html", shown)


@require_http_methods(["GET", "POST"])
def five(request: HttpRequest) -> HttpResponse:
    """Ask the five items of the file; without it there is no such page."""
    steps.listed_or_404("step2_grow")
    items = week.five_items()
    if items is None:
        return see("grow:week")
    form = form_for(request, FiveAnswers, items=items)
    if form.is_bound and form.is_valid():
        week.keep_five(facts.now().date(), items, form.points)
        return see("grow:week")
    return show(request, "grow/five.html", FivePage(form, items))


def _is_id(said: str) -> bool:
    try:
        UUID(said)
    except ValueError:
        return False
    return True
