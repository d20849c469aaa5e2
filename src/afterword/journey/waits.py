"""What is the person's own to wait for: readiness, the hour, a drink, a row, a crisis, one night.

None of it closes a door. It is said, it asks for one night, and then the person chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from afterword.journey.facts import Fact, Facts
from afterword.journey.locks import LOCKS, Standing, is_of
from afterword.journey.nights import after_nights, night_began
from afterword.journey.reasons import Purpose, Reason

MOST_LINES = 5
FRESH = timedelta(days=3)  # after a row, or after it ended
WISH_LASTS = timedelta(days=7)  # once its night is over
CHOICE_LASTS = timedelta(days=1)
REPLY_RESTS = timedelta(hours=1)
_SPENT_BY = (
    *(kind for lock in LOCKS for kind in lock.closed_by),
    "sent",
    "wrote_anyway",
    "answered",
    "i_answered",
    "asked_for_space",
    "they_need_space",
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is missing, and from when on the person may go on.

    Attributes:
        lines: at most MOST_LINES reasons, the nearest first.
        wish: the wish to write that is under way.
        opens_on: the end of its rest, in UTC; None before there is a wish.
        over: nothing holds any more: the rest is over, and nothing is missing or it was chosen.
        may_choose: the rest is over, and what is missing only needs to be read.
    """

    lines: tuple[Reason, ...]
    wish: Fact | None
    opens_on: datetime | None
    over: bool
    may_choose: bool


def waiting(
    facts: Facts, stands: Standing, now: datetime, zone: tzinfo, path: str, purpose: Purpose
) -> Waiting:
    """Give what is still to wait for at an instant (UTC) that the log may not have met."""
    since = max((fact.id for fact in stands if is_of(fact, *_SPENT_BY)), default=0)
    lines = [*_of_now(stands, now, zone)]
    if purpose == "letter":
        lines += _of_readiness(stands, since, path)
    wishes = [fact for fact in stands if fact.kind == "wish_to_write" and fact.id > since]
    if not wishes:
        return Waiting(tuple(lines[:MOST_LINES]), None, None, False, False)
    opens_on = _rest_ends(facts, stands, wishes[-1], now, zone, purpose)
    if now > opens_on + WISH_LASTS:
        return Waiting(tuple(lines[:MOST_LINES]), None, None, False, False)
    rested = now >= opens_on
    chosen = _chosen(stands, wishes[-1], opens_on, now, zone)
    return Waiting(
        lines=tuple(lines[:MOST_LINES]),
        wish=wishes[-1],
        opens_on=opens_on,
        over=rested and (not lines or chosen),
        may_choose=rested and bool(lines) and not chosen,
    )


def _rest_ends(
    facts: Facts,
    stands: Standing,
    wish: Fact,
    now: datetime,
    zone: tzinfo,
    purpose: Purpose,
) -> datetime:
    """Give the end of the rest. What a clock set back lay before it is not counted at all."""
    back = max((fact.id for fact in stands if fact.kind == "clock_back"), default=0)
    ends = [
        after_nights(fact.told, zone)
        for fact in stands
        if fact.kind in {"crisis_card", "clock_back"} and fact.id >= back
    ]
    if wish.id > back:
        nights = 3 if wish.which == "three_nights" else 1
        reply = purpose == "reply"
        ends.append(wish.told + REPLY_RESTS if reply else after_nights(wish.told, zone, nights))
    if facts.clock_is_behind(now):
        ends.append(after_nights(now, zone))
    return max(ends)


def _chosen(stands: Standing, wish: Fact, opens_on: datetime, now: datetime, zone: tzinfo) -> bool:
    """Whether "I have read this. I choose to write now" was said, after all that it covers."""
    after = max(
        [wish.id, *(fact.id for fact in stands if fact.kind in {"drank", "row", "clock_back"})]
    )
    earliest = max(opens_on, now - CHOICE_LASTS, night_began(now, zone) or opens_on)
    return any(
        fact.kind == "read_and_choose" and fact.id > after and earliest <= fact.told <= now
        for fact in stands
    )


def _of_now(stands: Standing, now: datetime, zone: tzinfo) -> list[Reason]:
    lines = []
    for kind in ("crisis_card", "drank"):
        fact = _latest(stands, kind)
        if fact is not None and fact.told <= now < after_nights(fact.told, zone):
            lines.append(Reason(kind, fact.on))
    for kind in ("row", "it_ended"):
        fact = _latest(stands, kind)
        if fact is not None and now.astimezone(zone).date() < fact.on + FRESH:
            lines.append(Reason(kind, fact.on))
    if night_began(now, zone) is not None:
        lines.append(Reason("hour"))
    return lines


def _of_readiness(stands: Standing, since: int, path: str) -> list[Reason]:
    lines = []
    asked = [fact for fact in stands if fact.kind == "ready_for_no" and fact.id > since]
    if not asked or asked[-1].which != "yes":
        lines.append(Reason("ready_for_no", asked[-1].on if asked else None))
    if _latest(stands, "their_side") is None:
        lines.append(Reason("their_side"))
    if path != "lost_touch" and _latest(stands, "own_part") is None:
        lines.append(Reason("own_part"))  # long ago, no wound is assumed
    return lines


def _latest(stands: Standing, kind: str) -> Fact | None:
    return max(
        (fact for fact in stands if fact.kind == kind),
        key=lambda fact: (fact.on, fact.id),
        default=None,
    )
