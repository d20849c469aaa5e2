"""The last look, the text to copy by hand or print, and the note that it went. We never send."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword import coach
from afterword.journey.facts import FactsProblem
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step3_reach_out import kept, notes
from afterword.web.rooms.step3_reach_out.forms import Went
from afterword.web.rooms.step3_reach_out.pages import GivePage, LastPage, ShutPage, WentPage
from afterword.web.standing.reasons import sentence
from afterword.web.store import facts, letters, sealed

FORBIDDEN = 403
USUAL_WAIT = timedelta(days=30)


@require_safe
def last(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Show the letter once more, with the few notes on it."""
    entry = kept.for_sending(letter)
    if not kept.is_open(entry.value):
        return see("letters:gate", letter)
    listed = ""
    try:
        found = notes.of(notes.report_of(entry.value))
        listed = render_to_string("letters/_notes.html", {"notes": found})
    except coach.CoachProblem:  # a letter that cannot be read has no notes
        pass
    as_them = entry.value.get("as_them", "")
    page = LastPage(letter, entry.value["text"], listed, _is_held(entry.value), as_them)
    return show(request, "letters/last.html", page)


@require_safe
def give(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Hand the text over, only while the gate is open; else say why not, with status 403."""
    entry = kept.load(letter)
    lines = _why_not(entry)
    if lines:
        return show(request, "letters/shut.html", ShutPage(letter, lines), status=FORBIDDEN)
    return show(request, "letters/give.html", GivePage(letter, entry.value["text"]))


@require_http_methods(["GET", "POST"])
def went(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Note how it went, and until when an answer is waited for."""
    entry = kept.load(letter)
    lines = _why_not(entry)
    if lines:
        return show(request, "letters/shut.html", ShutPage(letter, lines), status=FORBIDDEN)
    until = timezone.localdate() + USUAL_WAIT
    form = form_for(request, Went, initial={"which": entry.value["channel"], "until": until})
    if form.is_bound and form.is_valid():
        try:
            _tell(entry, form)
        except FactsProblem as problem:
            form.add_error(None, str(problem))
        else:
            return see("standing:home")
    return show(request, "letters/went.html", WentPage(form, letter))


def _tell(entry: sealed.Entry, form: Went) -> None:
    theirs = facts.where_now().theirs
    value = {**entry.value, "sent_on": timezone.localdate().isoformat()}
    sealed.save(letters.shelf(kept.book_id()), value, id=entry.id, rev=entry.rev)
    if theirs is not None:
        facts.tell("i_answered", of=theirs.id)
        return
    given = form.cleaned_data
    facts.tell("sent", which=given["which"], until=given["until"], letter=str(entry.id))


def _why_not(entry: sealed.Entry) -> list[str]:
    """Return why a letter is not handed over, in sentences; none when it is."""
    if entry.value["purpose"] != letters.SEND:
        return [_("This letter stays here. It has no page to take it out.")]
    if "sent_on" in entry.value:
        return [_("This letter has gone already. There is no second time.")]
    verdict = kept.gate(entry.value)
    if verdict.stop:
        return [sentence(one) for one in verdict.stop]
    if not kept.is_open(entry.value):
        return [_("The gate has not opened yet."), *(sentence(one) for one in verdict.wait)]
    if _is_held(entry.value):
        return [_("Something in it could hurt or frighten, and must not go to anyone.")]
    return []


def _is_held(value: dict[str, str]) -> bool:
    try:
        return notes.report_of(value).verdict == "hold"
    except coach.CoachProblem:
        return True
