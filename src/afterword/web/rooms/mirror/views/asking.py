"""The two pages that ask: the room's first, and the questions that a file leaves open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext

from afterword.chats.importers import Format, all_formats, how_to_get
from afterword.chats.message import ChatInfo
from afterword.web.kit.answers import see, show
from afterword.web.rooms.mirror import their_words
from afterword.web.rooms.mirror.desk import FIGURES, MESSAGES, Waiting, desk
from afterword.web.rooms.mirror.forms import Bring, Who
from afterword.web.rooms.mirror.histories import histories, is_grief
from afterword.web.rooms.mirror.pages import HistoryLine, HomePage, WhoPage
from afterword.web.rooms.mirror.tonight import is_late, not_tonight
from afterword.web.store import sealed

GO_ON = "now"


def home_page(request: HttpRequest, form: Bring, problem: str = "") -> HttpResponse:
    """Show the room's first page; ``problem`` says why a file could not be read."""
    now = timezone.localtime()
    page = HomePage(
        form=form,
        lines=[_line(entry) for entry in histories()],
        problem=problem.partition("\n")[0],
        how=[how_lines(module) for module in all_formats()] if problem else [],
        not_tonight="" if form.is_bound or problem or GO_ON in request.GET else not_tonight(now),
        late=is_late(now),
        grief=is_grief(),
        has_words=is_grief() and bool(their_words.kept()),
    )
    return show(request, "mirror/home.html", page, status=422 if problem else 200)


def how_lines(module: Format) -> tuple[str, list[str]]:
    """Take a format's own description apart: its name, then paragraphs."""
    name, _colon, rest = how_to_get(module).partition(":")
    return name, [" ".join(part.split()) for part in rest.split("\n\n") if part.strip()]


def who_page(request: HttpRequest, form: Who | None = None, problem: str = "") -> HttpResponse:
    """Show the next open question."""
    waiting = desk().waiting
    if waiting is None:
        return see("mirror:home")
    form = form or who_form(waiting, None)
    page = WhoPage(form, waiting.asking(), problem, waiting.theirs)
    return show(request, "mirror/who.html", page, status=422 if problem else 200)


def who_form(waiting: Waiting, posted: Any) -> Who:
    """Return the form of the next open question."""
    info = waiting.info
    people = [name for name, _count in info.people] if info else []
    likely = info.me[0] if info and info.me else None
    if waiting.theirs:
        likely = next((name for name in people if name != likely), None) if likely else None
    return Who(
        posted,
        asking=waiting.asking(),
        chats=[(chat.name, _with_length(chat)) for chat in waiting.offered()],
        people=[(name, name) for name in people],
        theirs=waiting.theirs,
        initial={"person": likely, "keep": MESSAGES if waiting.theirs else FIGURES},
    )


def _with_length(chat: ChatInfo) -> str:
    """Say a chat's name with how much was written in it: many bear the same first name."""
    count = sum(number for _name, number in chat.people)
    return ngettext("%(name)s, %(count)s message", "%(name)s, %(count)s messages", count) % {
        "name": chat.name,
        "count": f"{count:,}",
    }


def _line(entry: sealed.Entry) -> HistoryLine:
    value: dict[str, Any] = entry.value
    first, last = (
        datetime.fromisoformat(value[k]) if value[k] else None for k in ("first", "last")
    )
    kept = value.get("keep", FIGURES)
    return HistoryLine(entry.id, value["chat"], value["messages"], first, last, kept)
