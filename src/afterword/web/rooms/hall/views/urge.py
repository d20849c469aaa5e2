"""How strong it is, before and after, once each and only by choice."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.hall import clock, kept
from afterword.web.rooms.hall.forms import Urge
from afterword.web.rooms.hall.pages import FormPage, show


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Take one number; once both were given, not again tonight."""
    asks = kept.urge_to_ask(clock.now())
    if not asks:
        return see("hall:now")
    form = form_for(request, Urge)
    if form.is_bound and form.is_valid():
        kept.keep_urge(form.cleaned_data["strength"], kept.open_urge(clock.now()))
        return see("hall:now")
    return show(request, "urge", FormPage(form))
