"""Words of crisis in what was just written: help stands first on the page that answers.

``after`` looks at the words in the request that brought them and leaves one word in the session's
row, in memory; ``pending`` takes it, once, for the next page. No log and no count. In a book where
a letter may go out one day, it also tells the sealed fact that lets such a letter rest a night.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.utils.translation import get_language

from afterword.journey.facts import FactsProblem
from afterword.journey.gates import REACHING_OUT_ON
from afterword.safety import Line, Screening, card, country, screen
from afterword.web.kit import people
from afterword.web.store import books, device, facts, session

RESTARTS_THE_NIGHT = {"A", "C"}
ONE_HOUR = timedelta(hours=1)
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
    if found.tier in RESTARTS_THE_NIGHT:
        _rests_a_night()
    flag = _as_flag(found)
    row: session.Row | None = getattr(request, "row", None)
    if row is None:
        request.crisis_flag = flag  # type: ignore[attr-defined]
    else:
        row.notice = flag
    return True


def _rests_a_night() -> None:
    """Let a letter to them rest one more night: a fact of the open book, sealed with the others."""
    book = books.current() if session.is_open() else None
    if book is None or book.path not in REACHING_OUT_ON:
        return
    shown = [fact for fact in facts.told() if fact.kind == "crisis_card"]
    if shown and facts.now() - shown[-1].told < ONE_HOUR:
        return
    with suppress(FactsProblem):  # a log that cannot be read keeps everything shut anyway
        facts.tell("crisis_card")


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
