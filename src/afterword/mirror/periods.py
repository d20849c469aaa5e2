"""Years or quarters, whichever lets a history show how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from afterword.mirror.conversation import Conversation

LONG = 3 * 365 * 86400
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_QUARTERS = ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec")


@dataclass(frozen=True)
class Periods:
    """How a history is cut: by year, or by quarter where it is shorter than three years."""

    by_year: bool

    @classmethod
    def of(cls, conversation: Conversation) -> Periods:
        """Choose for a conversation with at least one line."""
        lines = conversation.lines
        return cls(conversation.gap(lines[0], lines[-1]) >= LONG)

    def label(self, when: datetime) -> str:
        """Name the period a moment lies in."""
        if self.by_year:
            return str(when.year)
        return f"{_QUARTERS[(when.month - 1) // 3]} {when.year}"


def month(when: datetime) -> str:
    """Say a month and year: “March 2016”. Not from the locale, which may differ from our words."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def day(when: datetime) -> str:
    """Say a date: “7 March 2016”."""
    return f"{when.day} {month(when)}"
