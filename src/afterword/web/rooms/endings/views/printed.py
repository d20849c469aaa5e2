"""The printed book: what goes in, and the file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword.web.exercises import available
from afterword.web.kit.answers import show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.endings import gather, typeset
from afterword.web.rooms.endings.forms import Printing
from afterword.web.rooms.endings.pages import PrintPage
from afterword.web.store import books, facts

TWO = "two"


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask what goes in; POST hands over the book as a PDF."""
    book = available.book_or_404()
    parts = _parts(book)
    form = form_for(request, Printing, parts=parts, initial={"title": book.name, "size": "book"})
    if form.is_bound and form.is_valid():
        chosen = _chosen(gather.chapters(book), form.cleaned_data["parts"])
        if chosen:
            return _file(form, chosen, gather.cover(book))
        form.add_error("parts", _("Choose one part at least."))
    return show(request, "endings/print.html", PrintPage(form, empty=not parts))


def _parts(book: books.Book) -> list[tuple[str, str]]:
    """Name what may go in; where pages for two are there, they alone are one more choice."""
    named = gather.parts(book)
    if gather.has_pages_for_two():
        named.append((TWO, _("Only the pages for two, nothing else")))
    return named


def _chosen(chapters: list[gather.Chapter], keys: list[str]) -> list[gather.Chapter]:
    if TWO in keys:
        last = next(one for one in chapters if one.key == gather.LAST)
        return [gather.for_two(last)]
    return [one for one in chapters if one.key in keys]


def _file(form: Printing, chapters: list[gather.Chapter], cover: gather.Cover) -> HttpResponse:
    made = typeset.book(
        chapters,
        title=form.cleaned_data["title"].strip() or _("A book of one’s own"),
        years=cover.years,
        marks=cover.marks,
        large=form.cleaned_data["size"] == "large",
        language=(get_language() or "en")[:2],
    )
    response = HttpResponse(made, content_type="application/pdf")
    name = f"notes-{facts.now().date().isoformat()}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
