"""The only place that answers "may I write to them, and if not, why, and since when?"."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Literal

from afterword.journey.facts import Facts

Purpose = Literal["letter", "reply"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not, or why not yet. The words for a code are the reader's language, not ours.

    Attributes:
        code: what it is, such as "no", "order", "drank".
        on: the day of the fact behind it; None where there is none yet.
        given: what the words need, such as {"until": "2027-09-01"}.
    """

    code: str
    on: date | None = None
    given: dict[str, str] = field(default_factory=dict)
