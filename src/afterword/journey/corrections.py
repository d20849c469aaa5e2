"""What stands of a log: facts taken back within their visit are gone, corrections are applied.

A correction that opens nothing holds at once. One that could open a lock or a closed contact takes
effect after seven nights, or, for some kinds, never. The corrected fact and its correction both
stay in the log for everyone to see who may see the log.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo

from afterword.journey.facts import Fact, Facts, FactsProblem
from afterword.journey.kinds import KINDS
from afterword.journey.nights import after_nights

NIGHTS = 7


@dataclass(frozen=True, slots=True)
class Pending:
    """A correction that is told but does not hold yet.

    Attributes:
        fact: what stands until then.
        correction: what was told.
        holds_from: the instant, in UTC, or None: it never will.
    """

    fact: Fact
    correction: Fact
    holds_from: datetime | None


def standing(facts: Facts, now: datetime, zone: tzinfo) -> tuple[Fact, ...]:
    """Give the facts that stand at an instant, as corrected, in the order of telling.

    Corrections and what takes back are left out: they are not facts about the two people.
    """
    current = {fact.id: fact for fact in _kept(facts)}
    for correction in _corrections(facts):
        fact = current.get(correction.of)
        if fact is None or not _holds(facts, fact, correction, now, zone):
            continue
        changed = _applied(fact, correction)
        if changed is None:
            del current[fact.id]
        else:
            current[fact.id] = changed
    return tuple(fact for fact in current.values() if fact.kind not in {"corrected", "taken_back"})


def pending(facts: Facts, now: datetime, zone: tzinfo) -> tuple[Pending, ...]:
    """Give the corrections that do not hold at an instant, to be shown until they do."""
    current = {fact.id: fact for fact in standing(facts, now, zone)}
    found = []
    for correction in _corrections(facts):
        fact = current.get(correction.of)
        if fact is None or _applied(fact, correction) == fact:
            continue
        from_when = holds_from(facts, fact, correction, zone)
        if _cancelled(facts, correction, from_when):
            continue
        if not _holds(facts, fact, correction, now, zone):
            found.append(Pending(fact, correction, from_when))
    return tuple(found)


def holds_from(facts: Facts, fact: Fact, correction: Fact, zone: tzinfo) -> datetime | None:
    """Give the instant from which a correction holds, in UTC; None when it never does.

    A clock set back meanwhile begins the seven nights again.
    """
    if not could_open(fact, correction):
        return correction.told
    if KINDS[fact.kind].later == "never":
        return None
    began = [correction.told]
    began += [back.told for back in facts.of_kind("clock_back") if back.id > correction.id]
    return max(after_nights(start, zone, NIGHTS) for start in began)


def _holds(facts: Facts, fact: Fact, correction: Fact, now: datetime, zone: tzinfo) -> bool:
    from_when = holds_from(facts, fact, correction, zone)
    if from_when is None:
        return False
    if not could_open(fact, correction):
        return True
    return now.astimezone(UTC) >= from_when and not _cancelled(facts, correction, from_when)


def _cancelled(facts: Facts, correction: Fact, from_when: datetime | None) -> bool:
    """Whether a correction that opens was itself withdrawn before it held."""
    return from_when is not None and any(
        other.of == correction.id and other.which == "withdrawn" and other.told < from_when
        for other in _corrections(facts)
    )


def could_open(fact: Fact, correction: Fact) -> bool:
    """Whether a correction could open something that its fact closes, now or later."""
    opens = _opens(fact)
    if correction.which == "withdrawn":
        return not opens
    if correction.which == "date" and correction.to is not None:
        return correction.to > fact.on if opens else correction.to < fact.on
    if correction.which == "end" and correction.to is not None:
        return fact.until is None or correction.to < fact.until
    return False


def correct(
    facts: Facts,
    of: int,
    which: str,
    now: datetime,
    *,
    visit: str,
    words: str = "",
    to: date | None = None,
) -> Facts:
    """Correct the wording, the date or the end of a fact, or withdraw it.

    `Facts.log[-1]` is then the correction; `pending` says whether and when it holds.

    Raises:
        FactsProblem: it changes nothing, or the kind of fact has no such field.
    """
    told = facts.tell("corrected", now, visit=visit, of=of, which=which, words=words, to=to)
    fact = facts.log[of - 1]
    if fact.kind in {"clock_back", "taken_back"} or _applied(fact, told.log[-1]) == fact:
        raise FactsProblem("This changes nothing in what was noted.")
    return told


def take_back(facts: Facts, of: int, now: datetime, *, visit: str) -> Facts:
    """Take back a fact told in this same visit. Raises FactsProblem in any other."""
    told = facts.tell("taken_back", now, visit=visit, of=of)
    if not _is_taken_back(facts.log[of - 1], told.log[-1]):
        raise FactsProblem("Only what was told in this same visit can be taken back.")
    return told


def _opens(fact: Fact) -> bool:
    if fact.kind == "answered":
        return fact.which == "yes"
    return KINDS[fact.kind].weight == "opens"


def _is_taken_back(fact: Fact, by: Fact) -> bool:
    fixed = {"taken_back", "clock_back", "crisis_card"}
    return bool(by.visit) and fact.visit == by.visit and fact.kind not in fixed


def _kept(facts: Facts) -> tuple[Fact, ...]:
    gone = {by.of for by in facts.of_kind("taken_back") if _is_taken_back(facts.log[by.of - 1], by)}
    return tuple(fact for fact in facts.log if fact.id not in gone)


def _corrections(facts: Facts) -> Iterator[Fact]:
    return (fact for fact in _kept(facts) if fact.kind == "corrected")


def _applied(fact: Fact, correction: Fact) -> Fact | None:
    """Give the fact as corrected, None when withdrawn, itself when it cannot be so."""
    if correction.which == "withdrawn":
        return None
    try:
        if correction.which == "date" and correction.to is not None:
            return replace(fact, on=correction.to)
        if correction.which == "end":
            return replace(fact, until=correction.to)
        if correction.which == "wording":
            return replace(fact, words=correction.words)
    except FactsProblem:
        return fact
    return fact
