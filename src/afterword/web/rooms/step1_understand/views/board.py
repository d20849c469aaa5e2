"""What stands in the way, and the board *What would have to be true*."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.exercises import signs
from afterword.web.exercises.signs import Sign
from afterword.web.kit import conflict, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step1_understand import board, parts
from afterword.web.rooms.step1_understand.forms import COLUMN_WORDS, Item, Seen
from afterword.web.rooms.step1_understand.pages import (
    BoardPage,
    ItemPage,
    SignPage,
    WayPage,
)
from afterword.web.rooms.step1_understand.views.moment import answered
from afterword.web.store import sealed


@require_safe
def way(request: HttpRequest) -> HttpResponse:
    """List what stands in the way, each with its sign."""
    there = parts.parts_now()
    parts.need(there.patterns)
    exercise = parts.exercise_or_404(parts.OBSTACLE)
    found = signs.obstacles()
    shown = WayPage(
        code=exercise.code,
        open=[one for one in found if one.seen is None],
        closed=[one for one in found if one.seen is not None],
        board=there.board,
    )
    return show(request, "story/way.html", shown)


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show the board; POST takes something from another page onto it."""
    parts.need(parts.parts_now().board)
    known = [entry.value for entry in sealed.readable(signs.board_shelf())]
    offered = board.offered(known)
    if request.method == "POST":
        taken = next((one for one in offered if one.key == request.POST.get("take")), None)
        if taken is not None:
            board.take(taken)
        return see("story:board")
    words = dict(COLUMN_WORDS)
    columns = [
        (words[one.key], one) for one in board.columns([*signs.obstacles(), *signs.board_items()])
    ]
    shown = BoardPage(columns=columns, offered=[(one, words[one.column]) for one in offered])
    return show(request, "story/board.html", shown)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put something on the board."""
    parts.need(parts.parts_now().board)
    return _item(request, None)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, item: UUID) -> HttpResponse:
    """Change something on the board."""
    parts.need(parts.parts_now().board)
    try:
        return _item(request, board.load(item))
    except sealed.MissingError:
        raise Http404 from None


def _item(request: HttpRequest, entry: sealed.Entry | None) -> HttpResponse:
    begins = {**entry.value, "id": entry.id, "rev": entry.rev} if entry else {}
    form = form_for(request, Item, initial=begins)
    if not (form.is_bound and form.is_valid()):
        return show(request, "story/item.html", ItemPage(form, entry.id if entry else None))
    value = {name: form.cleaned_data[name] for name in ("text", "column", "sign")}
    crisis.after(request, f"{value['text']}\n{value['sign']}")
    if entry and entry.rev != form.cleaned_data["rev"] and entry.value["text"] != value["text"]:
        return conflict.page(request, field="text", mine=value["text"], theirs=entry)
    board.put(value, entry)
    return see("story:board")


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, sign: UUID) -> HttpResponse:
    """Ask whether a sign was seen; a day and a few words close it."""
    there = parts.parts_now()
    parts.need(there.patterns)
    found = _load(sign)
    form = form_for(request, Seen, initial={"day": timezone.localdate()})
    if request.POST.get("go") == "open":
        signs.open_again(sign)
        return see("story:sign", sign)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]
        signs.see(sign, form.cleaned_data["day"], words)
        crisis.after(request, words)
        return see("story:sign", sign)
    shown = _sign_page(found, form, board=there.board)
    showed = form.is_bound or "showed" in request.GET or bool(form.initial.get("words"))
    return show(request, "story/sign.html", replace(shown, showed=showed))


@require_http_methods(["GET", "POST"])
def burn(request: HttpRequest, sign: UUID) -> HttpResponse:
    """Ask once, then delete an obstacle, or something on the board, for good."""
    there = parts.parts_now()
    parts.need(there.patterns)
    found = _load(sign)
    if request.method == "POST":
        sealed.delete(signs.load(sign)[1].shelf, sign)
        return see("story:board" if found.kind == "board" and there.board else "story:way")
    return show(request, "story/sign_burn.html", _sign_page(found, None, board=there.board))


def _load(id: UUID) -> Sign:
    try:
        return signs.load(id)[0]
    except sealed.MissingError:
        raise Http404 from None


def _sign_page(found: Sign, form: Seen | None, *, board: bool) -> SignPage:
    obstacle = parts.exercise_or_404(parts.OBSTACLE)
    values = signs.load(found.id)[1].value.get("values", {})
    return SignPage(
        sign=found,
        form=form,
        column=dict(COLUMN_WORDS)[found.column],
        code=obstacle.code,
        screens=answered(obstacle, values) if found.kind == "obstacle" else [],
        board=board,
    )
