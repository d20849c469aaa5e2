"""Small things: a few to choose from, planned for a day, done, and how it was."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from afterword.programme.things import few, fitting, small_things
from afterword.web.exercises import available, steps
from afterword.web.kit import calendar_file, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step2_grow import plans
from afterword.web.rooms.step2_grow.forms import WHEN, Fits, Own, Rated
from afterword.web.rooms.step2_grow.pages import DonePage, OwnPage, PlannedPage, ThingsPage
from afterword.web.store import facts, sealed

MOST_TURNS = 1000
SHOWN = 12  # of what was done; all of it is found by search


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Show a few that fit; a pressed one is planned for today."""
    steps.listed_or_404("step2_grow")
    every_thing = small_things(get_language() or "en")
    wanted = next((one for one in every_thing if one.text == request.POST.get("thing")), None)
    if wanted is not None:
        return see("grow:planned", plans.add(wanted.text, _today()).id)
    form = Fits(request.GET if "energy" in request.GET else None, initial={"energy": "some"})
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    things = fitting(
        every_thing,
        energy=asked.get("energy") or "some",
        free=bool(asked.get("free")),
        company=asked.get("company", ""),
        place=asked.get("place", ""),
        grief=available.path_now() == "died",
    )
    turn = _turn(request.GET.get("n", ""))
    mine = plans.every()
    shown = ThingsPage(
        form=form,
        few=few(things, _today(), turn),
        language="en",
        asked={key: value for key, value in asked.items() if value},
        turn=turn + 1,
        planned=[plan for plan in mine if plan.done is None],
        done=[plan for plan in mine if plan.done is not None][:SHOWN],
    )
    return show(request, "grow/things.html", shown)


@require_http_methods(["GET", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Take a thing of the person's own."""
    steps.listed_or_404("step2_grow")
    form = form_for(request, Own)
    if form.is_bound and form.is_valid():
        text = " ".join(form.cleaned_data["text"].split())
        plan = plans.add(text, _today())
        crisis.after(request, text)
        return see("grow:planned", plan.id)
    return show(request, "grow/own.html", OwnPage(form))


@require_http_methods(["GET", "POST"])
def planned(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Show one; another day may be chosen for it, or it may go."""
    found = _load_or_404(plan)
    if "calendar" in request.POST:
        return calendar_file.answer(found.day)
    if request.method == "POST":
        plans.drop(found)
        if request.POST.get("when") in dict(WHEN):
            plans.add(found.text, _today() + timedelta(days=int(request.POST["when"])))
        return see("grow:things")
    others = [one for one in WHEN if _today() + timedelta(days=int(one[0])) != found.day]
    return show(request, "grow/planned.html", PlannedPage(found), choices=others)


@require_http_methods(["GET", "POST"])
def done(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Note that it was done. Both numbers may stay open."""
    found = _load_or_404(plan)
    form = form_for(request, Rated)
    if form.is_bound and form.is_valid():
        numbers = [form.cleaned_data[name] for name in ("pleasure", "mastery")]
        pleasure, mastery = (int(number) if number else None for number in numbers)
        plans.done(found, _today(), pleasure, mastery)
        return see("grow:things")
    return show(request, "grow/done.html", DonePage(form, found, plan))


def _load_or_404(plan: UUID) -> plans.Plan:
    try:
        return plans.load(plan)
    except sealed.MissingError:
        raise Http404 from None


def _turn(said: str) -> int:
    return min(int(said), MOST_TURNS) if said.isdecimal() and len(said) <= len("1000") else 0


def _today() -> date:
    return facts.now().date()
