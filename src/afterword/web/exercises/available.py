"""Which exercises exist for the book that is shown. What is absent here is absent everywhere."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import get_language

from afterword.programme import Exercise, exercise, offered
from afterword.web.store import books


def quieter_now() -> tuple[str, ...]:
    """Name the quieter versions that lie over the shown book."""
    return ()


def path_now() -> str:
    """Name the path of the shown book; "" before there is one."""
    book = books.current()
    return book.path if book else ""


def language_now() -> str:
    """Name the language of this page, as the programme names its folders."""
    return get_language() or "en"


def exercises_now(step: str = "") -> tuple[Exercise, ...]:
    """List what exists now; of one step, if given."""
    return offered(path_now(), quieter_now(), step, language_now())


def ever(name: str) -> Exercise | None:
    """Return an exercise by its id or code, whether it exists for this book or not."""
    try:
        return exercise(name, language_now())
    except LookupError:
        return None


def find(name: str) -> Exercise | None:
    """Return an exercise by its id or code if it exists now."""
    found = ever(name)
    return found if found is not None and found.shown(path_now(), quieter_now()) else None


def or_404(code: str) -> Exercise:
    """Return the exercise of an address. Raises Http404 when there is none, here and now."""
    found = find(code)
    if found is None or found.code != code:
        raise Http404
    return found
