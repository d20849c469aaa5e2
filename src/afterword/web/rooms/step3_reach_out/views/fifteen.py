"""Fifteen minutes before a letter: their side, the own part, and whether a no could be heard."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods

from afterword.journey.gates import Verdict
from afterword.web.kit import crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step3_reach_out import kept
from afterword.web.rooms.step3_reach_out.forms import FiveMinutes
from afterword.web.rooms.step3_reach_out.pages import FifteenPage
from afterword.web.standing.doors import questions_first
from afterword.web.store import facts, sealed

# number in the address: (the fact it tells, the question, its hint)
PARTS: dict[int, tuple[str, str | Promise, str | Promise]] = {
    1: (
        "their_side",
        __("How might your letter land on one of their ordinary days?"),
        __("Five minutes, from their chair. What they owe you is not in it."),
    ),
    2: (
        "own_part",
        __("What is one thing that you did, or left undone?"),
        __("Five minutes, as you would tell it to someone who was there. No “but”."),
    ),
}
NO = 3


def parts_missing(verdict: Verdict) -> list[int]:
    """Return which of the three the gate still waits for, by number."""
    waits = {one.code for one in verdict.wait}
    missing = [number for number, part in PARTS.items() if part[0] in waits]
    return [*missing, NO] if "ready_for_no" in waits else missing


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, letter: UUID, part: int) -> HttpResponse:
    """Ask one of them; 0 goes to the first that is missing."""
    entry = kept.for_sending(letter)
    if part == 0:
        return _next(letter, parts_missing(kept.gate(entry.value)))
    if part not in PARTS:
        raise Http404
    name, question, hint = PARTS[part]
    if name == "own_part" and (asks := questions_first(request, name)):
        return asks
    form = form_for(request, FiveMinutes)
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        sealed.save(_shelf(name), {"text": text})
        facts.tell(name)
        crisis.after(request, text)
        return see("letters:fifteen", letter, 0)
    shown = FifteenPage(form, letter, part, str(question), str(hint))
    return show(request, "letters/fifteen.html", shown)


def _next(letter: UUID, missing: list[int]) -> HttpResponse:
    if not missing:
        return see("letters:gate", letter)
    if missing[0] == NO:
        return see("letters:no", letter)
    return see("letters:fifteen", letter, missing[0])


def _shelf(name: str) -> sealed.Shelf:
    return sealed.Shelf("step3_reach_out", "five-minutes", name, kept.book_id())
