"""Drawings: the paper, what was drawn, and the fire."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.exercises import steps
from afterword.web.kit import burning, crisis
from afterword.web.kit.answers import see, show
from afterword.web.kit.burning import Onward
from afterword.web.kit.charts import strokes
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.step6_let_go import drawings
from afterword.web.rooms.step6_let_go.drawings import Drawing
from afterword.web.rooms.step6_let_go.forms import Drawn
from afterword.web.rooms.step6_let_go.pages import DrawingPage, DrawingsPage, DrawPage, Sketch
from afterword.web.store import sealed

STEP = "step6_let_go"
LISTED = 12
FIRST_WORDS = 90
DRAFT = "draft"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the newest drawings small; all of them when asked for."""
    steps.listed_or_404(STEP)
    most = None if "all" in request.GET else LISTED + 1
    found = drawings.every(newest=most)
    older = most is not None and len(found) == most
    sketches = [
        Sketch(
            one.id,
            one.created,
            strokes.picture(one.sketch),
            Truncator(one.words).chars(FIRST_WORDS),
        )
        for one in (found[:LISTED] if older else found)
    ]
    return show(request, "rest/drawings.html", DrawingsPage(sketches, older))


@require_http_methods(["GET", "POST"])
def draw(request: HttpRequest, drawing: UUID | None = None) -> HttpResponse:
    """Offer the paper, empty or with what stands on it; keep what comes, a draft as well."""
    steps.listed_or_404(STEP)
    standing = _load_or_404(drawing) if drawing else None
    form = form_for(request, Drawn, initial=_beginning(standing))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        kept = drawings.keep(given["drawn"], given["words"], id=given["id"], rev=given["rev"] or 0)
        if DRAFT in request.POST:
            return JsonResponse({"id": str(kept.id), "rev": kept.rev})
        crisis.after(request, given["words"])
        return see("rest:drawing", kept.id)
    shown = DrawPage(form, drawing, strokes.MOST_POINTS, strokes.MOST_STROKES)
    return show(request, "rest/draw.html", shown)


@require_safe
def drawing(request: HttpRequest, drawing: UUID) -> HttpResponse:
    """Show one drawing."""
    steps.listed_or_404(STEP)
    return show(request, "rest/drawing.html", _page(_load_or_404(drawing)))


@require_http_methods(["GET", "POST"])
def burn(request: HttpRequest, drawing: UUID) -> HttpResponse:
    """Ask once, then delete a drawing for good, and let it burn before the eyes."""
    steps.listed_or_404(STEP)
    found = _load_or_404(drawing)
    if request.method == "POST":
        drawings.burn(found.id)
        onward = Onward(reverse("rest:drawings"), _("Drawings"))
        burning.light("" if found.strokes else found.words, drawn=found.strokes, onward=onward)
        return see("hall:burned")
    return show(request, "rest/drawing_burn.html", _page(found))


def _load_or_404(drawing: UUID) -> Drawing:
    try:
        return drawings.load(drawing)
    except sealed.MissingError:
        raise Http404 from None


def _beginning(standing: Drawing | None) -> dict[str, object]:
    if standing is None:
        return {}
    return {
        "strokes": strokes.written(standing.strokes),
        "words": standing.words,
        "id": standing.id,
        "rev": standing.rev,
    }


def _page(found: Drawing) -> DrawingPage:
    return DrawingPage(found.id, found.created, strokes.picture(found.strokes), found.words)
