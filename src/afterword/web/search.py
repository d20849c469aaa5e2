"""Search over everything that was kept. POST only: words looked for never stand in an address."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods

from afterword.web.kit.answers import show
from afterword.web.kit.drafts import form_for
from afterword.web.store import pack

MOST = 50


class Search(forms.Form):
    """The words to look for."""

    words = forms.CharField(
        label=__("Look for"),
        max_length=200,
        error_messages={"required": __("Write a word to look for.")},
    )


@dataclass(frozen=True, slots=True)
class Found:
    """One find: where it leads, and the words around it."""

    url: str
    before: str
    found: str
    after: str


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
    hits = pack.search(form.cleaned_data["words"], most=MOST) if asked else []
    finds = [Found(_home_of(hit), hit.before, hit.found, hit.after) for hit in hits]
    return show(request, "search.html", SearchPage(form, asked, finds, MOST))


def _home_of(hit: pack.Hit) -> str:
    """Return the page on which a kept thing can be read."""
    if hit.shelf.kind == "letter":
        return reverse("letters:edit", args=[hit.id])
    if hit.shelf.kind == "note":
        return reverse("hall:notes")
    if hit.shelf.room == "mirror":
        return reverse("mirror:findings", args=[hit.id])
    return reverse("hall:today")
