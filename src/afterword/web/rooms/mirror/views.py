"""What a history shows: a time you repaired it first, then one pattern at a time, and *enough*."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import conflict, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.charts import CountRow, PairChart, PairRow, count_rows, pair_bars
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.mirror.forms import Now
from afterword.web.rooms.mirror.histories import history as load
from afterword.web.rooms.mirror.histories import is_absent, shelf, shown
from afterword.web.rooms.mirror.pages import DeletePage, FindingPage, FindingsPage, QuoteLine
from afterword.web.store import sealed

MOST_QUOTES = 3
MOST_BARS = 12


@require_safe
def findings(request: HttpRequest, history: UUID) -> HttpResponse:
    """Say what was read, plainly, before anything is shown."""
    value = load(history).value
    if is_absent():
        return see("story:home")
    page = FindingsPage(
        history=history,
        chat=value["chat"],
        messages=value["messages"],
        first=_moment(value["first"]),
        last=_moment(value["last"]),
        unparsed=value["unparsed"],
        unparsed_lines=[(line, reason) for line, reason in value["unparsed_lines"]],
        ambiguous=value["ambiguous"],
        titles=[(number, one["title"]) for number, one in shown(value["results"])],
    )
    return show(request, "mirror/findings.html", page)


@require_http_methods(["GET", "POST"])
def finding(request: HttpRequest, history: UUID, number: int) -> HttpResponse:
    """Show one pattern; keep what one would say now."""
    entry = load(history)
    results = dict(shown(entry.value["results"]))
    if is_absent() or number not in results:
        raise Http404
    result = results[number]
    said = entry.value["now"].get(result["name"], "")
    form = form_for(request, Now, initial={"words": said, "rev": entry.rev})
    if form.is_bound and form.is_valid():
        return _keep(request, entry, result["name"], number, form)
    page = _page(entry, result, number, form, saved="saved" in request.GET)
    return show(request, "mirror/finding.html", page)


def _keep(
    request: HttpRequest, entry: sealed.Entry, name: str, number: int, form: Now
) -> HttpResponse:
    words = form.cleaned_data["words"].replace("\r\n", "\n")
    value = {**entry.value, "now": {**entry.value["now"], name: words}}
    rev = form.cleaned_data["rev"] or entry.rev
    try:
        sealed.save(shelf(), value, id=entry.id, rev=rev)
    except sealed.ConflictError as problem:
        theirs = problem.theirs
        if isinstance(theirs, sealed.Entry):
            standing = {**theirs.value, "words": theirs.value["now"].get(name, "")}
            theirs = sealed.Entry(
                theirs.id, theirs.shelf, theirs.rev, theirs.created, theirs.saved, standing
            )
        return conflict.page(request, field="words", mine=words, theirs=theirs)
    crisis.after(request, words)
    answer = see("mirror:finding", entry.id, number)
    answer.headers["Location"] += "?saved=1"
    return answer


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, history: UUID) -> HttpResponse:
    """Delete a history and everything derived from it."""
    entry = load(history)
    if request.method == "POST":
        sealed.delete(shelf(), history)
        return see("mirror:home")
    return show(request, "mirror/delete.html", DeletePage(history, entry.value["chat"]))


def _page(
    entry: sealed.Entry, result: dict[str, Any], number: int, form: Now, *, saved: bool
) -> FindingPage:
    quotes = result.get("quotes", [])[:MOST_QUOTES]
    return FindingPage(
        form=form,
        history=entry.id,
        title=result["title"],
        question=result["question"],
        said=result["said"],
        too_few=result["kind"] == "too-few",
        quotes=[QuoteLine(q["text"], q["note"], datetime.fromisoformat(q["at"])) for q in quotes],
        chart=_chart(result),
        counts=_counts(result),
        how=result.get("how", ""),
        caveat=result.get("caveat", ""),
        source=result.get("source", ""),
        first=number == 1,
        next_number=next((n for n, _one in shown(entry.value["results"]) if n > number), None),
        saved=saved,
    )


def _chart(result: dict[str, Any]) -> PairChart | None:
    """Draw shares by period, me beside them for the same question; none where there are none."""
    shares = result.get("shares", [])[-MOST_BARS:]
    if not shares:
        return None
    rows = [PairRow(s["label"], s["mine"], s["of"] - s["mine"]) for s in shares]
    return pair_bars(
        rows,
        name=result["name"].replace("_", "-"),
        title=result["question"],
        description=result["said"],
        me=_("You"),
        them=_("They"),
        unit=_("times"),
    )


def _counts(result: dict[str, Any]) -> list[CountRow]:
    occasions = result.get("occasions", [])
    if not occasions:
        return []
    mine = sum(1 for occasion in occasions if occasion["mine"] is True)
    theirs = sum(1 for occasion in occasions if occasion["mine"] is False)
    called = len(occasions) - mine - theirs
    counted = [(_("You wrote first"), mine), (_("They wrote first"), theirs)]
    if called:
        counted.append((_("It ended with a call"), called))
    return list(count_rows(counted))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
