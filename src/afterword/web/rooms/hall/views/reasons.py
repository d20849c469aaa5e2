"""Own reasons: why I would rather not write tonight, in the person's own sentences."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from afterword.web.kit import crisis
from afterword.web.kit.answers import see
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.hall import kept
from afterword.web.rooms.hall.forms import Reasons
from afterword.web.rooms.hall.pages import FormPage, ReasonsPage, show


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the reasons; without any, ask for them."""
    reasons = kept.reasons()
    if not reasons:
        return see("hall:reasons_change")
    return show(request, "reasons", ReasonsPage(reasons))


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Write up to five reasons."""
    form = form_for(request, Reasons, initial={"reasons": "\n".join(kept.reasons())})
    if form.is_bound and form.is_valid():
        lines = form.cleaned_data["reasons"]
        kept.keep_reasons(lines)
        crisis.after(request, "\n".join(lines))
        return see("hall:reasons" if lines else "hall:now")
    return show(request, "reasons_change", FormPage(form))
