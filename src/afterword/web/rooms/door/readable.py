"""The readable export: every kept thing under a heading, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from afterword.web.exercises import kept, reading
from afterword.web.store.sealed import Entry
from afterword.web.store.takeout import Takeout


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled piece of an entry; ``label`` may be empty."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One entry."""

    heading: str
    moment: datetime
    lines: list[Line]


def page_of(takeout: Takeout) -> str:
    """Return one HTML page that needs nothing but a browser."""
    parts = [_part(entry) for entry in takeout.entries]
    return render_to_string(
        "door/readable.html", {"parts": parts, "made": takeout.made, "lost": takeout.unreadable}
    )


def _part(entry: Entry) -> Part:
    if entry.shelf.kind == kept.KIND:
        said = reading.export_lines(entry.shelf.exercise, entry.value["values"])
        return Part(_heading(entry), entry.saved, [Line(*one) for one in said])
    lines = [
        Line(str(key).replace("_", " "), text)
        for key, value in entry.value.items()
        if (text := _text(value))
    ]
    if len(lines) == 1:
        lines = [Line("", lines[0].text)]
    return Part(_heading(entry), entry.saved, lines)


def _heading(entry: Entry) -> str:
    titles = {
        ("hall", "note"): _("Written in a hard minute"),
        ("hall", "card"): _("A ten-second card"),
        ("step3_reach_out", "letter"): _("A letter"),
        ("mirror", "findings"): _("What a message history showed"),
        ("door", "book"): _("A book"),
        ("door", "setting"): _("A setting"),
    }
    if entry.shelf.kind == kept.KIND and (title := reading.export_title(entry.shelf.exercise)):
        return title
    fallback = (entry.shelf.exercise or entry.shelf.kind).replace("-", " ").capitalize()
    return titles.get((entry.shelf.room, entry.shelf.kind), fallback)


def _text(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, dict):
        pairs = [f"{key}: {text}" for key, part in value.items() if (text := _text(part))]
        return "\n".join(pairs)
    if isinstance(value, list):
        return "\n".join(text for part in value if (text := _text(part)))
    return str(value)
