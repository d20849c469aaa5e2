"""The Sunday page: the week, one good line, one plan, a note to open later."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import burning, calendar_file, conflict, crisis
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.hall import clock, good_lines, own_words, sunday_forms, sundays, waiting
from afterword.web.rooms.hall.good_lines import Line
from afterword.web.rooms.hall.pages import BurnPage, show
from afterword.web.rooms.hall.sunday_pages import (
    ReadPage,
    ScreenPage,
    Sheet,
    SheetLine,
    SundayPage,
    WaitingLine,
)
from afterword.web.rooms.hall.views.now import is_grief
from afterword.web.rooms.hall.weeks import Week, week_of
from afterword.web.store import sealed

SCREENS = ("week", "line", "plan", "later")
LOOKED_AT = 100  # what was saved last: more is not written in a week
FIRST_WORDS = 70
LISTED = 52  # earlier pages; all of them when asked for
A_WEEK = timedelta(days=7)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show this week's page and the ones before it; POST hands over next Sunday for a calendar."""
    week = _week()
    if request.method == "POST":
        today = clock.now().date()
        return calendar_file.answer(week.sunday if week.sunday > today else week.sunday + A_WEEK)
    standing = sundays.of_week(week)
    most = None if "all" in request.GET else LISTED + 1
    pages = sundays.every(newest=most)
    older = most is not None and len(pages) == most
    listed = pages[:LISTED] if older else pages
    earlier = [one for one in listed if standing is None or one.id != standing.id]
    shown = SundayPage(
        sunday=week.sunday,
        sheet=_sheet(standing) if standing else None,
        id=standing.id if standing else None,
        earlier=[_in_list(one) for one in earlier],
        older=older,
        notes=_notes(),
        grief=is_grief(),
    )
    return show(request, "sunday", shown)


@require_http_methods(["GET", "POST"])
def screen(request: HttpRequest, part: str) -> HttpResponse:
    """Ask one of the four; going on, skipping and stopping all keep what was typed."""
    week = _week()
    lines = _lines(week) if part == "line" else []
    form = _form(request, part, week, lines)
    if form.is_bound and form.is_valid():
        try:
            _keep(part, week, form, lines)
        except sealed.ConflictError as problem:
            mine = str(form.cleaned_data[part])
            return conflict.page(request, field=part, mine=mine, theirs=problem.theirs)
        crisis.after(request, str(form.cleaned_data["text" if part == "later" else part]))
        return _onward(part, request.POST.get("go", ""))
    shown = ScreenPage(
        part=part,
        number=SCREENS.index(part) + 1,
        form=form,
        grief=is_grief(),
        planned=_planned(week) if part == "week" else "",
        lines=lines,
        waiting=_days_waited_for() if part == "later" else [],
    )
    return show(request, "sunday_screen", shown)


@require_safe
def read(request: HttpRequest, page: UUID) -> HttpResponse:
    """Show a former page."""
    entry = _load(page)
    if entry is None:
        return see("hall:sunday")
    return show(request, "sunday_read", ReadPage(entry.id, _sheet(entry), is_grief()))


@require_http_methods(["GET", "POST"])
def burn(request: HttpRequest, page: UUID) -> HttpResponse:
    """Ask once, then delete a page for good."""
    entry = _load(page)
    if entry is None:
        return see("hall:sunday")
    text = "\n\n".join(str(entry.value[name]) for name in sundays.PARTS if name in entry.value)
    if request.method == "POST":
        sundays.burn(entry.id)
        burning.light(text)
        return see("hall:burned")
    back = reverse("hall:sunday_read", args=[entry.id])
    return show(request, "burn", BurnPage(_("Burn this page?"), text, back))


def _form(request: HttpRequest, part: str, week: Week, lines: list[Line]) -> forms.Form:
    standing = sundays.of_week(week)
    initial = {**(standing.value if standing else {}), "rev": standing.rev if standing else 0}
    if part == "line":
        texts = tuple(line.text for line in lines)
        return form_for(request, sunday_forms.GoodLine, initial=initial, lines=texts)
    if part == "later":
        return form_for(request, sunday_forms.Later, grief=is_grief())
    kind = sunday_forms.Week if part == "week" else sunday_forms.Plan
    return form_for(request, kind, initial=initial, grief=is_grief())


def _keep(part: str, week: Week, form: forms.Form, lines: list[Line]) -> None:
    given = form.cleaned_data
    if part == "later":
        if given["text"]:
            waiting.put(given["text"], given["opens"])
        return
    words = {part: str(given[part])}
    if part == "line":
        found = next((line for line in lines if line.text == given["line"]), None)
        words["line_day"] = found.day.isoformat() if found else ""
        words["line_of"] = str(found.id) if found else ""
    sundays.keep(week, words, given["rev"] or 0)


def _onward(part: str, go: str) -> HttpResponse:
    place = SCREENS.index(part) + (-1 if go == "back" else 1)
    if go == "enough":
        return see("hall:today")
    return see(f"hall:sunday_{SCREENS[place]}" if 0 <= place < len(SCREENS) else "hall:sunday")


def _lines(week: Week) -> list[Line]:
    """Return lines of this week to choose from; the one that was chosen stays among them."""
    today = clock.now().date()
    written = own_words.recent(LOOKED_AT)
    lines = good_lines.choose(one for one in written if week.monday <= one.day <= today)
    standing = sundays.of_week(week)
    kept = standing.value.get("line") if standing else None
    if standing is None or not kept or any(line.text == kept for line in lines):
        return lines
    day = date.fromisoformat(standing.value["line_day"])
    chosen = Line(kept, day, UUID(standing.value["line_of"]), good=True)
    return [chosen, *lines[: good_lines.MOST - 1]]


def _planned(week: Week) -> str:
    before = sundays.of_week(week.before())
    return str(before.value.get("plan", "")) if before else ""


def _sheet(entry: sealed.Entry) -> Sheet:
    value = entry.value
    line_day = value.get("line_day")
    return Sheet(
        sunday=date.fromisoformat(value["sunday"]),
        week=str(value.get("week", "")),
        line=str(value.get("line", "")),
        line_day=date.fromisoformat(line_day) if line_day else None,
        plan=str(value.get("plan", "")),
    )


def _in_list(entry: sealed.Entry) -> SheetLine:
    sheet = _sheet(entry)
    begins = own_words.as_line(sheet.week or sheet.line or sheet.plan)
    return SheetLine(entry.id, sheet.sunday, Truncator(begins).chars(FIRST_WORDS))


def _notes() -> list[WaitingLine]:
    today = clock.now().date()
    found = waiting.every()
    return [WaitingLine(one.id, waiting.opens_on(one), waiting.state(one, today)) for one in found]


def _days_waited_for() -> list[date]:
    return [waiting.opens_on(one) for one in waiting.every() if not waiting.is_open(one)]


def _load(page: UUID) -> sealed.Entry | None:
    try:
        return sundays.load(page)
    except sealed.MissingError:
        return None


def _week() -> Week:
    return week_of(clock.now().date())
