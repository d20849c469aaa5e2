"""Today: by day the ten-second card and one next thing, by night three things in large type."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods, require_POST

from afterword.web.kit.access import public
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.hall import ahead, clock, doors, grief, hopes, kept
from afterword.web.rooms.hall.forms import FACES, TenSeconds
from afterword.web.rooms.hall.next_thing import choose
from afterword.web.rooms.hall.pages import NightPage, TodayPage, show
from afterword.web.rooms.hall.sliders import Slider, of_week
from afterword.web.rooms.hall.views import first
from afterword.web.store import asked, books, checkins, reminders, session, vaults
from afterword.web.store import facts as told

WORDS = {int(value): word for value, word in FACES}


@public
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show Today; before there is a book the first question, while locked the way back in."""
    if not session.is_open():
        if getattr(request, "row", None) is not None:
            curtained: HttpResponse = import_string(settings.CURTAIN_VIEW)(request)
            return curtained
        wants_new = "new" in request.GET or request.method == "POST"
        if vaults.standing().kept and not wants_new:
            return see("door:unlock")
        return first.page(request)
    book = books.current()
    if book is None:
        return first.page(request)
    moment = clock.now()
    by_day = "day" in request.GET or request.method == "POST"
    if clock.is_night(moment) and not by_day:
        return _night(request, book, moment)
    return _day(request, book, TenSeconds(), moment)


def _night(request: HttpRequest, book: books.Book, moment: datetime) -> HttpResponse:
    shown = NightPage(
        clock.greeting(moment),
        clock.under_greeting(moment),
        _hope_answer(book),
        book.path == "died",
        session.current().row.kept or settings.DEMO,
        kept.worth_keeping(),
        can_close=session.current().row.kept,
    )
    return show(request, "night", shown)


def _day(
    request: HttpRequest, book: books.Book, form: TenSeconds, moment: datetime
) -> HttpResponse:
    today = moment.date()
    facts = kept.facts(book.path, today)
    first_of_all = ahead.of(facts, moment)
    shown = TodayPage(
        greeting=clock.greeting(moment),
        under=clock.under_greeting(moment),
        hope=_hope_answer(book),
        form=form,
        noted=str(WORDS[facts.face]) if facts.face else "",
        slider=_slider(book, today),
        next=first_of_all.sunday or choose(facts),
        morning=first_of_all.morning,
        opening=first_of_all.opening,
        kept=facts.kept,
        worth_keeping=facts.worth_keeping,
        grief=book.path == "died",
        sheet_due=reminders.sheet_due(today),
        doors=doors.listed(),
        ask_first=book.path != "died" and asked.FIRST not in asked.names(),
        in_grief=grief.of_today(today),
    )
    if shown.sheet_due:
        reminders.sheet_reminded()
    return show(request, "today", shown)


def _slider(book: books.Book, day: date) -> Slider:
    afraid = "afraid" in told.quieter_now()
    return of_week(day, grief=book.path == "died", afraid=afraid)


def _hope_answer(book: books.Book) -> tuple[str, str] | None:
    row = session.current().row
    if row.notice != first.HOPE:
        return None
    row.notice = ""
    return hopes.answer(book.hope)


@require_http_methods(["GET", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """Keep the ten-second card."""
    book = books.current()
    if book is None:
        return see("hall:today")
    form = form_for(request, TenSeconds)
    moment = clock.now()
    if not form.is_bound or not form.is_valid():
        return _day(request, book, form, moment)
    slider = _slider(book, moment.date())
    values = form.cleaned_data
    day = moment.date()
    checkins.keep(checkins.CheckIn(day, int(values["face"]), slider.name, values["value"]))
    return see("hall:today")


@require_POST
def not_today(request: HttpRequest) -> HttpResponse:
    """Offer nothing more today."""
    kept.put_off(clock.now().date())
    return see("hall:today")
