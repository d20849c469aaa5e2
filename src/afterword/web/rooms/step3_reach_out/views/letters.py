"""Letters: written, kept, looked over quietly, burned. Nothing here is ever sent."""

from __future__ import annotations

from datetime import date
from textwrap import shorten
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword import coach
from afterword.coach.meant import MARK
from afterword.web.exercises import steps
from afterword.web.kit import burning, conflict, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.burning import Onward
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step3_reach_out import kept, notes, versions
from afterword.web.rooms.step3_reach_out.forms import Letter
from afterword.web.rooms.step3_reach_out.pages import BurnPage, EditPage, HomePage, LetterLine
from afterword.web.rooms.step3_reach_out.shut_pages import outside
from afterword.web.standing import states
from afterword.web.store import drawer, facts, letters, sealed

FIRST_WORDS = 80
LISTED = 40
LOOK = "look"
MEAN = "mean"
MEAN_NOTHING = "mean_nothing"
MOST_MEANT = 200


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the letters of this book, the newest first; the oldest only when asked for."""
    most = None if "all" in request.GET else LISTED + 1
    found = sealed.entries(letters.shelf(kept.book_id()), newest=most)
    older = most is not None and len(found) == most
    found = found[:LISTED] if older else found
    entries = [entry for entry in found if isinstance(entry, sealed.Entry)]
    lines = [
        LetterLine(
            entry.id,
            _begins(entry.value),
            entry.value["purpose"] == letters.UNSENT,
            "sent_on" in entry.value,
            entry.saved,
        )
        for entry in entries
    ]
    step = steps.listed("step3_reach_out")
    page = HomePage(
        lines=lines,
        older=older,
        unreadable=len(found) - len(entries),
        grief=kept.is_grief(),
        step=step,
        may_send=kept.may_begin(),
        state=states.now() if facts.told() else None,
    )
    return show(request, "letters/home.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a letter, empty or with a note from a hard minute."""
    form = form_for(request, Letter, initial=_beginning(request))
    if form.is_bound and form.is_valid():
        value = _value(form, form.cleaned_data["purpose"])
        entry = kept.save(value | _marks(request, value))
        crisis.after(request, entry.value["text"])
        return _after_saving(request, entry.id)
    unsent = form["purpose"].value() != letters.SEND
    page = EditPage(
        form=form,
        letter=None,
        unsent=unsent,
        grief=kept.is_grief(),
        saved=False,
        notes="",
        live=not unsent,
        looked=False,
        earlier=False,
        meant=[],
        stays_since=None,
    )
    return show(request, "letters/edit.html", page)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Go on with a letter; both versions are kept when another window saved meanwhile."""
    entry = kept.load(letter)
    if request.method == "GET" and letters.is_shut(entry.value):
        return see("letters:shut", letter)
    form = form_for(request, Letter, initial={**entry.value, "rev": entry.rev})
    if form.is_bound and form.is_valid():
        rev = form.cleaned_data["rev"] or entry.rev
        try:
            kept.save(_changed(request, entry, form), id=letter, rev=rev)
        except sealed.ConflictError as problem:
            mine = form.cleaned_data["text"]
            return conflict.page(request, field="text", mine=mine, theirs=problem.theirs)
        crisis.after(request, form.cleaned_data["text"])
        return _after_saving(request, letter)
    return show(request, "letters/edit.html", _edit_page(request, form, entry))


def _edit_page(request: HttpRequest, form: Letter, entry: sealed.Entry) -> EditPage:
    unsent = entry.value["purpose"] == letters.UNSENT
    looked = LOOK in request.GET
    since = entry.value.get("stays_since")
    return EditPage(
        form=form,
        letter=entry.id,
        unsent=unsent,
        grief=kept.is_grief(),
        saved="saved" in request.GET,
        notes=_notes(entry.value) if looked else "",
        live=looked or not unsent,
        looked=looked,
        earlier=bool(entry.value.get("versions")),
        meant=entry.value.get("meant", []),
        stays_since=date.fromisoformat(since) if since else None,
    )


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Answer the editor while someone writes; nothing is kept, nothing is logged."""
    form = Letter(request.POST)
    if not form.is_valid():
        return JsonResponse({"spans": [], "notes": ""})
    try:
        meant = _meant_before(request)
        report = notes.report_of(form.cleaned_data | {"meant": meant})
        found = notes.of(report, meant=len(meant))
    except coach.CoachProblem as problem:
        return JsonResponse({"spans": [], "notes": _complaint(problem)})
    listed = render_to_string("letters/_notes.html", {"notes": found, "may_mean": True})
    return JsonResponse({"spans": notes.spans(found), "notes": listed})


