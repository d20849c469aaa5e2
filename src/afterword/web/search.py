"""Search over everything that was kept. POST only: words looked for never stand in an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods

from afterword.web.exercises import available, kept
from afterword.web.kit.answers import show
from afterword.web.kit.drafts import form_for
from afterword.web.rooms.mirror.finds import in_histories
from afterword.web.store import books, facts, letters, pack, sealed

MOST = 50
GRIEF = "their_words"  # the part of a book in which lines of someone who died are kept


class Search(forms.Form):
    """The words to look for."""

    words = forms.CharField(
        label=__("Look for"),
        max_length=200,
        error_messages={"required": __("Write a word to look for.")},
    )


@dataclass(frozen=True, slots=True)
class Found:
    """One find: where it leads, the words around it, and of a message when it was written."""

    url: str
    before: str
    found: str
    after: str
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """search.html."""

    form: Search
    asked: bool
    finds: list[Found]
    most: int


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show the field, and on POST the finds with a way to each."""
    form = form_for(request, Search)
    asked = form.is_bound and form.is_valid()
    words = form.cleaned_data["words"] if asked else ""
    hits = pack.search(words, most=MOST) if asked else []
    here = {one.id for one in available.exercises_now()}
    finds = [_found(hit) for hit in hits if _is_here(hit, here)]
    finds += [Found(*find) for find in in_histories(words, most=MOST - len(finds))]
    return show(request, "search.html", SearchPage(form, asked, finds, MOST))


def _is_here(hit: pack.Hit, exercises: set[str]) -> bool:
    """Say whether a find may be shown: not in an exercise this book has not, nor in a shut note."""
    if hit.shelf.room == "mirror":  # what a history holds is looked for by its own room
        return hit.shelf.kind == "kept-words" and _of_shown_book(hit) and GRIEF in facts.rooms_now()
    if hit.shelf.room == "step1":
        return bool(story_page(hit))
    if hit.shelf.kind == "waiting":
        return "opened" in sealed.load(hit.shelf, hit.id).value
    if hit.shelf.kind == "letter":
        return not letters.is_shut(sealed.load(hit.shelf, hit.id).value)
    return hit.shelf.kind != kept.KIND or hit.shelf.exercise in exercises


def _of_shown_book(hit: pack.Hit) -> bool:
    """Say whether a find lies in the book that is shown."""
    book = books.current()
    return book is not None and hit.shelf.book == book.id


def _found(hit: pack.Hit) -> Found:
    """Return a find as the page shows it; the name an exercise is kept under is no word of it."""
    name = hit.shelf.exercise if hit.shelf.kind == kept.KIND else ""
    before, after = (text.replace(name, "") if name else text for text in (hit.before, hit.after))
    return Found(_home_of(hit), before, hit.found, after)


def _home_of(hit: pack.Hit) -> str:
    """Return the page on which a kept thing can be read."""
    if hit.shelf.kind == "letter":
        return reverse("letters:edit", args=[hit.id])
    if hit.shelf.kind == "note":
        return reverse("hall:note", args=[hit.id])
    if hit.shelf.kind == "sunday":
        return reverse("hall:sunday_read", args=[hit.id])
    if hit.shelf.kind == "drawing":
        return reverse("rest:drawing", args=[hit.id])
    if hit.shelf.kind == "waiting":
        return reverse("hall:waiting", args=[hit.id])
    exercise = available.ever(hit.shelf.exercise) if hit.shelf.kind == kept.KIND else None
    if exercise is not None:
        return reverse("exercises:past", args=[exercise.code, hit.id])
    if hit.shelf.room == "step1":
        return story_page(hit)
    if hit.shelf.kind == "kept-words":
        return reverse("mirror:word", args=[hit.id])
    return reverse("hall:today")


def story_page(hit: pack.Hit) -> str:
    """Return where a pattern or a thing on the board can be read; "" where it is not shown now."""
    if available.ever("one_obstacle") not in available.exercises_now():
        return ""
    if hit.shelf.kind == "pattern":
        return reverse("story:named", args=[hit.id])
    return reverse("story:sign", args=[hit.id]) if hit.shelf.kind == "board" else ""
