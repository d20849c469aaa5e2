"""Two versions of one text: both are kept, the person chooses."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from afterword.web.store.sealed import Entry, Unreadable

CONFLICT = 409


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """conflict.html: what was typed here, what was saved elsewhere, and the form to go on with."""

    field: str
    mine: str
    theirs: str
    entry: UUID
    rev: int
    action: str
    others: list[tuple[str, str]]


def page(
    request: HttpRequest, *, field: str, mine: str, theirs: Entry | Unreadable
) -> HttpResponse:
    """Show both texts in one form. Sending it saves over the newer one, which is seen beside it.

    Args:
        request: the POST that found the conflict; its other fields travel along.
        field: the name of the text field.
        mine: what was typed here.
        theirs: what stands in the vault.
    """
    known = isinstance(theirs, Entry)
    left_out = {field, "rev", "id", "csrfmiddlewaretoken"}
    others = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in left_out
    ]
    shown = ConflictPage(
        field=field,
        mine=mine,
        theirs=str(theirs.value.get(field, "")) if isinstance(theirs, Entry) else "",
        entry=theirs.id,
        rev=theirs.rev if isinstance(theirs, Entry) else 0,
        action=request.path,
        others=others,
    )
    return render(
        request,
        "conflict.html",
        {"page": shown, "known": known, "page_has_form": True},
        status=CONFLICT,
    )
