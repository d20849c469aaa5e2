"""The first page and its two questions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import see
from afterword.web.kit.browser import label
from afterword.web.kit.drafts import form_for
from afterword.web.kit.middleware import sign_in
from afterword.web.rooms.hall import kept
from afterword.web.rooms.hall.forms import Happened, Hope
from afterword.web.rooms.hall.pages import FirstPage, HopePage, show
from afterword.web.store import books, session, vaults

HOPE = "hope"


def page(request: HttpRequest) -> HttpResponse:
    """Ask what happened. The answer begins a book, and a vault where none is open."""
    form = form_for(request, Happened)
    if form.is_bound and form.is_valid():
        return _begin(request, form.cleaned_data["path"])
    has_words = session.is_open() and kept.worth_keeping()
    return show(request, "first", FirstPage(form, has_words))


def _begin(request: HttpRequest, path: str) -> HttpResponse:
    response = see("hall:today" if path == "died" else "hall:hope")
    if session.is_open():
        books.begin(path)
        return response
    token = vaults.create(label(request))
    row = session.find(token)
    if row is None:  # cannot happen: the session began just now
        raise session.NotOpenError
    with session.serving(row, token):
        books.begin(path)
    return sign_in(response, token)


@require_http_methods(["GET", "POST"])
def hope(request: HttpRequest) -> HttpResponse:
    """Ask what the person hopes for; Today answers it once."""
    book = books.current()
    if book is None or book.path == "died":
        return see("hall:today")
    form = form_for(request, Hope)
    if form.is_bound and form.is_valid():
        books.change(hope=form.cleaned_data["hope"])
        session.current().row.notice = HOPE
        return see("standing:first")
    return show(request, "hope", HopePage(form))
