"""Emergency numbers and lines of each country, from one file a country in `lines/`.

The person chooses the country; it is never guessed. Short codes are not international numbers and
mean different things across a border (113 is a crisis line in the Netherlands and an ambulance in
Norway), so a row is only ever shown together with its country.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

KINDS = ("emergency", "crisis", "abuse", "male-abuse", "change", "bereavement", "directory")
OLDEST_LINE = timedelta(days=180)
# Five years; emergency numbers change rarely.
OLDEST_EMERGENCY = timedelta(days=5 * 365)
_EVERYWHERE = "int"


@dataclass(frozen=True)
class Text:
    """A number to write to. `str()` gives it as one says it: "HOME to 741741".

    Attributes:
        display: the number as people read it.
        dial: the same, digits only.
        keyword: the word to send, or "" when anything may be written.
        app: "SMS" or "WhatsApp".
    """

    display: str
    dial: str
    keyword: str
    app: str

    def __str__(self) -> str:
        number = self.display if self.app == "SMS" else f"{self.app} {self.display}"
        return f"{self.keyword} to {number}" if self.keyword else number


@dataclass(frozen=True)
class Line:
    """One number or page where a person finds help.

    Attributes:
        name: as the service calls itself, for emergency numbers who answers ("ambulance").
        kind: one of `KINDS`.
        display: the number as people read it, with an option to choose; "" when there is none.
        dial: digits only, for a `tel:` link inside the country; "" when there is none.
        text: a number to write to, or None.
        url: its page, or "".
        hours: when it answers, or "" when that is not known.
        languages: in English, in order ("English", "Welsh").
        scope: whom or where it is for when not for all ("Scotland", "men"), or "".
        source: where the row was read.
        checked: the day that source says it was checked.
        confirmed: False for a row that must be shown as not confirmed.
    """

    name: str
    kind: str
    display: str
    dial: str
    text: Text | None
    url: str
    hours: str
    languages: tuple[str, ...]
    scope: str
    source: str
    checked: date
    confirmed: bool

    def is_due(self, day: date) -> bool:
        """Say whether the row is too old on `day` to be in a release of that day."""
        oldest = OLDEST_EMERGENCY if self.kind == "emergency" else OLDEST_LINE
        return day - self.checked > oldest


@dataclass(frozen=True)
class Country:
    """The numbers of one country.

    Attributes:
        code: two letters, capitals; "INT" for what helps anywhere.
        name: in English.
        emergency: emergency numbers, the one for everything first.
        lines: all other lines, crisis lines first.
    """

    code: str
    name: str
    emergency: tuple[Line, ...]
    lines: tuple[Line, ...]

    def of_kind(self, *kinds: str) -> tuple[Line, ...]:
        """Give the lines of these kinds, in the order of the file."""
        return tuple(line for line in self.lines if line.kind in kinds)


def country(code: str) -> Country | None:
    """Give the country with this two-letter code, in either case; None when there is no file."""
    found = _all().get(code.casefold())
    return None if found is None or found.code == _EVERYWHERE.upper() else found


def everywhere() -> Country:
    """Give what helps where no country was chosen or it has no line: directories, no number."""
    return _all()[_EVERYWHERE]


def countries() -> list[tuple[str, str]]:
    """List code and English name of every country there is a file for, by name."""
    named = [(one.code, one.name) for key, one in _all().items() if key != _EVERYWHERE]
    return sorted(named, key=lambda pair: _sortable(pair[1]))


def due(day: date) -> list[tuple[Country, Line]]:
    """List the rows that would be too old for a release on `day`, oldest first."""
    every = [(one, line) for one in _all().values() for line in (*one.emergency, *one.lines)]
    return sorted(
        (pair for pair in every if pair[1].is_due(day)),
        key=lambda pair: (pair[1].checked, pair[0].code, pair[1].name),
    )


@lru_cache(maxsize=1)
def _all() -> Mapping[str, Country]:
    """Read every file in `lines/`, by the lower-case code that is its name."""
    found = {}
    for file in (files("afterword.safety") / "lines").iterdir():
        if file.name.endswith(".toml"):
            code = file.name.removesuffix(".toml")
            found[code] = _country(code, tomllib.loads(file.read_text(encoding="utf-8")))
    return found


def _country(code: str, data: Mapping[str, Any]) -> Country:
    """Read one file. An unknown key or kind is an error, never ignored.

    Raises:
        TypeError: a row has a key that `Line` or `Text` does not know, or lacks one.
        ValueError: a row has a kind that is not one of `KINDS`.
    """
    rows = [_line(row) for row in data["line"]]
    rows.sort(key=lambda line: KINDS.index(line.kind))
    return Country(
        code=code.upper(),
        name=data["name"],
        emergency=tuple(_kept(rows, emergency=True)),
        lines=tuple(_kept(rows, emergency=False)),
    )


def _kept(rows: Iterable[Line], *, emergency: bool) -> Iterable[Line]:
    return (line for line in rows if (line.kind == "emergency") == emergency)


def _line(row: Mapping[str, Any]) -> Line:
    values = dict(row)
    values["text"] = Text(**values["text"]) if "text" in values else None
    values["languages"] = tuple(values.get("languages", ()))
    for optional in ("display", "dial", "url", "hours", "scope"):
        values.setdefault(optional, "")
    return Line(**values)


def _sortable(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
