"""What endings there are, and what may become of a book."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from afterword.programme.exercises import ENDINGS
from afterword.web.exercises import available, kept, steps
from afterword.web.kit.answers import show
from afterword.web.rooms.endings.pages import HomePage
from afterword.web.store import books


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """List the last pages of this path, the printed book, and what may become of all of it."""
    step = steps.listed_or_404(ENDINGS)
    book = available.book_or_404()
    shown = HomePage(
        step=step,
        closed=book.closed,
        written=any(kept.finished(one) for one in available.exercises_now() if one.step == ENDINGS),
        grief=book.path == "died",
        several=len(books.every()) > 1,
    )
    return show(request, "endings/home.html", shown)
