"""The only place that answers "may I write to them, and if not, why, and since when?".

STOP is their no, the law, fear or power; it is absolute. WAIT is the person's own, and lets go
after one night and a choice. There is no score in either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from afterword.journey.contact import Contact, Where, where
from afterword.journey.corrections import standing
from afterword.journey.facts import Facts, aware
from afterword.journey.questions import unanswered
from afterword.journey.reasons import Purpose, Reason, because
from afterword.journey.waits import Waiting, waiting

REACHING_OUT_ON = ("ended", "separated", "lost_touch")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says.

    Attributes:
        open: the letter may be handed over now.
        state: of contact, WAIT included.
        stop: reasons that nothing of the person's own can lift.
        asks: questions to be answered at this door first.
        wait: what is missing, at most five lines; shown from the first day.
        opens_on: end of the one night, in UTC; None before a wish to write, or where it stops.
        may_choose: "I have read this. I choose to write now" is offered.
        fifteen_minutes: a short version of what is missing is offered.
        one_line: the day they named has come: one short line, no letter.
    """

    open: bool
    state: Contact
    stop: tuple[Reason, ...] = ()
    asks: tuple[Reason, ...] = ()
    wait: tuple[Reason, ...] = ()
    opens_on: datetime | None = None
    may_choose: bool = False
    fifteen_minutes: bool = False
    one_line: bool = False


def gate(
    facts: Facts, now: datetime, zone: tzinfo, *, path: str, purpose: Purpose = "letter"
) -> Verdict:
    """Say whether the person may write to them now.

    Args:
        facts: the log of the book; pages call `Facts.see` on every visit and keep the result.
        now: an instant with its zone. Raises FactsProblem without one.
        zone: where the person is.
        path: of the book; grief and the unsaid have no reaching out.
        purpose: "letter", or "reply" to what they wrote: it rests an hour instead of a night.
    """
    moment = _moment(facts, now)
    at = where(facts, moment, zone)
    stop = _stops(at, path, purpose, zone)
    asks = unanswered(facts, "reaching_out", moment, zone)
    if stop or asks:
        return Verdict(False, at.state, stop, asks)
    if at.state is Contact.IN_TOUCH:
        return Verdict(True, at.state)
    stands = standing(facts, moment, zone)
    return _after(waiting(facts, stands, moment, zone, path, purpose), at)


def _moment(facts: Facts, now: datetime) -> datetime:
    """Give the instant to judge by: a clock put right by minutes does not run backwards."""
    moment = aware(now)
    if facts.seen is None or facts.clock_is_behind(moment):
        return moment
    return max(moment, facts.seen)


def _stops(at: Where, path: str, purpose: Purpose, zone: tzinfo) -> tuple[Reason, ...]:
    if path not in REACHING_OUT_ON:
        return (Reason("path", given={"path": path}),)
    if at.locks:
        return tuple(because(lock.code, lock.fact, zone) for lock in at.locks)
    if at.state in {Contact.CLOSED, Contact.SENT} and at.fact is not None:
        return (because(at.why, at.fact, zone, until=at.until),)
    if purpose == "reply" and at.theirs is None and at.state is not Contact.IN_TOUCH:
        return (Reason("nothing_to_answer"),)
    return ()


def _after(waits: Waiting, at: Where) -> Verdict:
    return Verdict(
        open=waits.over,
        state=Contact.OPEN if waits.over else Contact.WAIT,
        wait=waits.lines,
        opens_on=waits.opens_on,
        may_choose=waits.may_choose,
        fifteen_minutes=bool(waits.lines),
        one_line=at.one_line,
    )
