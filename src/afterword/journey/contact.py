"""Where contact stands with one other person, read from what they and the person did.

Facts are walked in the order of their days. On one and the same day what closes comes last: a wish
for space is never older news than a yes. The locks come first of all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from afterword.journey.corrections import standing
from afterword.journey.facts import Fact, Facts
from afterword.journey.kinds import PAPERS
from afterword.journey.locks import LOCKS, Held, held_by, is_of, the_paper_ended

_COMES_LAST = (
    "said_no",
    "asked_no_contact",
    "blocked",
    "asked_for_space",
    "they_need_space",
    "answered:no",
    "answered:not_now",
)
SILENCE_AFTER = timedelta(days=30)  # where no day was chosen: they wrote without the gate


class Contact(StrEnum):
    """The states of contact of one book."""

    OPEN = "open"
    WAIT = "wait"
    SENT = "sent"
    CLOSED = "closed"
    IN_TOUCH = "in_touch"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Where:
    """A state and what it rests on.

    Attributes:
        state: never WAIT, which is for the gate to say.
        why: "", or for SENT and CLOSED: "sent", "no", "not_now", "space", "silence".
        fact: what it rests on, where it is not simply open.
        until: SENT: the last day of waiting. CLOSED: the first day on which it is open again.
        one_line: the day they named has come; one short line, no letter.
        theirs: their own message that no answer was given to yet.
        locks: every lock that holds.
    """

    state: Contact = Contact.OPEN
    why: str = ""
    fact: Fact | None = None
    until: date | None = None
    one_line: bool = False
    theirs: Fact | None = None
    locks: tuple[Held, ...] = ()


def where(facts: Facts, now: datetime, zone: tzinfo) -> Where:
    """Give the state of contact at an instant."""
    stands = standing(facts, now, zone)
    today = now.astimezone(zone).date()
    at = Where()
    for fact in sorted(stands, key=_in_order):
        step = _STEPS.get(fact.kind)
        if step is not None:
            at = step(_on_day(at, fact.on), fact)
    at = _on_day(at, today)
    locks = held_by(stands, now, zone)
    return replace(at, state=Contact.LOCKED, locks=locks, one_line=False) if locks else at


Step = Callable[[Where, Fact], Where]


@dataclass(frozen=True, slots=True)
class Logistics:
    """Whether the channel for child, health, school, date, place, money, home is there."""

    open: bool
    why: str = ""
    fact: Fact | None = None


def logistics(facts: Facts, now: datetime, zone: tzinfo) -> Logistics:
    """Give the channel beside every state: an order may forbid it, fear asks who allowed it."""
    stands = standing(facts, now, zone)
    today = now.astimezone(zone).date()
    locks = {lock.code: lock.fact for lock in held_by(stands, now, zone)}
    for fact in stands:
        forbids = fact.kind in PAPERS and fact.which == "everything"
        if forbids and not the_paper_ended(fact, stands, today, zone):
            return Logistics(False, "order", fact)
    if "afraid" in locks and not any(fact.kind == "logistics_allowed" for fact in stands):
        return Logistics(False, "afraid", locks["afraid"])
    return Logistics(True)


def may_hold_letters(state: Contact) -> bool:
    """Whether a record with the purpose "send" may exist; when not, each becomes an unsent one."""
    return state not in {Contact.CLOSED, Contact.LOCKED}


def _in_order(fact: Fact) -> tuple[date, bool, int]:
    return fact.on, is_of(fact, *_COMES_LAST), fact.id


def _on_day(at: Where, day: date) -> Where:
    if at.state is Contact.SENT and at.until is not None and day > at.until:
        return Where(Contact.CLOSED, "silence", at.fact)
    if at.state is Contact.CLOSED and at.until is not None and day >= at.until:
        return Where(fact=at.fact, one_line=True)
    return at


def _closed(why: str) -> Step:
    def step(at: Where, fact: Fact) -> Where:
        return Where(Contact.CLOSED, why, fact, fact.until)

    return step


def _no_longer_in_touch(at: Where, fact: Fact) -> Where:
    """A lock closed for another reason; when it opens, being in touch begins anew."""
    locks = any(is_of(fact, *lock.closed_by) for lock in LOCKS)
    return Where() if locks and at.state is Contact.IN_TOUCH else at


def _they_wrote(at: Where, fact: Fact) -> Where:
    if fact.which != "personal" or at.state is Contact.IN_TOUCH:
        return at
    return Where(fact=fact, theirs=fact)


def _i_answered(at: Where, fact: Fact) -> Where:
    answered = at.theirs is not None and at.theirs.id == fact.of
    return Where(Contact.IN_TOUCH, fact=fact) if answered else at


def _sent(at: Where, fact: Fact) -> Where:
    if at.state is not Contact.OPEN:
        return at
    if at.theirs is not None:
        return Where(Contact.IN_TOUCH, fact=fact)
    return Where(Contact.SENT, "sent", fact, fact.until or fact.on + SILENCE_AFTER)


def _answered(at: Where, fact: Fact) -> Where:
    if fact.which == "yes":
        welcome = at.state is not Contact.CLOSED or at.why in {"silence", "not_now"}
        return Where(Contact.IN_TOUCH, fact=fact) if welcome else at
    why = fact.which
    return Where(Contact.CLOSED, why, fact, fact.until if why == "not_now" else None)


def _condition_came(at: Where, fact: Fact) -> Where:
    theirs = at.state is Contact.CLOSED and at.fact is not None and at.fact.id == fact.of
    return Where(fact=at.fact, one_line=True) if theirs else at


_STEPS: dict[str, Step] = {
    **{kind.partition(":")[0]: _no_longer_in_touch for lock in LOCKS for kind in lock.closed_by},
    "said_no": _closed("no"),
    "asked_no_contact": _closed("no"),
    "blocked": _closed("no"),
    "asked_for_space": _closed("space"),
    "they_need_space": _closed("space"),
    "they_wrote_first": _they_wrote,
    "i_answered": _i_answered,
    "sent": _sent,
    "wrote_anyway": _sent,
    "answered": _answered,
    "condition_came": _condition_came,
}
