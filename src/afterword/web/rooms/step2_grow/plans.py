"""Small things that were planned or done, sealed in the shown book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from afterword.web.store import books, sealed

LATE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """One thing: for which day, and once it is done when, how pleasant, how much was managed."""

    id: UUID
    rev: int
    text: str
    day: date
    done: date | None = None
    pleasure: int | None = None
    mastery: int | None = None


def add(text: str, day: date) -> Plan:
    """Plan a thing for a day."""
    return _plan(sealed.save(_shelf(), {"text": text, "day": day.isoformat()}))


def every() -> list[Plan]:
    """Return all of the shown book, the newest first."""
    return [_plan(entry) for entry in sealed.readable(_shelf())]


def load(id: UUID) -> Plan:
    """Return one. Raises sealed.MissingError."""
    return _plan(sealed.load(_shelf(), id))


def done(plan: Plan, day: date, pleasure: int | None, mastery: int | None) -> None:
    """Note that it was done, and how it was where that was said."""
    value: dict[str, Any] = {
        "text": plan.text,
        "day": plan.day.isoformat(),
        "done": day.isoformat(),
    }
    if pleasure is not None:
        value["pleasure"] = pleasure
    if mastery is not None:
        value["mastery"] = mastery
    sealed.save(_shelf(), value, id=plan.id, rev=plan.rev)


def drop(plan: Plan) -> None:
    """Take a plan out again; nothing is kept of it."""
    sealed.delete(_shelf(), plan.id)


def _shelf() -> sealed.Shelf:
    book = books.current()
    return sealed.Shelf("step2_grow", "thing", "small-things", book.id if book else sealed.NO_BOOK)


def _plan(entry: sealed.Entry) -> Plan:
    value = entry.value
    done_on = value.get("done")
    return Plan(
        id=entry.id,
        rev=entry.rev,
        text=value["text"],
        day=date.fromisoformat(value["day"]),
        done=date.fromisoformat(done_on) if done_on else None,
        pleasure=value.get("pleasure"),
        mastery=value.get("mastery"),
    )
