"""Why not, or why not yet: a code and a dated fact. The words belong to the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Literal

from afterword.journey.facts import Fact
from afterword.journey.nights import day_of

Purpose = Literal["letter", "reply"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason.

    Attributes:
        code: what it is, such as "no", "order", "drank".
        on: the day of the fact behind it; None where the reason is that there is none.
        given: what the words may need: "kind", "told", "until", "words", "which"; days as ISO.
    """

    code: str
    on: date | None = None
    given: Mapping[str, str] = field(default_factory=dict)


def because(code: str, fact: Fact, zone: tzinfo, *, until: date | None = None) -> Reason:
    """Make a reason of the fact that stands behind it."""
    given = {
        "kind": fact.kind,
        "told": day_of(fact.told, zone).isoformat(),
        "which": fact.which,
        "words": fact.words,
    }
    day = until or fact.until
    if day is not None:
        given["until"] = day.isoformat()
    return Reason(code, fact.on, {name: value for name, value in given.items() if value})
