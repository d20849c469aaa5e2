"""The gate: what stops a letter or what it waits for, each line dated, and the one next step."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from afterword.journey.gates import Verdict
from afterword.web.kit.answers import see, show
from afterword.web.rooms.step3_reach_out import kept
from afterword.web.rooms.step3_reach_out.pages import AskPage, Awaited, GatePage
from afterword.web.rooms.step3_reach_out.views.fifteen import parts_missing
from afterword.web.standing.reasons import sentence
from afterword.web.standing.views import before
from afterword.web.store import facts

WISHES = {"one_night", "three_nights"}


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Show where a letter stands; POST wishes to write, or chooses to."""
    entry = kept.for_sending(letter)
    verdict = kept.gate(entry.value)
    if request.method == "POST":
        _act(request, verdict)
        return see("letters:gate", letter)
    shown = GatePage(
        letter=letter,
        stop=[sentence(one) for one in verdict.stop],
        reasons=[Awaited(sentence(one)) for one in (*verdict.asks, *verdict.wait)],
        step=_step(verdict),
        opens=_opens(verdict),
        fifteen=verdict.fifteen_minutes and bool(parts_missing(verdict)),
        one_line=verdict.one_line,
        reply=kept.purpose_of(entry.value) == "reply",
        here=request.path,
    )
    return show(request, "letters/gate.html", shown)


def _step(verdict: Verdict) -> str:
    """Name the one thing to do from here."""
    if verdict.stop:
        return "stop"
    if verdict.asks:
        return "fear"
    if before.missing():
        return "before"
    if verdict.open:
        return "open"
    if any(one.code == "ready_for_no" and one.on is None for one in verdict.wait):
        return "no"
    if verdict.opens_on is None:
        return "wish"
    return "choose" if verdict.may_choose else "rest"


def _opens(verdict: Verdict) -> str:
    if verdict.opens_on is None:
        return ""
    return date_format(verdict.opens_on.astimezone(facts.zone()), "l j F, H:i")


def _act(request: HttpRequest, verdict: Verdict) -> None:
    step = _step(verdict)
    wish = request.POST.get("wish", "")
    if step == "wish" and wish in WISHES:
        facts.tell("wish_to_write", which=wish)
    if step == "choose" and "choose" in request.POST:
        facts.tell("read_and_choose")


@require_http_methods(["GET", "POST"])
def ready(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Ask whether a no could be heard; the answer is kept with its day."""
    kept.for_sending(letter)
    answer = request.POST.get("answer", "")
    if answer in {"yes", "not_yet"}:
        facts.tell("ready_for_no", which=answer)
        return see("letters:gate", letter)
    return show(request, "letters/no.html", AskPage(letter))
