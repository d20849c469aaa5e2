"""What a person answered, as it can be read: labels and words, screen by screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.programme import Exercise, Field
from afterword.web.exercises import available


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the heading of its screen, what was asked, what was written."""

    heading: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A person's own two numbers, 0 to 10. No claim goes with them."""

    title: str
    language: str
    before: int
    after: int


def answers(exercise: Exercise, values: Mapping[str, Any]) -> list[Answer]:
    """List what was answered, in order; what an older version asked comes last, under its key."""
    found = [
        Answer(screen.heading, field.label, text)
        for screen in exercise.screens
        for field in screen.fields
        if (text := words(field, values.get(field.id)))
    ]
    known = {field.id for field in exercise.fields}
    older = [(key, _plain(value)) for key, value in values.items() if key not in known]
    return found + [Answer("", key.replace("_", " "), text) for key, text in older if text]


def first_words(exercise: Exercise, values: Mapping[str, Any], most: int = 80) -> str:
    """Return how the answers begin, for a list."""
    said = next((answer.text for answer in answers(exercise, values)), "")
    return said if len(said) <= most else said[:most].rstrip() + "…"


def pair(exercise: Exercise, values: Mapping[str, Any]) -> Pair | None:
    """Return the numbers before and after, where both were given."""
    given: dict[str, int] = {}
    for field in exercise.fields:
        value = values.get(field.id)
        if field.kind == "rating" and isinstance(value, int):
            given[field.when] = value
    if set(given) != {"before", "after"}:
        return None
    return Pair(exercise.title, exercise.language, given["before"], given["after"])


def words(field: Field, value: Any) -> str:
    """Write one kept answer as a person reads it; "" for none."""
    if value is None:
        return ""
    if field.kind in {"choice", "several"}:
        options = dict(field.options)
        keys = value if isinstance(value, list) else [value]
        return "; ".join(options.get(str(key), str(key)) for key in keys)
    if field.kind in {"slider", "rating"}:
        return _("%(n)s of 10 (0 is “%(low)s”, 10 “%(high)s”)") % {
            "n": value,
            "low": field.low,
            "high": field.high,
        }
    if field.kind == "date":
        return _day(str(value))
    if isinstance(value, dict):
        return _parts(field, value)
    return _plain(value)


def export_title(name: str) -> str:
    """Return the title of an exercise for the export, whether it exists now or not; "" if none."""
    found = available.ever(name)
    return found.title if found else ""


def export_lines(name: str, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """List (label, text) of an entry for the export."""
    found = available.ever(name)
    if found is None:
        return [(key.replace("_", " "), _plain(value)) for key, value in values.items()]
    return [
        (f"{one.heading} · {one.label}" if one.heading else one.label, one.text)
        for one in answers(found, values)
    ]


def _parts(field: Field, value: Mapping[str, Any]) -> str:
    then, now = _plain(value.get("then")), _plain(value.get("now"))
    if field.kind == "if-then":
        first = _plain(value.get("if"))
        return _("If %(first)s, then %(then)s") % {"first": first or "…", "then": then or "…"}
    lines = [
        _("Then: %(words)s") % {"words": then} if then else "",
        _("Now: %(words)s") % {"words": now} if now else "",
        _("I don’t know") if value.get("unknown") else "",
    ]
    return "\n".join(line for line in lines if line)


def _day(value: str) -> str:
    try:
        return date_format(date.fromisoformat(value), "j F Y")
    except ValueError:
        return value


def _plain(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list):
        return "\n".join(_plain(part) for part in value)
    if isinstance(value, Mapping):
        return "\n".join(text for part in value.values() if (text := _plain(part)))
    return str(value)
