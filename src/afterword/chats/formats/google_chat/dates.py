"""Dates as Google writes them: whole sentences, in the language of the account.

"Tuesday, 3 March 2020 at 14:05:01 UTC", "2020年3月3日星期二 UTC 14:05:01" and their kin all hold a
clock time, a year of four digits, a day, and a month that has a name or, in some languages, a
number.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

NOON = 12
FIRST_WITHOUT_GAPS = "\u2e80"
"""From here on are the scripts of East Asia, which put no gaps between words."""
BUDDHIST = 543
FIRST_BUDDHIST_YEAR = 2400
SHORTEST_STEM = 3
LONGEST = 200
"""Characters in one date; the longest language takes 70."""
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})(?:[:.]| ?(?:h|時|时|시|点|นาฬิกา) ?)(\d{1,2})"
    r"(?:(?:[:.]| ?(?:min|m|分|분|นาที) ?)(\d{1,2})(?: ?(?:秒|초|วินาที|s\b))?)?"
)
_OFFSET = re.compile(r"(?:utc|gmt)\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff\u0e31\u0e34-\u0e4e][^\W\d_]*)*")
_NUMBERED_MONTH = re.compile(r"(?:tháng|thg)\s*(\d{1,2})")
_GAPS = re.compile(r"[\s\u200e\u200f\u061c]+")
_JOINERS = {0x200C: None, 0x200D: None}
_CROATIAN = re.compile("ponedjeljak|utorak|srijeda|četvrtak|petak|subota|nedjelja")
_OCTOBER_IN_CROATIAN = ("listopad", "listopada")
"""Elsewhere this is November."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Names of months with their numbers, and words for the halves of the day."""

    months: dict[str, int]
    morning: tuple[str, ...]
    afternoon: tuple[str, ...]


def moment(written: object) -> datetime | None:
    """Read a date; None where it is none. Without an offset in it, it is in UTC."""
    if not isinstance(written, str) or len(written) > LONGEST:
        return None
    text = _plain(written)
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    clock = _clock(text)
    if clock is None:
        return None
    (hour, minute, second), rest = clock
    day = _day(rest)
    if day is None:
        return None
    try:
        found = datetime(*day, hour, minute, second, tzinfo=UTC)
        return found - _offset(text)
    except (ValueError, OverflowError):
        return None


def _plain(written: str) -> str:
    """Write every digit as 0 to 9 and every gap as a space, in small letters."""
    text = unicodedata.normalize("NFKC", written).casefold()
    digits = (str(unicodedata.digit(sign, -1)) if sign.isdigit() else sign for sign in text)
    return _GAPS.sub(" ", "".join(digits).translate(_JOINERS)).strip()


def _clock(text: str) -> tuple[tuple[int, int, int], str] | None:
    """Find the time of day; return it, and the sentence without it."""
    found = max(_CLOCK.finditer(text), key=lambda match: match[3] is not None, default=None)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    before = text[: found.start()].rstrip(" .")
    after = text[found.end() :].lstrip(" ")
    if hour <= NOON:
        words = _words()
        if _beside(before, after, words.afternoon):
            hour = hour % NOON + NOON
        elif _beside(before, after, words.morning):
            hour %= NOON
    rest = f"{before} {after}"
    return (hour, minute, second), _OFFSET.sub(" ", rest)


def _beside(before: str, after: str, words: tuple[str, ...]) -> bool:
    """Tell whether one of the words stands right before or after the time."""
    for word in words:
        if after.startswith(word) and not after[len(word) :][:1].isalpha():
            return True
        if before.endswith(word):
            joined = before[: -len(word)][-1:].isalpha()
            if not joined or word[0] >= FIRST_WITHOUT_GAPS:
                return True
    return False


def _day(text: str) -> tuple[int, int, int] | None:
    """Find year, month and day in what is left."""
    numbered = _NUMBERED_MONTH.search(text)
    if numbered:
        text = f"{text[: numbered.start()]} {text[numbered.end() :]}"
    numbers = [int(number) for number in _NUMBER.findall(text)]
    years = [number for number in numbers if number > 1900]
    small = [number for number in numbers if 0 < number <= 31]
    if len(years) != 1 or not small:
        return None
    year = years[0] - (BUDDHIST if years[0] > FIRST_BUDDHIST_YEAR else 0)
    month = int(numbered[1]) if numbered else _month(text)
    if month:
        return year, month, small[0]
    return (year, small[0], small[1]) if len(small) > 1 else None


def _month(text: str) -> int | None:
    """Find a month by its name, in whatever language."""
    names = _words().months
    for word in _WORD.findall(text):
        if word in _OCTOBER_IN_CROATIAN and _CROATIAN.search(text):
            return 10
        if word in names:
            return names[word]
    for word in _WORD.findall(text):  # with something before or after it
        for name, month in names.items():
            if len(name) >= SHORTEST_STEM and word.startswith((name, f"ב{name}")):
                return month
    return None


def _offset(text: str) -> timedelta:
    found = _OFFSET.search(text)
    if not found:
        return timedelta()
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return ahead if found[1] == "+" else -ahead


@cache
def _words() -> _Words:
    written = tomllib.loads(Path(__file__).with_name("dates.toml").read_text("utf-8"))
    names: dict[str, int] = {}
    for months in written["months"].values():
        for number, forms in enumerate(months, 1):
            for form in forms.split("|"):
                names.setdefault(_plain(form), number)
    halves = written["halves"]
    return _Words(
        names, tuple(map(_plain, halves["morning"])), tuple(map(_plain, halves["afternoon"]))
    )
