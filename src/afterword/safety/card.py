"""What a crisis card shows, in which order. The words themselves belong to the page."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.safety.countries import Country, Line, everywhere
from afterword.safety.crisis import Screening

_ABUSE = ("abuse", "male-abuse")


@dataclass(frozen=True)
class Part:
    """One part of a card.

    Attributes:
        name: "emergency", "lines", "abuse-lines", "change-lines", "near", "plan", "soft" or
            "go-on"; the page has the words for each.
        lines: the numbers or pages to show in it, in order; may be empty.
    """

    name: str
    lines: tuple[Line, ...] = ()


def card(screening: Screening, chosen: Country | None) -> list[Part]:
    """List what to show for what was noticed, in order; nothing when nothing was noticed.

    Emergency first, then lines, then someone near and things to move away from, then the person's
    own plan, then "keep writing" or "take a break". None of it is ever left out because the words
    were quoted or negated.
    """
    if screening.tier is None:
        return []
    if screening.tier == "B":
        return [Part("soft"), Part("go-on")]
    parts = [Part("emergency", chosen.emergency if chosen else ())]
    if screening.threatened:
        parts.append(Part("abuse-lines", _or_elsewhere(chosen, *_ABUSE)))
    if screening.tier == "A":
        parts.append(Part("lines", _or_elsewhere(chosen, "crisis")))
    if "violence" in screening.kinds and not screening.threatened:
        parts.append(Part("change-lines", _or_elsewhere(chosen, "change", "crisis")))
    parts.append(Part("near"))
    if screening.tier == "A":
        parts.append(Part("plan"))
    return [*parts, Part("go-on")]


def _or_elsewhere(chosen: Country | None, *kinds: str) -> tuple[Line, ...]:
    """Give the country's lines of these kinds, or the directories when it has none."""
    found = chosen.of_kind(*kinds) if chosen else ()
    return found or everywhere().of_kind("directory")
