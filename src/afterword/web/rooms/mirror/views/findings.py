"""What a history shows: a time you repaired it first, then one pattern at a time, and *enough*."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import conflict, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.mirror import drawing, histories, told, words_of_river
from afterword.web.rooms.mirror.desk import FIGURES
from afterword.web.rooms.mirror.forms import Guess, Now, Outside
from afterword.web.rooms.mirror.histories import history as load
from afterword.web.rooms.mirror.histories import is_absent, is_grief, shown
from afterword.web.rooms.mirror.pages import (
    FindingPage,
    FindingsPage,
    GuessPage,
    Next,
    OutsidePage,
    QuoteLine,
)
from afterword.web.store import sealed, session

MOST_QUOTES = 3
OUTSIDE_AFTER = 2  # patterns: then one thing from outside
SAVED = ("words", "pattern")


@require_safe
def findings(request: HttpRequest, history: UUID) -> HttpResponse:
    """Say what was read, plainly, before anything is shown."""
    value = load(history).value
    if is_grief():
        return see("mirror:words", history)
    if is_absent():
        return see("story:home")
    results = shown(value["results"])
    page = FindingsPage(
        history=history,
        chat=value["chat"],
        kept=value.get("keep", FIGURES),
        messages=value["messages"],
        first=_moment(value["first"]),
        last=_moment(value["last"]),
        notes=_notes(value),
        unparsed=value["unparsed"],
        unparsed_lines=[(line, reason) for line, reason in value["unparsed_lines"]],
        ambiguous=value["ambiguous"],
        has_river=words_of_river.has_river(value),
        windows=len(value.get("windows", ())) if histories.shows_theirs() else 0,
        titles=[(n, one["title"]) for n, one in results if one["kind"] != "too-few"],
        silent=[(n, one["title"]) for n, one in results if one["kind"] == "too-few"],
        has_outside=bool(value.get("outside")),
    )
    return show(request, "mirror/findings.html", page)


@require_http_methods(["GET", "POST"])
def finding(request: HttpRequest, history: UUID, number: int) -> HttpResponse:
    """Show one pattern; keep what one would say now. What draws both asks for a guess first."""
    try:
        entry = load(history)
    except Http404:
        return _rescued(request)
    results = dict(shown(entry.value["results"]))
    if is_absent() or number not in results:
        raise Http404
    result = results[number]
    guess = entry.value.get("guess", {}).get(result["name"], "")
    if result["kind"] == "own-beside-theirs" and not guess:
        return _guess(request, entry, result, number)
    said = entry.value["now"].get(result["name"], "")
    form = form_for(request, Now, initial={"words": said, "rev": entry.rev})
    if form.is_bound and form.is_valid():
        return _keep(request, entry, form, "now", result["name"], "mirror:finding", number)
    page = _page(entry, result, number, form, saved=_saved(request))
    return show(request, "mirror/finding.html", page)


def _guess(
    request: HttpRequest, entry: sealed.Entry, result: dict[str, Any], number: int
) -> HttpResponse:
    form = form_for(request, Guess, initial={"rev": entry.rev})
    if form.is_bound and form.is_valid():
        return _keep(request, entry, form, "guess", result["name"], "mirror:finding", number)
    page = GuessPage(
        form, entry.id, result["title"], result["question"], number, _next(entry, number)
    )
    return show(request, "mirror/guess.html", page)


@require_http_methods(["GET", "POST"])
def outside(request: HttpRequest, history: UUID) -> HttpResponse:
    """Ask for one thing that pressed on the two from outside."""
    try:
        entry = load(history)
    except Http404:
        return _rescued(request)
    if is_absent() or is_grief():
        return see("story:home")
    initial = {"words": entry.value.get("outside", ""), "rev": entry.rev}
    form = form_for(request, Outside, initial=initial)
    if form.is_bound and form.is_valid():
        return _keep(request, entry, form, "outside", "", "mirror:outside")
    page = OutsidePage(
        form=form,
        history=history,
        quietest=words_of_river.quietest(entry.value),
        next=_at(entry, OUTSIDE_AFTER),
        saved=bool(_saved(request)),
    )
    return show(request, "mirror/outside.html", page)


def _rescued(request: HttpRequest) -> HttpResponse:
    """Keep the words that came for a history which is gone. Raises Http404 where there are none."""
    brought = session.take_draft(request.path) or {"words": [request.POST.get("words", "")]}
    words = "".join(brought.get("words", [])).replace("\r\n", "\n")
    if is_absent() or not words.strip():
        raise Http404
    entry = histories.rescue(words)
    crisis.after(request, words)
    return see("mirror:finding", entry.id, 1)


def _keep(
    request: HttpRequest,
    entry: sealed.Entry,
    form: forms.Form,
    where: str,
    name: str,
    back: str,
    *args: int,
) -> HttpResponse:
    """Save own words under ``where`` (and ``name`` in it), and go back to the page."""
    words = form.cleaned_data["words"].replace("\r\n", "\n")
    change = {where: {**entry.value.get(where, {}), name: words} if name else words}
    try:
        histories.write(entry, change, form.cleaned_data["rev"] or entry.rev)
    except sealed.ConflictError as problem:
        theirs = problem.theirs
        if isinstance(theirs, sealed.Entry):
            standing = theirs.value.get(where, {} if name else "")
            value = {"words": standing.get(name, "") if name else standing}
            theirs = sealed.Entry(
                theirs.id, theirs.shelf, theirs.rev, theirs.created, theirs.saved, value
            )
        return conflict.page(request, field="words", mine=words, theirs=theirs)
    crisis.after(request, words)
    answer = see(back, entry.id, *args)
    answer.headers["Location"] += "?saved=words" if where != "guess" else ""
    return answer


def _page(
    entry: sealed.Entry, result: dict[str, Any], number: int, form: Now, *, saved: str
) -> FindingPage:
    can_open = histories.messages_of(entry.id) is not None
    said, more = told.in_two(result)
    quotes = [
        QuoteLine(
            q["text"],
            q["note"],
            datetime.fromisoformat(q["at"]),
            q["position"] if can_open else None,
        )
        for q in result.get("quotes", [])[:MOST_QUOTES]
    ]
    return FindingPage(
        form=form,
        history=entry.id,
        number=number,
        title=result["title"],
        question=result["question"],
        said=said,
        more=more,
        too_few=result["kind"] == "too-few",
        guess=entry.value.get("guess", {}).get(result["name"], ""),
        quotes=quotes,
        chart=drawing.bars(result),
        line=drawing.own_line(result),
        counts=drawing.counts(result),
        how=result.get("how", ""),
        caveat=result.get("caveat", ""),
        source=result.get("source", ""),
        next=_next(entry, number),
        saved=saved,
    )


def _notes(value: dict[str, Any]) -> list[str]:
    """Say what was put together, and what was handed over and is no export by itself."""
    notes = []
    for exports, same, moved in value.get("merged", ()):
        notes.append(
            ngettext(
                "%(exports)d exports of it were put together; %(same)d message was in more than "
                "one, and is kept once.",
                "%(exports)d exports of it were put together; %(same)d messages were in more than "
                "one, and are kept once.",
                same,
            )
            % {"exports": exports, "same": same}
        )
        if moved:
            notes.append(_("They came from different time zones; one clock was set to the other."))
    left_out = value.get("left_out", ())
    if left_out:
        notes.append(_("Left out, being no export: %(names)s") % {"names": ", ".join(left_out)})
    return notes


def _next(entry: sealed.Entry, number: int) -> Next | None:
    """Return where *one more* leads: after the second pattern, to what came from outside."""
    before = sum(1 for n in _worth_a_page(entry) if n <= number)
    if before == OUTSIDE_AFTER:
        return Next(reverse("mirror:outside", args=[entry.id]))
    return _at(entry, before)


def _at(entry: sealed.Entry, place: int) -> Next | None:
    numbers = _worth_a_page(entry)
    if place >= len(numbers):
        return None
    return Next(reverse("mirror:finding", args=[entry.id, numbers[place]]))


def _worth_a_page(entry: sealed.Entry) -> list[int]:
    """Return the numbers of the patterns in turn: the first, and those with something to say."""
    results = shown(entry.value["results"])
    return [n for place, (n, one) in enumerate(results) if not place or one["kind"] != "too-few"]


def _saved(request: HttpRequest) -> str:
    said = request.GET.get("saved", "")
    return said if said in SAVED else ""


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
