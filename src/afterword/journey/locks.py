"""The locks: each closes reaching out for its own reason, and only its own key turns it.

A lock is one line of `LOCKS`: the facts that close it, and the one function that says whether what
was told since is its key. Several hold together. A lock without a key has `never`. Nothing else in
the product opens one: no exercise, no waiting, no clock, no new book.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from afterword.journey.corrections import standing
from afterword.journey.facts import Fact, Facts
from afterword.journey.kinds import PAPERS
from afterword.journey.nights import on_another_day

Standing = tuple[Fact, ...]
Key = Callable[[Fact, Standing, date, tzinfo], bool]


def is_of(fact: Fact, *kinds: str) -> bool:
    """Whether a fact is of a kind, or of a kind with one of its words, as in "answered:no"."""
    return fact.kind in kinds or f"{fact.kind}:{fact.which}" in kinds


def never(closed_by: Fact, facts: Standing, today: date, zone: tzinfo) -> bool:
    """No key in the product."""
    return False


def they_wrote_first(closed_by: Fact, facts: Standing, today: date, zone: tzinfo) -> bool:
    """They wrote, of their own accord, on a later day, and not about children or money only."""
    return any(
        is_of(fact, "they_wrote_first:personal") and fact.words.strip() and fact.on > closed_by.on
        for fact in facts
    )


def the_paper_ended(closed_by: Fact, facts: Standing, today: date, zone: tzinfo) -> bool:
    """The day the paper states is over; or, stating none, another paper ended it."""
    if closed_by.until is not None:
        return today > closed_by.until
    return any(is_of(fact, "paper_ended") and fact.of == closed_by.id for fact in facts)


def answered_anew(closed_by: Fact, facts: Standing, today: date, zone: tzinfo) -> bool:
    """The person's own new answer, told later and on another day.

    Where a clock was set back in between, the other day is counted from there.
    """
    for fact in facts:
        if not is_of(fact, "not_afraid", "safety:none", "safety:frightening"):
            continue
        between = [one for one in facts if closed_by.id < one.id < fact.id]
        began = [closed_by, *(one for one in between if is_of(one, "clock_back"))][-1]
        if fact.id > closed_by.id and on_another_day(began.told, fact.told, zone):
            return True
    return False


def they_told_me_it_ended(closed_by: Fact, facts: Standing, today: date, zone: tzinfo) -> bool:
    """They said, after it was known, that the new relationship is over."""
    known = (closed_by.on, closed_by.id)
    return any(is_of(fact, "new_partner_ended") and (fact.on, fact.id) > known for fact in facts)


def that_role_ended(closed_by: Fact, facts: Standing, today: date, zone: tzinfo) -> bool:
    """This very role is over; another one that ended opens nothing."""
    return any(
        is_of(fact, "power_ended") and fact.of == closed_by.id and fact.on >= closed_by.on
        for fact in facts
    )


@dataclass(frozen=True, slots=True)
class Lock:
    """One kind of lock.

    Attributes:
        code: its name for pages and tests.
        closed_by: kinds of fact that close it, "kind" or "kind:which".
        key: whether what stands is its key, for one fact that closed it.
    """

    code: str
    closed_by: tuple[str, ...]
    key: Key


LOCKS = (
    Lock("no", ("said_no", "asked_no_contact", "answered:no"), they_wrote_first),
    Lock("block", ("blocked",), they_wrote_first),
    Lock("order", PAPERS, the_paper_ended),
    Lock("afraid", ("afraid", "safety:afraid", "safety:both"), answered_anew),
    Lock(
        "frightening",
        ("they_are_afraid", "i_hurt_them", "safety:frightening", "safety:both"),
        never,
    ),
    Lock("new_partner", ("new_partner",), they_told_me_it_ended),
    Lock("power", ("power",), that_role_ended),
    Lock("under_18", ("under_18",), never),
)


@dataclass(frozen=True, slots=True)
class Held:
    """A lock that holds, and the latest fact that keeps it closed."""

    code: str
    fact: Fact


def held(facts: Facts, now: datetime, zone: tzinfo) -> tuple[Held, ...]:
    """Give every lock that holds at an instant, in the order of `LOCKS`."""
    return held_by(standing(facts, now, zone), now, zone)


def held_by(stands: Standing, now: datetime, zone: tzinfo) -> tuple[Held, ...]:
    """Give the locks that facts which stand hold closed."""
    today = now.astimezone(zone).date()
    found = []
    for lock in LOCKS:
        closed = [
            fact
            for fact in stands
            if is_of(fact, *lock.closed_by) and not lock.key(fact, stands, today, zone)
        ]
        if closed:
            found.append(Held(lock.code, max(closed, key=lambda fact: (fact.on, fact.id))))
    return tuple(found)


def quieter(facts: Facts, now: datetime, zone: tzinfo) -> frozenset[str]:
    """Give the quieter versions that are on: "afraid", "frightening", both or none."""
    codes = {lock.code for lock in held(facts, now, zone)}
    return frozenset(codes & {"afraid", "frightening"})


def same_person(name: str, other: str) -> bool:
    """Whether two books bear the same name, whatever its case, accents' form and spacing."""
    return bool(_plain(name)) and _plain(name) == _plain(other)


def carry_over(old: Facts, new: Facts) -> Facts:
    """Give the one log of two books about the same person: the old facts, then the new.

    Keep it for both books, so that neither knows less than the other. Doing it again changes
    nothing.
    """
    shift = len(old.log)
    if new.log[:shift] == old.log:
        return new
    later = tuple(
        replace(fact, id=fact.id + shift, of=fact.of + shift if fact.of else 0) for fact in new.log
    )
    seen = [moment for moment in (old.seen, new.seen) if moment is not None]
    return Facts((*old.log, *later), max(seen, default=None))


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
