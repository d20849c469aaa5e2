"""Leave: the one link that works always, and the word by which a second start knows its server."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from afterword.web.kit.access import public
from afterword.web.kit.middleware import sign_out
from afterword.web.store import device, session, vaults


@public
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Lock at once and go to the exit address. GET on purpose: all it can do is lock."""
    row = request.row  # type: ignore[attr-defined]
    if row is not None:
        session.end(row)
        if not row.kept:
            vaults.sweep()
    response = HttpResponseRedirect(device.read().exit_address)
    response.status_code = 303
    return sign_out(response)


@public
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Answer with the word of this start."""
    return HttpResponse(settings.INSTANCE, content_type="text/plain")
