"""Words of crisis in what was just written: help stands first on the page that answers.

``after`` looks at the words in the request that brought them and leaves one word in the session's
row, in memory; ``pending`` takes it, once, for the next page. No log, no count, nothing on disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language

from afterword.safety import Line, Screening, card, country, screen
from afterword.web.kit import people
from afterword.web.store import device, session

_MARK = "crisis"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the card: its name (see ``afterword.safety.card``) and the lines in it."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What ``parts/crisis.html`` shows, in order."""

    tier: str
    gentle: bool
    country: str
    parts: tuple[Part, ...]
    people: tuple[people.Person, ...]


def after(request: HttpRequest, text: str) -> bool:
    """Look at words that were just posted; say whether the next page will answer them first.

    Call it after the words are saved. Where the browser has no session, only a page rendered in
    this same request can show the card.
    """
    found = screen(text, get_language() or "en")
    if found.tier is None:
        return False
    flag = _as_flag(found)
    row: session.Row | None = getattr(request, "row", None)
    if row is None:
        request.crisis_flag = flag  # type: ignore[attr-defined]
    else:
        row.notice = flag
    return True


def pending(request: HttpRequest) -> Card | None:
    """Return the card that waits for this page, and forget that it waited."""
    flag: str = getattr(request, "crisis_flag", "")
    row: session.Row | None = getattr(request, "row", None)
    if not flag and row is not None and row.notice.startswith(_MARK):
        flag, row.notice = row.notice, ""
    return _card(_from_flag(flag)) if flag else None


def _card(found: Screening) -> Card:
    chosen = country(device.read().country)
    parts = tuple(Part(part.name, part.lines) for part in card(found, chosen))
    name = chosen.name if chosen else ""
    return Card(found.tier or "", found.quoted, name, parts, people.at_hand())


def _as_flag(found: Screening) -> str:
    kinds = ",".join(sorted(found.kinds))
    return f"{_MARK} {found.tier} {int(found.quoted)} {kinds}"


def _from_flag(flag: str) -> Screening:
    _mark, tier, quoted, kinds = flag.split(" ", 3)
    named = frozenset(kinds.split(",")) - {""}
    return Screening(tier, named, (), quoted == "1")  # type: ignore[arg-type]
