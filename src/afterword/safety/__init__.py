"""Help first: words of crisis are noticed, and each country's lines are at hand, without a network.

`screen(text)` notices words of crisis. `country(code)` gives the emergency numbers and lines of a
country the person chose; `everywhere()` what to show when none was chosen. Nobody has dialled
these numbers: each row says where it was read and when.
"""

from __future__ import annotations

from afterword.safety.card import card
from afterword.safety.countries import Country, Line, Text, countries, country, due, everywhere
from afterword.safety.crisis import Screening, screen

__all__ = [
    "Country",
    "Line",
    "Screening",
    "Text",
    "card",
    "countries",
    "country",
    "due",
    "everywhere",
    "screen",
]
