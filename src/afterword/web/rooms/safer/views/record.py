"""A dated record for oneself and an advocate: own notes only, no verdict.

It exists under AFRAID alone, and is never made from a message history.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import conflict, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.safer import entries
from afterword.web.rooms.safer.forms import Line
from afterword.web.rooms.safer.pages import AwayPage, LinePage, RecordPage, Written
from afterword.web.store import facts, sealed

LISTED = 40


def is_there() -> bool:
    """Say whether the record exists for the shown book."""
    return "dated_record" in facts.rooms_now()


@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """List the newest lines in the order of their days; all of them when asked for."""
    _or_404()
    every = entries.every()
    shown = every if "all" in request.GET else every[-LISTED:]
    return show(request, "safer/record.html", RecordPage(shown, earlier=len(shown) < len(every)))


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """Take a new line."""
    _or_404()
    form = form_for(request, Line, initial={"on": facts.now().date()})
    if form.is_bound and form.is_valid():
        entries.add(_value(form))
        crisis.after(request, form.cleaned_data["words"])
        return see("safer:record")
    return show(request, "safer/line.html", LinePage(form, None))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, line: UUID) -> HttpResponse:
    """Change a line."""
    entry = _load_or_404(line)
    form = form_for(request, Line, initial={**entry.value, "rev": entry.rev})
    if form.is_bound and form.is_valid():
        try:
            entries.change(line, form.cleaned_data["rev"] or entry.rev, _value(form))
        except sealed.ConflictError as problem:
            mine = form.cleaned_data["words"]
            return conflict.page(request, field="words", mine=mine, theirs=problem.theirs)
        crisis.after(request, form.cleaned_data["words"])
        return see("safer:record")
    return show(request, "safer/line.html", LinePage(form, line))


@require_http_methods(["GET", "POST"])
def away(request: HttpRequest, line: UUID) -> HttpResponse:
    """Ask, then delete a line for good."""
    entry = _load_or_404(line)
    if request.method == "POST":
        entries.delete(line)
        return see("safer:record")
    return show(request, "safer/away.html", AwayPage(entries.written(entry)))


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """Hand the record over as plain text under a name that says nothing."""
    _or_404()
    blocks = ["\n".join(_block(one)) for one in entries.every()]
    response = HttpResponse("\n\n".join(blocks) + "\n", content_type="text/plain; charset=utf-8")
    name = f"notes-{facts.now().date().isoformat()}.txt"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _block(one: Written) -> list[str]:
    first = " ".join(filter(None, (one.on.isoformat(), one.at)))
    parts = [first, one.place, one.words]
    if one.seen_by:
        parts.append(_("Seen or heard by: %(who)s") % {"who": one.seen_by})
    return [part for part in parts if part]


def _value(form: Line) -> dict[str, Any]:
    data = form.cleaned_data
    return {
        "words": data["words"],
        "on": data["on"].isoformat(),
        **{key: data[key].strip() for key in ("at", "place", "seen_by") if data[key].strip()},
    }


def _load_or_404(line: UUID) -> sealed.Entry:
    _or_404()
    try:
        return entries.load(line)
    except sealed.MissingError:
        raise Http404 from None


def _or_404() -> None:
    if not is_there():
        raise Http404
