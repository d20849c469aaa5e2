"""Bring a message history: the file, then at most three short questions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from afterword.chats.importers import Format, all_formats, how_to_get
from afterword.chats.source import ImportProblem
from afterword.mirror.conversation import MirrorProblem
from afterword.web.kit.answers import see, show
from afterword.web.rooms.mirror import upload
from afterword.web.rooms.mirror.forms import Bring, Who
from afterword.web.rooms.mirror.histories import histories, is_absent, keep
from afterword.web.rooms.mirror.pages import HistoryLine, HomePage, HowPage, WhoPage
from afterword.web.store import books, checkins, sealed

LATE = (22, 6)
FIRST_FORTNIGHT = timedelta(days=14)
LOW_FACE = 2
GO_ON = "now"


@require_http_methods(["GET", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """Take the export, and list what was read before."""
    if is_absent():
        return see("story:home")
    problem = ""
    form = Bring(request.POST, request.FILES) if request.method == "POST" else Bring()
    if form.is_bound and form.is_valid():
        try:
            upload.bring(form.cleaned_data["export"])
        except ImportProblem as trouble:
            problem = str(trouble)
        else:
            return see("mirror:who")
    lines = [_line(entry) for entry in histories()]
    now = timezone.localtime()
    rest = "" if form.is_bound or GO_ON in request.GET else not_tonight(now)
    page = HomePage(form, lines, problem, rest, is_late(now))
    return show(request, "mirror/home.html", page, status=422 if problem else 200)


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """Say where to find the export, app by app."""
    if is_absent():
        return see("story:home")
    return show(request, "mirror/how.html", HowPage([_how(module) for module in all_formats()]))


def _how(module: Format) -> tuple[str, list[str]]:
    """Take a format's own description apart: its name, then paragraphs."""
    name, _colon, rest = how_to_get(module).partition(":")
    return name, [" ".join(part.split()) for part in rest.split("\n\n") if part.strip()]


@require_http_methods(["GET", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """Ask what the file cannot say, one question a screen; then read it."""
    if is_absent():
        return see("story:home")
    held = upload.waiting()
    if held is None:
        return see("mirror:home")
    asking = held.asking()
    form = _form(request, held)
    problem = ""
    if request.method == "POST" and asking and _answer(held, asking, form):
        asking = held.asking()
        form = _form(None, held)
    if not asking:
        try:
            entry = keep(upload.measure(held))
        except (ImportProblem, MirrorProblem) as trouble:
            held.me, asking, problem = None, "me", _in_words(trouble, held)
            form = _form(None, held)
        else:
            return see("mirror:findings", entry.id)
    page = WhoPage(form, asking, problem)
    return show(request, "mirror/who.html", page, status=422 if problem else 200)


def _in_words(trouble: Exception, held: upload.Waiting) -> str:
    """Say the trouble without the command line's options."""
    people = len(held.info.people) if held.info else 0
    if people > 2:
        return ngettext(
            "%(number)d person writes in this conversation. The mirror looks at two only.",
            "%(number)d people write in this conversation. The mirror looks at two only.",
            people,
        ) % {"number": people}
    return str(trouble)


def _form(request: HttpRequest | None, held: upload.Waiting) -> Who:
    info = held.info
    bound = request is not None and request.method == "POST"
    initial = {"chat": held.chat, "me": info.me[0] if info and info.me else None}
    form = Who(
        request.POST if bound and request is not None else None,
        chats=[chat.name for chat in held.chats],
        people=[name for name, _count in info.people] if info else [],
        ask_dates=held.asks_dates,
        initial=initial,
    )
    for name in list(form.fields):
        if name != held.asking():
            del form.fields[name]
    return form


def _answer(held: upload.Waiting, asking: str, form: Who) -> bool:
    if not form.is_valid() or not form.cleaned_data.get(asking):
        return False
    setattr(held, asking, form.cleaned_data[asking])
    return True


def not_tonight(moment: datetime) -> str:
    """Say gently why this may wait: late, very early days, or a low day. "" when it need not."""
    card = checkins.of(moment.date())
    if is_late(moment):
        return _("At this hour old messages weigh more than they are. They will be here tomorrow.")
    if card is not None and card.face <= LOW_FACE:
        return _("You said today is heavy. Old messages can wait for a lighter day.")
    first = _first_day()
    if first is not None and moment - first < FIRST_FORTNIGHT:
        return _("These are early days. Many people are glad to look at this a little later.")
    return ""


def is_late(moment: datetime) -> bool:
    """Say whether it is night."""
    return moment.hour >= LATE[0] or moment.hour < LATE[1]


def _first_day() -> datetime | None:
    book = books.current()
    return sealed.load(books.BOOKS, book.id).created if book else None


def _line(entry: sealed.Entry) -> HistoryLine:
    value: dict[str, Any] = entry.value
    first, last = (
        datetime.fromisoformat(value[k]) if value[k] else None for k in ("first", "last")
    )
    return HistoryLine(entry.id, value["chat"], value["messages"], first, last)
