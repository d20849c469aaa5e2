"""Closing a book, and opening it again. Neither asks why, and neither loses a word."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from afterword.web.exercises import available
from afterword.web.kit.answers import see, show
from afterword.web.rooms.endings.pages import ClosePage
from afterword.web.store import books, facts


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest) -> HttpResponse:
    """Say what closing does; POST closes."""
    book = available.book_or_404()
    if request.method == "POST":
        books.change(closed=facts.now().date().isoformat())
        return see("hall:today")
    return show(request, "endings/close.html", ClosePage(book.path == "died"))


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Open a closed book again."""
    available.book_or_404()
    books.change(closed="")
    return see("hall:today")
