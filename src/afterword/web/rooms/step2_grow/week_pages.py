"""What the pages of a week show."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.programme.five_items import FiveItems
from afterword.web.rooms.step2_grow.week import Five, Own
from afterword.web.rooms.step2_grow.week_forms import FiveAnswers, TwoNumbers


@dataclass(frozen=True, slots=True)
class WeekPage:
    """week.html: two questions, and what was answered before. ``items``: a file for five more."""

    form: TwoNumbers
    weeks: list[Own]
    scores: list[Five]
    items: FiveItems | None


@dataclass(frozen=True, slots=True)
class FivePage:
    """five.html: the five items of the file."""

    form: FiveAnswers
    items: FiveItems
