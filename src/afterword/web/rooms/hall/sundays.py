"""The Sunday pages of a book: one a week, kept part by part. Never counted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from afterword.web.rooms.hall.own_words import sunday_shelf
from afterword.web.rooms.hall.weeks import Week
from afterword.web.store import sealed

LATELY = 12  # pages looked through for the one of a week; an old page is not written again
PARTS = ("week", "line", "plan")
IN_ORDER = (*PARTS, "line_day", "line_of", "sunday")  # words first: a search shows what is near


def of_week(week: Week) -> sealed.Entry | None:
    """Return the page of a week, or None."""
    pages = sealed.readable(sunday_shelf(), newest=LATELY)
    return next((page for page in pages if page.value["sunday"] == week.name), None)


def every(newest: int | None = None) -> list[sealed.Entry]:
    """Return the pages, the newest week first."""
    pages = sealed.readable(sunday_shelf(), newest=newest)
    return sorted(pages, key=lambda page: str(page.value["sunday"]), reverse=True)


def keep(week: Week, words: dict[str, str], rev: int) -> None:
    """Keep parts of the page of a week; an empty word takes the part away.

    Raises:
        sealed.ConflictError: one of these parts has other words than at ``rev``; nothing is saved.
    """
    standing = of_week(week)
    if standing is None:
        if any(words.values()):
            sealed.save(sunday_shelf(), _without_empty({**words, "sunday": week.name}))
        return
    if standing.rev != rev and _differs(standing, words):
        raise sealed.ConflictError(standing)
    value = _without_empty({**standing.value, **words})
    if value == standing.value:
        return
    if not any(part in value for part in PARTS):
        sealed.delete(sunday_shelf(), standing.id)
    else:
        sealed.save(sunday_shelf(), value, id=standing.id, rev=standing.rev)


def load(page: UUID) -> sealed.Entry:
    """Return one page. Raises sealed.MissingError."""
    return sealed.load(sunday_shelf(), page)


def burn(page: UUID) -> None:
    """Delete one page for good."""
    sealed.delete(sunday_shelf(), page)


def with_line_of(written: UUID) -> sealed.Entry | None:
    """Return a page on which a line of this entry was kept, or None."""
    return next((page for page in every() if page.value.get("line_of") == str(written)), None)


def _differs(standing: sealed.Entry, words: dict[str, str]) -> bool:
    both = ((str(standing.value.get(part, "")), words[part]) for part in words)
    return any(there and there != here for there, here in both)


def _without_empty(value: dict[str, Any]) -> dict[str, Any]:
    return {key: value[key] for key in IN_ORDER if value.get(key)}
