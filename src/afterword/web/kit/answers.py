"""Answers that several rooms give: a page with a status, a redirect after a POST."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

UNPROCESSABLE = 422


def show(
    request: HttpRequest, template: str, page: object, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Render a page. A page with a form does not refresh by itself (``page_has_form``)."""
    form = getattr(page, "form", None)
    bad = form is not None and form.is_bound and bool(form.errors)
    return render(
        request,
        template,
        {"page": page, "page_has_form": form is not None, **context},
        status=UNPROCESSABLE if bad and status == 200 else status,
    )


def see(name: str, *args: Any) -> HttpResponseRedirect:
    """Go to a page after a POST, so that reloading it sends nothing twice."""
    response = HttpResponseRedirect(reverse(name, args=args))
    response.status_code = 303
    return response
