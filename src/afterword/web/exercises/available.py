"""Which exercises exist for the book that is shown. What is absent here is absent everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404
from django.utils.translation import get_language

from afterword.journey.paths import exercises_allowed
from afterword.programme import Exercise, exercise, exercises
from afterword.web.store import books, facts


def book_or_404() -> books.Book:
    """Return the shown book. Raises Http404 before there is one."""
    book = books.current()
    if book is None:
        raise Http404
    return book


def path_now() -> str:
    """Name the path of the shown book; "" before there is one."""
    book = books.current()
    return book.path if book else ""


def language_now() -> str:
    """Name the language of this page, as the programme names its folders."""
    return get_language() or "en"


def exercises_now() -> tuple[Exercise, ...]:
    """List what exists now, step by step: on this path, and as contact stands.

    Within a step, what was made for this path alone comes first.
    """
    own = (path_now(),)
    there = among(exercises(language_now()))
    return tuple(sorted(there, key=lambda one: (one.number, one.paths != own)))


def among(some: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """List those of some exercises that exist now."""
    path = path_now()
    if not path:
        return ()
    return exercises_allowed(some, path, facts.quieter_now(), facts.rooms_now())


def ever(name: str) -> Exercise | None:
    """Return an exercise by its id or code, whether it exists for this book or not."""
    try:
        return exercise(name, language_now())
    except LookupError:
        return None


def or_404(code: str) -> Exercise:
    """Return the exercise of an address. Raises Http404 when there is none, here and now."""
    found = ever(code)
    if found is None or found.code != code or not among((found,)):
        raise Http404
    return found