@require_http_methods(["GET", "POST"])
def burn(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Ask once, then delete a letter for good."""
    entry = kept.load(letter)
    text = "" if letters.is_shut(entry.value) else entry.value["text"]  # a shut one burns unread
    if request.method == "POST":
        letters.burn(entry)
        burning.light(text, onward=Onward(reverse("letters:home"), _("Letters")))
        return see("hall:burned")
    return show(request, "letters/burn.html", BurnPage(letter, text))


def _begins(value: dict[str, Any]) -> str:
    """Return how a letter begins, for the list; of a shut one only until when."""
    if letters.is_shut(value):
        return outside(value)
    return shorten(value["text"], FIRST_WORDS, placeholder="…")


def _after_saving(request: HttpRequest, letter: UUID) -> HttpResponse:
    answer = see("letters:edit", letter)
    looking = bool({LOOK, MEAN, MEAN_NOTHING} & set(request.POST))
    answer.headers["Location"] += "?saved=1" + ("&look=1" if looking else "")
    return answer


def _changed(request: HttpRequest, entry: sealed.Entry, form: Letter) -> dict[str, Any]:
    """Return the letter as it is kept now, with what it was before beside it."""
    value = {**entry.value, **_value(form, entry.value["purpose"])}
    before = versions.add(entry.value, entry.saved, value["text"])
    return value | _marks(request, value) | ({"versions": before} if before else {})


def _marks(request: HttpRequest, value: dict[str, Any]) -> dict[str, list[str]]:
    """Return the marks of the sentences the person stands by, with the one just pressed."""
    mark = request.POST.get(MEAN, "")
    if MEAN_NOTHING in request.POST:
        return {"meant": []}
    if not MARK.fullmatch(mark):
        return {}
    held = [one for one in value.get("meant", []) if one != mark]
    return {"meant": [*held, mark][-MOST_MEANT:]}


def _meant_before(request: HttpRequest) -> list[str]:
    """Return the marks the page was drawn with: the editor sends them back."""
    return [mark for mark in request.POST.getlist("meant")[:MOST_MEANT] if MARK.fullmatch(mark)]


def _complaint(problem: coach.CoachProblem) -> SafeString:
    return format_html('<li lang="en">{}</li>', str(problem))


def _notes(value: dict[str, Any]) -> SafeString:
    """Return the list of notes as HTML; a letter that cannot be read says so in one line."""
    meant = value.get("meant", [])
    try:
        found = notes.of(notes.report_of(value), meant=len(meant))
    except coach.CoachProblem as problem:
        return _complaint(problem)
    return render_to_string("letters/_notes.html", {"notes": found, "may_mean": True})


def _beginning(request: HttpRequest) -> dict[str, Any]:
    wanted = request.GET.get("for") == "them" and kept.may_begin()
    initial: dict[str, Any] = {"purpose": letters.SEND if wanted else letters.UNSENT}
    if request.GET.get("kind") == kept.REPLY:
        initial["kind"] = kept.REPLY
    try:
        note = UUID(request.GET.get("note", ""))
        initial["text"] = sealed.load(drawer.NOTES, note).value["text"]
    except (ValueError, sealed.MissingError):
        pass
    return initial


def _value(form: Letter, purpose: str) -> dict[str, Any]:
    """Return what is kept. What a letter is for is its own, never the form's to change."""
    value = {name: form.cleaned_data[name] for name in ("text", "channel", "kind")}
    value["purpose"] = purpose
    if kept.is_grief():
        value |= {"purpose": letters.UNSENT, "kind": "grief"}
    return value
