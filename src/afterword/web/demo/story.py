"""Reads an invented book from its folder: one folder a language and book, TOML and a message log.

Only the first is needed; what a book does not have is left out.

    book.toml       path, hope, name, when it began, what was told of contact, reasons, people
    days.toml       the ten-second cards as one line a week, the urge before and after, Sunday pages
    words.toml      notes from the drawer, letters, notes to open later
    exercises.toml  answers of exercises, oldest first
    years.toml      My story: the line of the years, patterns, the board; small things; days named
    messages.txt    the history that the mirror reads: a time, then lines "I: ..." and "T: ..."

Times are written as `calendar` reads them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from afterword.web.demo.calendar import Calendar

HERE = Path(__file__).parent
BOOKS = ("ines_and_tom", "arthur_and_maire")
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Story:
    """One invented book as it was written, before any day is known."""

    book: dict[str, Any]
    days: dict[str, Any]
    words: dict[str, Any]
    exercises: list[dict[str, Any]]
    years: dict[str, Any]
    messages: str


@cache
def read(language: str, book: str = BOOKS[0]) -> Story:
    """Read one of BOOKS in a language, in English where there is none."""
    folder = HERE / language / book
    if not folder.is_dir():
        folder = HERE / FALLBACK / book
    messages = folder / "messages.txt"
    return Story(
        book=_toml(folder / "book.toml"),
        days=_toml(folder / "days.toml"),
        words=_toml(folder / "words.toml"),
        exercises=_toml(folder / "exercises.toml").get("exercise", []),
        years=_toml(folder / "years.toml"),
        messages=messages.read_text(encoding="utf-8") if messages.is_file() else "",
    )


def export(story: Story, calendar: Calendar) -> str:
    """Write the message history as WhatsApp for Android would have exported it."""
    names = {"I": story.book["me"], "T": story.book["name"]}
    at = calendar.at(calendar.today, time())
    lines: list[str] = []
    for number, row in enumerate(filter(None, story.messages.splitlines())):
        author, colon, text = row.partition(": ")
        if colon:
            at += timedelta(minutes=1 + number * 7 % 5)
            lines.append(f"{at:%d/%m/%Y, %H:%M} - {names[author]}: {text}")
        else:
            at = calendar.moment(row)
    return "\n".join(lines) + "\n"


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
