"""Name what was seen as a pattern: it goes to step 1, with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword.web.kit import crisis
from afterword.web.kit.answers import show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.mirror import carried, windows
from afterword.web.rooms.mirror.forms import Name
from afterword.web.rooms.mirror.histories import history as load
from afterword.web.rooms.mirror.histories import is_absent, is_grief, messages_of, shown
from afterword.web.rooms.mirror.pages import NamePage
from afterword.web.store import sealed


@require_http_methods(["GET", "POST"])
def finding(request: HttpRequest, history: UUID, number: int) -> HttpResponse:
    """Name one of the patterns."""
    entry = load(history)
    results = dict(shown(entry.value["results"]))
    if is_absent() or is_grief() or number not in results:
        raise Http404
    result = results[number]
    back = reverse("mirror:finding", args=[history, number])
    evidence: Sequence[int] = result.get("evidence", ())
    return _page(request, entry, evidence, result["said"] or result["question"], back)


@require_http_methods(["GET", "POST"])
def window(request: HttpRequest, history: UUID, position: int) -> HttpResponse:
    """Name what stands in a small window."""
    entry = load(history)
    if is_absent() or is_grief():
        raise Http404
    kept = messages_of(history)  # gone with a lock, where they were not kept: the words still come
    line = next(kept.between(position, position), None) if kept is not None else None
    sentence = _("A small window in the messages")
    if line is not None:
        sentence = _("Messages of %(day)s") % {"day": date_format(line.at, "j F Y")}
    back = reverse("mirror:window", args=[history, position])
    if line is None:
        back = reverse("mirror:findings", args=[history])
    return _page(request, entry, windows.around(entry.value, position), sentence, back)


def _page(
    request: HttpRequest, entry: sealed.Entry, positions: Sequence[int], sentence: str, back: str
) -> HttpResponse:
    form = form_for(request, Name)
    if form.is_bound and form.is_valid():
        name, example = form.cleaned_data["name"], form.cleaned_data["own_example"]
        example = example.replace("\r\n", "\n")
        carried.carry(name, example, history=entry.id, positions=positions, sentence=sentence)
        crisis.after(request, f"{name}\n{example}")
        return HttpResponse(status=303, headers={"Location": f"{back}?saved=pattern"})
    return show(request, "mirror/name.html", NamePage(form, sentence, back))
