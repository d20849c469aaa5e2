"""What is known about where a person stands with one other person: a log that only grows.

A fact says what happened, on which day, and when it was told here. It holds no text of the other
person but the short wording that a key asks for. Nothing in the log is edited: a fact taken back
or corrected stays in it, and `corrections` says what stands. The whole log is kept as one sealed
record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from afterword.journey.kinds import KINDS

VERSION = 1
LONGEST = 280  # characters of wording
CLOCKS_DIFFER = timedelta(minutes=10)  # a clock may be put right by so much without notice
_DATES = ("on", "until", "to")


class FactsProblem(ValueError):  # noqa: N818 - a problem, in the words of the house
    """A fact or a log that cannot be used; one sentence, for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that happened or was said, and when it was told.

    Attributes:
        id: its number in the log, from 1; never used twice.
        kind: one of `kinds.KINDS`, which says which of the fields below it has.
        on: the day it happened, as the person says; never a day still to come.
        told: the instant it was told here, in UTC.
        visit: any name for the visit it was told in; the same visit may take it back.
        until: the day it names: end of an order, when to ask again, how long to wait.
        words: short wording, at most LONGEST characters, one line.
        which: one of the few words its kind has.
        of: the number of the fact it is about; 0 for none.
        to: the day a correction puts in place of another.
        letter: the record of the letter that was sent.
    """

    id: int
    kind: str
    on: date
    told: datetime
    visit: str
    until: date | None = None
    words: str = ""
    which: str = ""
    of: int = 0
    to: date | None = None
    letter: str = ""

    def __post_init__(self) -> None:
        kind = KINDS.get(self.kind)
        if kind is None:
            raise FactsProblem(f"“{self.kind}” is no kind of fact that this version knows.")
        if self.told.tzinfo is None:
            raise FactsProblem("The time a fact was told needs its time zone.")
        if self.on > self.told.astimezone(UTC).date() + timedelta(days=1):
            raise FactsProblem("That day has not come yet. Only what has happened is noted here.")
        if len(self.words) > LONGEST or "\n" in self.words:
            raise FactsProblem(f"The wording is one line of at most {LONGEST} characters.")
        given = {
            name for name in ("until", "words", "which", "of", "to", "letter") if self._has(name)
        }
        if given - kind.needs - kind.may or kind.needs - given:
            raise FactsProblem(f"“{self.kind}” is told with: {_listed(kind.needs, kind.may)}.")
        if self.which and self.which not in kind.which:
            raise FactsProblem(f"“{self.which}” is none of: {', '.join(kind.which)}.")

    def _has(self, name: str) -> bool:
        value = getattr(self, name)
        return bool(value.strip()) if isinstance(value, str) else bool(value)


def _listed(needs: frozenset[str], may: frozenset[str]) -> str:
    said = [*sorted(needs), *(f"{name} (if known)" for name in sorted(may))]
    return ", ".join(said) or "its day only"


@dataclass(frozen=True, slots=True)
class Facts:
    """The log of one book, in the order of telling.

    Attributes:
        log: every fact ever told.
        seen: the latest instant this log has met; a clock that falls behind it was set back.
    """

    log: tuple[Fact, ...] = ()
    seen: datetime | None = None

    def tell(
        self,
        kind: str,
        now: datetime,
        *,
        visit: str,
        on: date | None = None,
        **said: Any,
    ) -> Facts:
        """Add a fact; `on` is the day of `now` in its own zone where it is not given.

        Raises:
            FactsProblem: unknown kind, a field it has not or lacks, a day still to come, or a
                fact it is about that is not in the log.
        """
        facts = self.see(now)
        fact = Fact(
            id=len(facts.log) + 1,
            kind=kind,
            on=on or now.date(),
            told=now.astimezone(UTC),
            visit=visit,
            **said,
        )
        _points_at_something(fact, facts.log)
        return replace(facts, log=(*facts.log, fact))

    def see(self, now: datetime) -> Facts:
        """Note the time. A clock set back becomes a fact, after which every wait begins again.

        Raises FactsProblem for a time without a zone.
        """
        moment = aware(now)
        if self.seen is None or moment > self.seen:
            return replace(self, seen=moment)
        if not self.clock_is_behind(now):
            return self
        fact = Fact(
            id=len(self.log) + 1, kind="clock_back", on=moment.date(), told=moment, visit=""
        )
        return Facts((*self.log, fact), moment)

    def clock_is_behind(self, now: datetime) -> bool:
        """Whether the clock shows a time well before one this log has already met."""
        return self.seen is not None and aware(now) < self.seen - CLOCKS_DIFFER

    def of_kind(self, *kinds: str) -> tuple[Fact, ...]:
        """Every fact of these kinds, as told, standing or not."""
        return tuple(fact for fact in self.log if fact.kind in kinds)

    def to_json(self) -> dict[str, Any]:
        """Give the log as JSON values: version, seen, log; empty fields are left out."""
        return {
            "version": VERSION,
            "seen": self.seen.isoformat() if self.seen else None,
            "log": [_row(fact) for fact in self.log],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Facts:
        """Read what `to_json` gave.

        Raises:
            FactsProblem: a newer version, an unknown kind or field, or a damaged row.
        """
        if value.get("version") != VERSION:
            raise FactsProblem("These facts were written by another version of Afterword.")
        try:
            return cls(_log(value["log"]), _instant(value["seen"]))
        except FactsProblem:
            raise
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise FactsProblem("These facts are damaged and cannot be read.") from error


def aware(now: datetime) -> datetime:
    """Give the instant in UTC. Raises FactsProblem for a time without a zone."""
    if now.tzinfo is None:
        raise FactsProblem("A time needs its time zone.")
    return now.astimezone(UTC)


def _points_at_something(fact: Fact, before: Sequence[Fact]) -> None:
    if not fact.of:
        return
    allowed = KINDS[fact.kind].of
    if not 1 <= fact.of <= len(before):
        raise FactsProblem("The fact this is about is not in the log.")
    if allowed and before[fact.of - 1].kind not in allowed:
        raise FactsProblem(f"“{fact.kind}” is about one of: {', '.join(allowed)}.")


def _row(fact: Fact) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if value:
            row[field.name] = value.isoformat() if isinstance(value, date) else value
    return row


def _log(rows: Iterable[Mapping[str, Any]]) -> tuple[Fact, ...]:
    log: list[Fact] = []
    for row in rows:
        fact = _fact(row)
        if fact.id != len(log) + 1:
            raise FactsProblem("These facts are damaged: their numbers have a gap.")
        _points_at_something(fact, log)
        log.append(fact)
    return tuple(log)


def _fact(row: Mapping[str, Any]) -> Fact:
    values = {"visit": "", **row, "told": datetime.fromisoformat(row["told"])}
    for name in _DATES:
        if name in values:
            values[name] = date.fromisoformat(values[name])
    return Fact(**values)


def _instant(text: str | None) -> datetime | None:
    return aware(datetime.fromisoformat(text)) if text else None
