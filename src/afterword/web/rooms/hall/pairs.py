"""An older line of one's own beside a recent one of the same sort. Pure: no clock, no vault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from afterword.web.rooms.hall.own_words import Written

APART = timedelta(days=30)
MOST_OF_A_SORT = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts of one sort, at least thirty days apart."""

    then: Written
    now: Written


def of(texts: Iterable[Written], today: date) -> list[Pair]:
    """Return the pairs there are, the sorts in turn, the furthest apart first.

    The older line is at least thirty days old, the recent one younger than that.
    """
    sorts: dict[str, list[Written]] = {}
    for text in texts:
        sorts.setdefault(text.sort, []).append(text)
    by_sort = [_of_a_sort(sorts[sort], today) for sort in sorted(sorts, key=_turn)]
    return [pair for round in zip_longest(*by_sort) for pair in round if pair is not None]


def _of_a_sort(texts: list[Written], today: date) -> list[Pair]:
    """Return each older text once, beside the recent ones in turn."""
    older = sorted((one for one in texts if today - one.day >= APART), key=_age)
    recent = sorted((one for one in texts if today - one.day < APART), key=_age, reverse=True)
    if not recent:
        return []
    beside = (recent[number % len(recent)] for number in range(len(older)))
    pairs = [Pair(then, now) for then, now in zip(older, beside, strict=True)]
    return [pair for pair in pairs if pair.now.day - pair.then.day >= APART][:MOST_OF_A_SORT]


def _turn(sort: str) -> tuple[int, str]:
    order = ("sunday", "note", "letter")
    return (order.index(sort) if sort in order else len(order), sort)


def _age(text: Written) -> date:
    return text.day
