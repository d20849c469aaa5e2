"""One screen of a piece: a moment, an obstacle, four minutes, an example of a pattern."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from afterword.programme import next_screen
from afterword.programme.walk import ACTIONS
from afterword.web.exercises import both, doors, length
from afterword.web.exercises.forms import ScreenForm
from afterword.web.exercises.pages import ScreenPage
from afterword.web.kit import crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step1_understand import named, pieces
from afterword.web.rooms.step1_understand.parts import OBSTACLE
from afterword.web.rooms.step1_understand.pieces import Piece
from afterword.web.store import sealed


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, piece: str, screen: int) -> HttpResponse:
    """Ask for a new one; what was written is kept from the first screen on."""
    return _page(request, pieces.piece_or_404(piece), None, screen)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, piece: str, entry: UUID, screen: int) -> HttpResponse:
    """Ask again, with what was written before."""
    found = pieces.piece_or_404(piece)
    standing = pieces.load(found, entry)
    if standing is None:
        raise Http404
    return _page(request, found, standing, screen)


def _page(
    request: HttpRequest, piece: Piece, entry: sealed.Entry | None, screen: int
) -> HttpResponse:
    if not 1 <= screen <= len(piece.exercise.screens):
        raise Http404
    if request.method == "GET" and (first := doors.asks_first(request, piece.exercise)):
        return first
    begins = {**_of(request, piece), **pieces.beginning(piece, screen, entry)}
    form = form_for(request, ScreenForm, exercise=piece.exercise, number=screen, initial=begins)
    if not form.is_bound:
        return _shown(request, form)
    if entry is None and form.seen.id is not None:  # sent once more, after going back
        made = pieces.load(piece, form.seen.id)
        return _pressed(request, piece, form, made, once_more=made is not None)
    return _pressed(request, piece, form, entry)


def _of(request: HttpRequest, piece: Piece) -> dict[str, str]:
    """Begin an obstacle with the pattern it was found in."""
    if piece.exercise.id != OBSTACLE:
        return {}
    try:
        return {"obstacle": named.load(UUID(request.GET.get("of", ""))).title}
    except (ValueError, sealed.MissingError):
        return {}


def _pressed(
    request: HttpRequest,
    piece: Piece,
    form: ScreenForm,
    entry: sealed.Entry | None,
    *,
    once_more: bool = False,
) -> HttpResponse:
    """Save what was written, unless it is skipped; look for words of crisis; go on."""
    pressed = request.POST.get("go", "next")
    pressed = pressed if pressed in ACTIONS else "next"
    try:
        if pressed != "skip":
            if not form.is_valid():
                return _shown(request, form)
            entry = pieces.save(piece, form, entry, once_more=once_more)
    except sealed.ConflictError as problem:
        return both.page(
            request, form, problem.theirs, lambda theirs: pieces.differing(piece, form, theirs)
        )
    finally:
        crisis.after(request, "\n".join(text for texts in form.posted.values() for text in texts))
    return _gone_on(piece, form.number, pressed, entry)


def _gone_on(piece: Piece, number: int, pressed: str, entry: sealed.Entry | None) -> HttpResponse:
    place = next_screen(piece.exercise, number, pressed)
    if place.screen is not None:
        if entry is None:
            return see("story:new", piece.exercise.code, place.screen)
        return see("story:change", piece.exercise.code, entry.id, place.screen)
    answer = HttpResponseRedirect(piece.home(entry.id if entry else None))
    answer.status_code = 303
    return answer


def _shown(request: HttpRequest, form: ScreenForm) -> HttpResponse:
    shown = ScreenPage(
        exercise=form.exercise,
        number=form.number,
        screen=form.exercise.screen(form.number),
        form=form,
        asked=form.asked,
        length=length.minutes(form.exercise),
        last=form.number == len(form.exercise.screens),
        destroys=False,
        after_venting=False,
    )
    return show(request, "exercises/screen.html", shown)
