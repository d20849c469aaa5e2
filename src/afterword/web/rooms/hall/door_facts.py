"""What the answers of a door tell: they wrote first, they asked for no contact, I wrote anyway."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from afterword.journey.facts import LONGEST, FactsProblem
from afterword.web.rooms.hall.doors import ANYWAY, THEY_WROTE, Door
from afterword.web.store import facts, sealed

USUAL_WAIT = timedelta(days=30)
FACT = "fact"
TOLD = "told"


def told(door: Door, question: str, entry: sealed.Entry) -> sealed.Entry:
    """Tell what has just been answered, once; what was told before in this visit is replaced.

    Returns the entry with the number of the fact beside its answers.
    """
    if door is THEY_WROTE and question in {"said", "about"}:
        return _tell(entry, _they_wrote(entry.value))
    if door is ANYWAY and question in {"channel", "wait"}:
        return _tell(entry, _anyway(entry.value))
    return entry


def _they_wrote(value: dict[str, Any]) -> dict[str, Any] | None:
    words = " ".join(value.get("said", "").split())[:LONGEST]
    on = _day(value.get("on"))
    about = value.get("about", "")
    if about in {"personal", "logistics"} and words:
        return {"kind": "they_wrote_first", "which": about, "words": words, "on": on}
    kinds = {"no": "asked_no_contact", "space": "asked_for_space"}
    if about in kinds:
        return {"kind": kinds[about], "words": words, "on": on}
    return None


def _anyway(value: dict[str, Any]) -> dict[str, Any] | None:
    on = _day(value.get("on")) or facts.now().date()
    until = _day(value.get("until")) or on + USUAL_WAIT
    return {
        "kind": "wrote_anyway",
        "which": value.get("channel") or "text",
        "on": on,
        "until": until,
    }


def _tell(entry: sealed.Entry, said: dict[str, Any] | None) -> sealed.Entry:
    value = dict(entry.value)
    mark = repr(sorted((name, str(given)) for name, given in (said or {}).items()))
    if value.get(TOLD, repr([])) == mark or not _cleared(value.get(FACT)):
        return entry
    value |= {FACT: 0, TOLD: mark}
    if said is not None:
        value[FACT] = facts.tell(**said).id
    return sealed.save(entry.shelf, value, id=entry.id, rev=entry.rev)


def _cleared(number: int | None) -> bool:
    """Take back what this door told before; False when that was another visit's."""
    if not number:
        return True
    try:
        facts.take_back(number)
    except FactsProblem:
        return False
    return True


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
