"""One book deleted, with everything in it; the others stay."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.web.exercises import available
from afterword.web.kit.answers import see, show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.endings.forms import DeleteBook
from afterword.web.rooms.endings.pages import DeletePage
from afterword.web.store import book_deletion


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask with a box to tick, then delete."""
    book = available.book_or_404()
    form = form_for(request, DeleteBook)
    if form.is_bound and form.is_valid():
        book_deletion.delete(book)
        return see("hall:today")
    shown = DeletePage(form, book_deletion.pages_of(book), book.name)
    return show(request, "endings/delete.html", shown)
