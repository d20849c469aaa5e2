"""The doors of everyday: one question a screen, skippable, sealed; then what now."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import conflict, crisis
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.hall import door_facts, door_words, doors
from afterword.web.rooms.hall.door_forms import Screen
from afterword.web.rooms.hall.door_pages import DoorDonePage, DoorPage, WantPage
from afterword.web.rooms.hall.pages import show
from afterword.web.standing.reasons import sentence
from afterword.web.store import facts, sealed

GO = "go"
SKIP = "skip"


@require_safe
def want(request: HttpRequest) -> HttpResponse:
    """I want to write to them: into the drawer, or a letter, with what it would wait for."""
    if not any(line.url == "hall:want" for line in doors.listed()):
        raise Http404
    verdict = facts.gate_now()
    may_send = "reach_out" in facts.rooms_now()
    lines = verdict.stop or ((*verdict.asks, *verdict.wait) if may_send else ())
    page = WantPage([sentence(one) for one in lines], may_send, bool(verdict.stop))
    return show(request, "want", page)


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, name: str) -> HttpResponse:
    """Ask the first question of a door; the answer begins what is kept."""
    door = _door(name)
    if door is doors.SEEING and request.method == "GET" and GO not in request.GET:
        first = door_words.before_seeing()
        if first is not None:
            return show(request, "door_done", DoorDonePage(first, [], reverse(f"hall:{name}")))
    return _ask(request, door, 1, None)


@require_http_methods(["GET", "POST"])
def screen(request: HttpRequest, name: str, screen: int, **ids: UUID) -> HttpResponse:
    """Ask one question of a door."""
    door = _door(name)
    entry = doors.load(door, next(iter(ids.values())))
    if entry is None:
        return see(f"hall:{name}")
    if not 1 <= screen <= len(door.questions):
        raise Http404
    return _ask(request, door, screen, entry)


@require_safe
def done(request: HttpRequest, name: str, **ids: UUID) -> HttpResponse:
    """Say what now, and show what was answered."""
    door = _door(name)
    entry = doors.load(door, next(iter(ids.values())))
    if entry is None:
        return see(f"hall:{name}")
    page = DoorDonePage(
        door_words.what_now(door, entry.value), door_words.recap(door, entry.value), ""
    )
    return show(request, "door_done", page)


def _door(name: str) -> doors.Door:
    """Return a door that exists for the shown book. Raises Http404."""
    if name not in facts.rooms_now():
        raise Http404
    return doors.DOORS[name]


def _ask(
    request: HttpRequest, door: doors.Door, number: int, entry: sealed.Entry | None
) -> HttpResponse:
    question = door.questions[number - 1]
    known = dict(entry.value) if entry else {}
    initial = {**known, "rev": entry.rev if entry else 0}
    if question.day and question.past:
        initial.setdefault(question.day, timezone.localdate())
    form = form_for(request, Screen, question=question, initial=initial)
    if form.is_bound and (SKIP in request.POST or form.is_valid()):
        answers = {} if SKIP in request.POST else form.answers()
        try:
            saved = _save(door, entry, answers, form)
        except sealed.ConflictError as problem:
            mine = answers.get(question.name, "")
            return conflict.page(request, field=question.name, mine=mine, theirs=problem.theirs)
        crisis.after(request, "\n".join(answers.values()))
        if SKIP not in request.POST:
            saved = door_facts.told(door, question.name, saved)
        return _next(door, number, saved)
    back = _address(door, number - 1, entry) if entry and number > 1 else ""
    page = DoorPage(form, number, len(door.questions), back, question.rows)
    return show(request, "door", page)


def _save(
    door: doors.Door, entry: sealed.Entry | None, answers: dict[str, str], form: Screen
) -> sealed.Entry:
    if entry is None:
        return sealed.save(doors.shelf(door), answers)
    if not answers:
        return entry
    rev = form.cleaned_data["rev"] or entry.rev
    return sealed.save(entry.shelf, {**entry.value, **answers}, id=entry.id, rev=rev)


def _next(door: doors.Door, number: int, entry: sealed.Entry) -> HttpResponse:
    if number < len(door.questions):
        return see(f"hall:{door.name}_screen", entry.id, number + 1)
    return see(f"hall:{door.name}_done", entry.id)


def _address(door: doors.Door, number: int, entry: sealed.Entry) -> str:
    return reverse(f"hall:{door.name}_screen", args=[entry.id, number])
