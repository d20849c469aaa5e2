"""What a person answered: from a posted form to values that can be kept, and back.

Values of one screen are a dict from field id to plain JSON, empty answers left out, so that an
exercise needs no table of its own:

    text, long            str
    choice                str, the key of an option
    several               list of keys, in the order of the options
    slider, rating        int, 0 to 10
    date                  str, such as "2026-03-01"
    then-now              {"then": str, "now": str, "unknown": true}, each only where answered
    if-then               {"if": str, "then": str}, the same
    lines                 list of str
    pause, destroyed      nothing: what is written to be destroyed is not even looked at
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from afterword.programme.exercises import Exercise
from afterword.programme.fields import SCALE, Field

LONGEST_LINE = 1_000  # characters of a text, a line of lines, a part of then-now and if-then
LONGEST_TEXT = 100_000  # characters of a long text

Value = str | int | list[str] | dict[str, str | bool]
Values = dict[str, Value]
Posted = Mapping[str, Sequence[str]]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,2}")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Problem:
    """Why one answer could not be taken; the page has the words.

    `what` is "too-long" or "too-many" (with the `limit`), "no-option", "no-number" or "no-date".
    """

    field: str
    what: str
    limit: int = 0


@dataclass(frozen=True)
class Answer:
    """A kept answer, to be read again.

    `parts` are (part, text): the part is "" for a whole answer, or "then", "now", "unknown" (with
    no text) and "if", for which the page has the words. Options come in their words of today.
    """

    field: Field
    parts: tuple[tuple[str, str], ...]


class _Refused(Exception):  # noqa: N818 - carries a Problem out of one reader
    def __init__(self, what: str, limit: int = 0) -> None:
        self.what = what
        self.limit = limit


def validate(exercise: Exercise, number: int, posted: Posted) -> tuple[Values, list[Problem]]:
    """Read what was posted for a screen (from 1): its values, and what could not be taken.

    `posted` maps names to lists, as `dict(request.POST.lists())` gives it; a plain text counts as
    a list of one. Names that are not asked for are ignored. An answer with a problem is in no
    value: show the posted words again. Raises LookupError when there is no such screen.
    """
    values: Values = {}
    problems = []
    for field in exercise.screen(number).fields:
        if not field.kept:
            continue
        try:
            value = _READERS[field.kind](field, posted)
        except _Refused as refused:
            problems.append(Problem(field.id, refused.what, refused.limit))
            continue
        if value not in ("", None, [], {}):
            values[field.id] = value
    return values, problems


def as_posted(
    exercise: Exercise, number: int, values: Mapping[str, object]
) -> dict[str, list[str]]:
    """Turn kept values back into what fills the form of a screen: input name to texts.

    Values of another version that no longer fit are left out; they stay where they are kept.
    """
    filled: dict[str, list[str]] = {}
    for field in exercise.screen(number).fields:
        value = values.get(field.id)
        if value is None or not field.kept:
            continue
        for name, text in _texts(field, value):
            filled.setdefault(name, []).append(text)
    return filled


def read_back(exercise: Exercise, values: Mapping[str, object]) -> tuple[Answer, ...]:
    """List the kept answers of all screens in order, without what was left empty."""
    answers = []
    for field in exercise.fields:
        value = values.get(field.id)
        if value is None or not field.kept:
            continue
        words = dict(field.options)
        pairs = [(name.removeprefix(field.id)[1:], text) for name, text in _texts(field, value)]
        parts = tuple(
            (part, "" if part == "unknown" else words.get(text, text)) for part, text in pairs
        )
        if parts:
            answers.append(Answer(field, parts))
    return tuple(answers)


def _texts(field: Field, value: object) -> list[tuple[str, str]]:
    """List the (input name, text) pairs of a kept value."""
    if isinstance(value, dict):
        pairs = [(f"{field.id}.{part}", value.get(part)) for part in ("if", "then", "now")]
        texts = [(name, text) for name, text in pairs if isinstance(text, str)]
        unknown = [(f"{field.id}.unknown", "on")] if value.get("unknown") is True else []
        return [(name, text) for name, text in texts + unknown if name in field.names]
    if field.names != (field.id,):
        return []
    if isinstance(value, list):
        items = [item for item in value if isinstance(item, str)]
        return [(field.id, item) for item in items]
    return [(field.id, str(value))]


def clean(text: str) -> str:
    """Give a text as it is kept: line ends as LF, no space around it, nothing UTF-8 cannot hold."""
    return _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _given(posted: Posted, name: str) -> list[str]:
    """List what came under a name, cleaned, without what is empty."""
    found = posted.get(name, ())
    texts = [found] if isinstance(found, str) else found
    return [text for text in map(clean, texts) if text]


def _one(posted: Posted, name: str) -> str:
    """Give the last text that came under a name, as a browser would mean it; "" for none."""
    return (_given(posted, name) or [""])[-1]


def _short(text: str, limit: int) -> str:
    if len(text) > limit:
        raise _Refused("too-long", limit)
    return text


def _text(field: Field, posted: Posted) -> Value:
    return _short(" ".join(_one(posted, field.id).split()), LONGEST_LINE)


def _long(field: Field, posted: Posted) -> Value:
    return _short(_one(posted, field.id), LONGEST_TEXT)


def _choice(field: Field, posted: Posted) -> Value:
    picked = _one(posted, field.id)
    if picked and picked not in dict(field.options):
        raise _Refused("no-option")
    return picked


def _several(field: Field, posted: Posted) -> Value:
    picked = set(_given(posted, field.id))
    keys = [key for key, _ in field.options]
    if not picked <= set(keys):
        raise _Refused("no-option")
    return [key for key in keys if key in picked]


def _scale(field: Field, posted: Posted) -> Value | None:
    text = _one(posted, field.id)
    if not text:
        return None
    if not _NUMBER.fullmatch(text) or int(text) not in SCALE:
        raise _Refused("no-number")
    return int(text)


def _date(field: Field, posted: Posted) -> Value:
    text = _one(posted, field.id)
    if not text:
        return ""
    if not _DATE.fullmatch(text):
        raise _Refused("no-date")
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _Refused("no-date") from None


def _parts(field: Field, posted: Posted) -> Value:
    """Read then-now and if-then: an input for each part, a tick for “I don't know”."""
    value: dict[str, str | bool] = {}
    for name in field.names:
        part = name.removeprefix(f"{field.id}.")
        text = _one(posted, name)
        if text:
            value[part] = True if part == "unknown" else _short(text, LONGEST_LINE)
    return value


def _lines(field: Field, posted: Posted) -> Value:
    """Read a list, whether it came as several inputs or as one text with line ends."""
    lines = [line.strip() for text in _given(posted, field.id) for line in text.split("\n")]
    lines = [_short(line, LONGEST_LINE) for line in lines if line]
    if len(lines) > field.most:
        raise _Refused("too-many", field.most)
    return list(lines)


_READERS: Mapping[str, Callable[[Field, Posted], Value | None]] = {
    "text": _text,
    "long": _long,
    "choice": _choice,
    "several": _several,
    "slider": _scale,
    "rating": _scale,
    "date": _date,
    "then-now": _parts,
    "if-then": _parts,
    "lines": _lines,
}
