"""The doors at which the full questions about fear are asked, and the way to them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from afterword.web.store import books, facts

# A letter each in the address, so that a browser's history says nothing.
LETTERS = {"own_part": "a", "reaching_out": "b", "together": "c", "step8": "d", "is_it_safe": "e"}
BY_LETTER = {letter: door for door, letter in LETTERS.items()}
NOT_ASKED_IN_GRIEF = "died"


def questions_first(request: HttpRequest, door: str) -> HttpResponseRedirect | None:
    """Lead to the questions when this door asks for them first, and back here afterwards."""
    book = books.current()
    in_grief = book is not None and book.path == NOT_ASKED_IN_GRIEF
    if in_grief or not facts.unanswered_now(door):
        return None
    return HttpResponseRedirect(
        f"{reverse('standing:safety', args=[LETTERS[door]])}?then={request.path}"
    )
