"""Letters: written, kept, looked over quietly, burned. Nothing here is ever sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword import coach
from afterword.web.exercises import steps
from afterword.web.kit import conflict, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step3_reach_out import notes
from afterword.web.rooms.step3_reach_out.forms import Letter
from afterword.web.rooms.step3_reach_out.pages import BurnPage, EditPage, HomePage, LetterLine
from afterword.web.store import books, drawer, sealed

FIRST_WORDS = 80
LOOK = "look"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the letters of this book, the newest first."""
    found = sealed.entries(_shelf())
    entries = [entry for entry in found if isinstance(entry, sealed.Entry)]
    lines = [
        LetterLine(
            entry.id,
            entry.value["text"].strip()[:FIRST_WORDS],
            entry.value["purpose"] == "unsent",
            entry.saved,
        )
        for entry in entries
    ]
    step = steps.listed("step3_reach_out")
    page = HomePage(lines, len(found) - len(entries), _grief(), step)
    return show(request, "letters/home.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a letter, empty or with a note from a hard minute."""
    form = form_for(request, Letter, initial=_beginning(request))
    if form.is_bound and form.is_valid():
        entry = sealed.save(_shelf(), _value(form))
        crisis.after(request, entry.value["text"])
        return _after_saving(request, entry.id)
    purpose = form["purpose"].value()
    page = EditPage(form, None, purpose == "unsent", _grief(), False, "", purpose == "draft")
    return show(request, "letters/edit.html", page)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Go on with a letter; both versions are kept when another window saved meanwhile."""
    entry = _load(letter)
    form = form_for(request, Letter, initial={**entry.value, "rev": entry.rev})
    if form.is_bound and form.is_valid():
        rev = form.cleaned_data["rev"] or entry.rev
        try:
            sealed.save(_shelf(), _value(form), id=letter, rev=rev)
        except sealed.ConflictError as problem:
            mine = form.cleaned_data["text"]
            return conflict.page(request, field="text", mine=mine, theirs=problem.theirs)
        crisis.after(request, form.cleaned_data["text"])
        return _after_saving(request, letter)
    unsent = entry.value["purpose"] == "unsent"
    asked = LOOK in request.GET
    listed = _notes(entry.value) if asked or not unsent else ""
    page = EditPage(
        form, letter, unsent, _grief(), "saved" in request.GET, listed, asked or not unsent
    )
    return show(request, "letters/edit.html", page)


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Answer the editor while someone writes; nothing is kept, nothing is logged."""
    form = Letter(request.POST)
    if not form.is_valid():
        return JsonResponse({"spans": [], "notes": ""})
    try:
        report, found = notes.read(form.cleaned_data)
    except coach.CoachProblem as problem:
        return JsonResponse({"spans": [], "notes": f"<li>{problem}</li>"})
    listed = render_to_string("letters/_notes.html", {"notes": found})
    return JsonResponse({"spans": notes.spans(report), "notes": listed})


@require_http_methods(["GET", "POST"])
def burn(request: HttpRequest, letter: UUID) -> HttpResponse:
    """Ask once, then delete a letter for good."""
    entry = _load(letter)
    if request.method == "POST":
        sealed.delete(_shelf(), letter)
        return see("letters:home")
    return show(request, "letters/burn.html", BurnPage(letter, entry.value["text"]))


def _after_saving(request: HttpRequest, letter: UUID) -> HttpResponse:
    answer = see("letters:edit", letter)
    answer.headers["Location"] += "?saved=1" + ("&look=1" if LOOK in request.POST else "")
    return answer


def _notes(value: dict[str, Any]) -> SafeString:
    """Return the list of notes as HTML; a letter that cannot be read has none."""
    try:
        found = notes.read(value)[1]
    except coach.CoachProblem:
        return SafeString("")
    return render_to_string("letters/_notes.html", {"notes": found})


def _beginning(request: HttpRequest) -> dict[str, Any]:
    purpose = "draft" if request.GET.get("for") == "them" and not _grief() else "unsent"
    initial: dict[str, Any] = {"purpose": purpose}
    try:
        note = UUID(request.GET.get("note", ""))
        initial["text"] = sealed.load(drawer.NOTES, note).value["text"]
    except (ValueError, sealed.MissingError):
        pass
    return initial


def _value(form: Letter) -> dict[str, Any]:
    kept = ("text", "purpose", "channel", "kind", "contact")
    value = {name: form.cleaned_data[name] for name in kept}
    if _grief():
        value |= {"purpose": "unsent", "kind": "grief"}
    return value


def _load(letter: UUID) -> sealed.Entry:
    try:
        return sealed.load(_shelf(), letter)
    except sealed.MissingError:
        raise Http404 from None


def _shelf() -> sealed.Shelf:
    book = books.current()
    return sealed.Shelf("step3_reach_out", "letter", "letters", book.id if book else sealed.NO_BOOK)


def _grief() -> bool:
    book = books.current()
    return book is not None and book.path == "died"
