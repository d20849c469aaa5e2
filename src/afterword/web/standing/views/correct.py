"""Correcting what was told: the wording, the day, the end, or that it was not so at all."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods, require_safe

from afterword.journey.facts import Fact, FactsProblem
from afterword.journey.kinds import KINDS
from afterword.web.kit import crisis
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.standing import lines
from afterword.web.standing.forms import OtherDay, OtherEnd, Withdrawn, Wording
from afterword.web.standing.pages import CorrectPage, FactPage, show
from afterword.web.store import facts

# address: (what the journey calls it, its form, its words)
WAYS: dict[str, tuple[str, type[forms.Form], str | Promise]] = {
    "a": ("wording", Wording, __("The words were other words")),
    "b": ("date", OtherDay, __("It was another day")),
    "c": ("end", OtherEnd, __("It ends on another day")),
    "d": ("withdrawn", Withdrawn, __("It was not so")),
}


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Show one fact, and what about it can be corrected."""
    line = lines.of(number)
    if line is None or line.fixed:
        raise Http404
    fact = _fact(number)
    ways = [(code, str(way[2])) for code, way in WAYS.items() if _has(fact, way[0])]
    never = KINDS[fact.kind].weight == "closes" and KINDS[fact.kind].later == "never"
    return show(request, "standing/fact.html", FactPage(line, ways, never))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int, way: str) -> HttpResponse:
    """Make one correction. It is shown for good, and where it could open, it waits."""
    fact = _fact(number)
    if way not in WAYS or not _has(fact, WAYS[way][0]):
        raise Http404
    name, kind, asks = WAYS[way]
    initial = {"on": fact.on, "to": fact.until, "words": fact.words}
    form = form_for(request, kind, initial=initial)
    if form.is_bound and form.is_valid():
        said = form.said()  # type: ignore[attr-defined]
        try:
            facts.correct(number, name, **said)
        except FactsProblem as problem:
            form.add_error(None, str(problem))
        else:
            crisis.after(request, said.get("words", ""))
            return see("standing:home")
    shown = lines.of(fact.of or number)
    said_before = shown.said if shown else ""
    waits = "" if fact.kind == "corrected" else lines.waits(fact, name)
    page = CorrectPage(form, number, said_before, str(asks), waits)
    return show(request, "standing/correct.html", page)


def _fact(number: int) -> Fact:
    try:
        log = facts.current().log
    except FactsProblem:
        raise Http404 from None
    if not 1 <= number <= len(log):
        raise Http404
    fact = log[number - 1]
    standing = {one.id: one for one in facts.told()}
    if fact.kind == "corrected":
        return fact
    if number not in standing or fact.kind in lines.FIXED:
        raise Http404
    return standing[number]


def _has(fact: Fact, way: str) -> bool:
    if fact.kind == "corrected":
        return way == "withdrawn"
    fields = KINDS[fact.kind].needs | KINDS[fact.kind].may
    return {"wording": "words" in fields, "end": "until" in fields}.get(way, True)
