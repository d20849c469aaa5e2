"""The ten-second cards of the shown book: kept by the hall, drawn by My story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from afterword.web.store import books, sealed


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One day's card: a face from 1 (heavy) to 5 (warm), a slider's name and its value 0 to 10."""

    day: date
    face: int
    slider: str = ""
    value: int | None = None


def keep(card: CheckIn) -> None:
    """Keep a card; a second one of the same day replaces the first."""
    value: dict[str, Any] = {"day": card.day.isoformat(), "face": card.face}
    if card.value is not None:
        value |= {"slider": card.slider, "value": card.value}
    standing = sealed.one(_shelf())
    if standing is not None and standing.value["day"] == value["day"]:
        sealed.save(_shelf(), value, id=standing.id, rev=standing.rev)
    else:
        sealed.save(_shelf(), value)


def of(day: date) -> CheckIn | None:
    """Return the card of a day, if it is the newest one."""
    entry = sealed.one(_shelf())
    return _card(entry) if entry and entry.value["day"] == day.isoformat() else None


def newest(most: int) -> list[CheckIn]:
    """Return the newest cards, the oldest of them first."""
    return [_card(entry) for entry in reversed(sealed.readable(_shelf(), newest=most))]


def _shelf() -> sealed.Shelf:
    book = books.current()
    return sealed.Shelf("hall", "checkin", "ten-seconds", book.id if book else sealed.NO_BOOK)


def _card(entry: sealed.Entry) -> CheckIn:
    value = entry.value
    day = date.fromisoformat(value["day"])
    return CheckIn(day, int(value["face"]), value.get("slider", ""), value.get("value"))
