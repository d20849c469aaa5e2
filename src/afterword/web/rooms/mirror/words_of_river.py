"""The river of a relationship in words and geometry: months, stretches, one's own moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.web.kit.charts import Event, Reach, RiverChart, river

FEWEST_MONTHS = 2
MOST_REACHES = 80
MONTHS_TOGETHER = (1, 3, 12)
Dated = tuple[int, int, str, str]
"""A moment of one's own: year, month (0 where none was named), its words, when in own words."""


def has_river(value: dict[str, Any]) -> bool:
    """Say whether a history is long enough to be drawn as a river."""
    return len(value.get("river", {}).get("months", ())) >= FEWEST_MONTHS


def drawn(value: dict[str, Any], moments: Sequence[Dated], *, own_only: bool) -> RiverChart:
    """Draw the river of a history, with moments on it; ``own_only`` leaves the other's lines out.

    Stretches come from both people's lines together, so there is only one where one's own are
    drawn alone.
    """
    months = value["river"]["months"]
    phases = value["river"]["phases"]
    step = _together(len(months))
    groups = [months[start : start + step] for start in range(0, len(months), step)]
    reaches = [_reach(group, own_only=own_only) for group in groups]
    whole = _own_stretch(months)
    return river(
        reaches,
        [whole] if own_only else [_phase(phase) for phase in phases],
        [replace(event, index=event.index // step) for event in _events(months, moments)],
        name="river",
        title=_("Your messages, month by month") if own_only else _("Messages, month by month"),
        description=whole if own_only else "; ".join(_phase(phase) for phase in phases),
        unit=_("Messages"),
    )


def _together(months: int) -> int:
    """Return how many months are drawn as one, so that a long history stays calm to look at."""
    fits = (step for step in MONTHS_TOGETHER if months / step <= MOST_REACHES)
    return next(fits, MONTHS_TOGETHER[-1])


def _reach(months: list[dict[str, Any]], *, own_only: bool) -> Reach:
    amount = sum(one["mine"] if own_only else one["mine"] + one["theirs"] for one in months)
    when = _span(months[0]["began"], months[-1]["began"])
    return Reach(when, amount, 0 if own_only else months[0]["phase"])


def quietest(value: dict[str, Any]) -> str:
    """Say when it was quietest between the two, for the memory; "" where nothing changed."""
    phases = value.get("river", {}).get("phases", ())
    if len(phases) < FEWEST_MONTHS:
        return ""
    phase = min(phases, key=lambda one: one["per_week"])
    return _span(phase["began"], phase["until"])


def _phase(phase: dict[str, Any]) -> str:
    weekly = round(phase["per_week"])
    return ngettext(
        "%(span)s: about %(count)d message a week",
        "%(span)s: about %(count)d messages a week",
        weekly,
    ) % {"span": _span(phase["began"], phase["until"]), "count": weekly}


def _own_stretch(months: list[dict[str, Any]]) -> str:
    mine = sum(month["mine"] for month in months)
    return ngettext(
        "%(span)s: %(count)d message of yours", "%(span)s: %(count)d messages of yours", mine
    ) % {"span": _span(months[0]["began"], months[-1]["began"]), "count": mine}


def _span(first: str, last: str) -> str:
    begins, ends = _month(first), _month(last)
    return begins if begins == ends else f"{begins} – {ends}"


def _month(moment: str) -> str:
    return date_format(datetime.fromisoformat(moment), "F Y")


def _events(months: list[dict[str, Any]], moments: Sequence[Dated]) -> list[Event]:
    """Place moments at their month, those with a year alone in its middle; others are left out."""
    places = {
        (began.year, began.month): index
        for index, began in enumerate(datetime.fromisoformat(month["began"]) for month in months)
    }
    found: list[Event] = []
    for year, month, text, when in moments:
        index = places.get((year, month)) if month else _middle(places, year)
        if index is not None:
            found.append(Event(index, text, when))
    return found


def _middle(places: dict[tuple[int, int], int], year: int) -> int | None:
    inside = [index for (of_year, _month_number), index in places.items() if of_year == year]
    return inside[len(inside) // 2] if inside else None
