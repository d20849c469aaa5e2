"""When something was, read from a person's own words: “autumn 2019”, “June 2021”, “2017”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext as _

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NUMBERS = re.compile(
    r"(?<!\d)(?:(?P<y1>(?:19|20)\d\d)[-./](?P<m1>\d{1,2})|(?P<m2>\d{1,2})[-./](?P<y2>(?:19|20)\d\d))(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]+")
MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A year, and a month where one was named (0: none)."""

    year: int
    month: int = 0

    @property
    def at(self) -> float:
        """Its place on a line of years: the middle of the month or of the year."""
        if not self.month:
            return self.year + 0.5
        return self.year + (self.month - 0.5) / MONTHS_IN_YEAR


def read(text: str, months: Mapping[str, int]) -> When | None:
    """Find a year in a text, and a month; None without a year. A pure function.

    `months` maps words in lower case to 1…12; a word may be the beginning of one ("sept").
    """
    numbers = _NUMBERS.search(text)
    if numbers:
        year = int(numbers["y1"] or numbers["y2"])
        month = int(numbers["m1"] or numbers["m2"])
        return When(year, month if 1 <= month <= MONTHS_IN_YEAR else 0)
    year_found = _YEAR.search(text)
    if year_found is None:
        return None
    words = [word.casefold() for word in _WORD.findall(text)]
    named = (months[word] for word in words if word in months)
    return When(int(year_found[1]), next(named, 0))


def names() -> dict[str, int]:
    """Return the words for months and seasons in the language of this page."""
    seasons = {_("winter"): 1, _("spring"): 4, _("summer"): 7, _("autumn"): 10, _("fall"): 10}
    known = {str(name).casefold(): number for number, name in MONTHS.items()}
    known |= {str(name).casefold().rstrip("."): number for number, name in MONTHS_3.items()}
    return known | {name.casefold(): number for name, number in seasons.items()}
