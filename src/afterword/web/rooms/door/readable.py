"""The readable export: every kept thing under a heading, in plain words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from afterword.journey.facts import Facts, FactsProblem
from afterword.web.exercises import kept, reading
from afterword.web.kit.charts import strokes
from afterword.web.standing import words
from afterword.web.store import letters, messages
from afterword.web.store.sealed import Entry
from afterword.web.store.takeout import Takeout

# What only leads from one entry to another, or says how it came in; notes.json has it.
POINTERS = {"line_of", "locked", "spoken", "fact", "told", "source", "meant"}


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled piece of an entry; ``label`` may be empty."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One entry; ``paths``: what was drawn in it."""

    heading: str
    moment: datetime
    lines: list[Line]
    paths: list[strokes.Path] = field(default_factory=list)


def page_of(takeout: Takeout) -> str:
    """Return one HTML page that needs nothing but a browser."""
    parts = [_part(entry) for entry in takeout.entries if _has_words(entry)]
    return render_to_string(
        "door/readable.html", {"parts": parts, "made": takeout.made, "lost": takeout.unreadable}
    )


def _has_words(entry: Entry) -> bool:
    """Say whether an entry is shown: not a list of what lies elsewhere."""
    return entry.shelf.kind != messages.KIND and entry.shelf.exercise != letters.SHUT_LETTERS


def _part(entry: Entry) -> Part:
    if entry.shelf.kind == kept.KIND:
        said = reading.export_lines(entry.shelf.exercise, entry.value["values"])
        return Part(_heading(entry), entry.saved, [Line(*one) for one in said])
    if entry.shelf.kind == "drawing":
        words = [Line("", text)] if (text := _text(entry.value.get("words"))) else []
        paths = strokes.picture(entry.value["strokes"])
        return Part(_heading(entry), entry.saved, words, paths)
    if entry.shelf.room == "journey":
        return Part(_heading(entry), entry.saved, _told(entry.value))
    lines = [
        Line(_label(str(key)), text)
        for key, value in entry.value.items()
        if key not in POINTERS and (text := _text(value))
    ]
    if len(lines) == 1:
        lines = [Line("", lines[0].text)]
    return Part(_heading(entry), entry.saved, lines)


def _told(value: dict[str, Any]) -> list[Line]:
    """Put a log of facts into lines; the questions that were only asked are their days."""
    if "facts" not in value:
        return [Line(_("asked"), ", ".join(sorted(set(value.values()))))]
    try:
        log = Facts.from_json(value["facts"]).log
    except FactsProblem:
        return [Line("", _("This cannot be read any more."))]
    shown = [fact for fact in log if fact.kind not in words.NOT_LISTED]
    return [
        Line(f"{fact.on:%Y-%m-%d}", " · ".join(filter(None, (words.said(fact), fact.words))))
        for fact in shown
    ]


def _heading(entry: Entry) -> str:
    titles = {
        ("hall", "note"): _("Written in a hard minute"),
        ("hall", "checkin"): _("A ten-second card"),
        ("hall", "reasons"): _("Your own reasons"),
        ("hall", "urge"): _("How strong it was"),
        ("hall", "sunday"): _("A Sunday page"),
        ("hall", "waiting"): _("A note to open later"),
        ("step3_reach_out", "letter"): _("A letter"),
        ("mirror", "findings"): _("What a message history showed"),
        ("mirror", "kept-words"): _("Their words, kept"),
        ("journey", "setting"): _("What you told"),
        ("step3_reach_out", "five-minutes"): _("Five minutes before a letter"),
        ("hall", "door"): _("An everyday door"),
        ("step1", "line"): _("The line of the years"),
        ("step1", "pattern"): _("A pattern you named"),
        ("step1", "board"): _("What would have to be true"),
        ("step6_let_go", "drawing"): _("A drawing"),
        ("step2_grow", "week"): _("How a week was"),
        ("door", "book"): _("A book"),
        ("door", "setting"): _("A setting"),
    }
    if entry.shelf.kind == kept.KIND and (title := reading.export_title(entry.shelf.exercise)):
        return title
    fallback = (entry.shelf.exercise or entry.shelf.kind).replace("-", " ").capitalize()
    return titles.get((entry.shelf.room, entry.shelf.kind), fallback)


def _label(key: str) -> str:
    labels = {
        "week": _("The week"),
        "line": _("A line to keep"),
        "line_day": _("written on"),
        "plan": _("For the week ahead"),
        "sunday": _("Sunday"),
        "opens": _("opens on"),
        "opened": _("opened on"),
        "left": _("left in the drawer on"),
        "read": _("read on"),
        "own_example": _("One example of mine"),
        "theirs": _("Beside it"),
        "now": _("What I would do now"),
        "sign": _("I would know by"),
        "shut_until": _("shut until"),
        "seen": _("seen on"),
        "seen_words": _("What was different"),
    }
    return labels.get(key, key.replace("_", " "))


def _text(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, dict):
        pairs = [f"{key}: {text}" for key, part in value.items() if (text := _text(part))]
        return "\n".join(pairs)
    if isinstance(value, list):
        return "\n".join(text for part in value if (text := _text(part)))
    return str(value)
