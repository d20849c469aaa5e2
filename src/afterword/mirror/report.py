"""A measured history as JSON and as calm text with small plots."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from unicodedata import category

from afterword.mirror.episodes import Window
from afterword.mirror.finding import (
    Own,
    OwnBesideTheirs,
    Pair,
    Quote,
    Result,
    TooFew,
)
from afterword.mirror.periods import day
from afterword.mirror.plots import bar, drawn, ended_by, range_in_words
from afterword.mirror.river import River

__all__ = [
    "History",
    "as_json",
    "as_object",
    "as_text",
    "bar",
    "ended_by",
    "head_lines",
    "range_in_words",
    "river_as_object",
    "windows_as_object",
]

VERSION = 1
WIDTH = 80
BEFORE = (
    "Your own part comes first. None of this is a verdict on either of you: it is what the words "
    "in one file can show, and most of a life together is not in a file. Read one thing, and stop "
    "when it is enough."
)


@dataclass(frozen=True)
class History:
    """What was read before anything was measured: the head of every report.

    `messages` counts what people wrote, `system` the lines of the app itself, `participants` holds
    (name, messages), most first, `unparsed` (line, reason) of what could not be read, the first of
    `unparsed_count`. `notes` are sentences about the reading, for whoever gave the export.
    """

    source: str
    messages: int
    system: int
    unparsed: tuple[tuple[int, str], ...]
    ambiguous_dates: bool
    participants: tuple[tuple[str, int], ...]
    first: datetime | None
    last: datetime | None
    me: str
    unparsed_count: int = 0
    notes: tuple[str, ...] = ()


def as_json(history: History, results: list[Result]) -> str:
    """Return the report in the shape of `mirror --format json`, one object, version 1."""
    report = {
        "version": VERSION,
        "source": history.source,
        "messages": history.messages,
        "system": history.system,
        "unparsed": [{"line": line, "reason": reason} for line, reason in history.unparsed],
        "ambiguous_dates": history.ambiguous_dates,
        "participants": [{"name": name, "messages": n} for name, n in history.participants],
        "first": _iso(history.first),
        "last": _iso(history.last),
        "measures": {result.name: as_object(result) for result in results},
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def as_object(result: Result) -> dict[str, Any]:
    """Return a result as plain JSON values; `kind` is own, pair, own-beside-theirs or too-few."""
    kinds = {Own: "own", Pair: "pair", OwnBesideTheirs: "own-beside-theirs", TooFew: "too-few"}
    values = {name: _plain(value) for name, value in asdict(result).items() if name != "name"}
    return {"kind": kinds[type(result)], **values}


def river_as_object(river: River) -> dict[str, Any]:
    """Return a river as plain JSON values: `months` and `phases`, times as ISO 8601."""
    values: dict[str, Any] = _plain(asdict(river))
    return values


def windows_as_object(windows: Sequence[Window]) -> list[dict[str, Any]]:
    """Return the windows round quarrels as plain JSON values: times and positions only."""
    return [_plain(asdict(window)) for window in windows]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()


def as_text(history: History, results: list[Result]) -> str:
    """Return the report as plain text, 80 columns, one finding after the other."""
    blocks = [_head(history), _filled(BEFORE)]
    blocks += ["\n".join(_block(result)) for result in results]
    blocks += [block for block in [_origins(results)] if block]
    return _visible("\n\n".join(blocks)) + "\n"


def _visible(text: str) -> str:
    """Leave out what a terminal would obey instead of show."""
    return "".join(sign for sign in text if sign == "\n" or category(sign) != "Cc")


def head_lines(history: History) -> list[str]:
    """Say what was read: source and dates, who wrote how much, what could not be read."""
    lines = [history.source]
    if history.first is not None and history.last is not None:
        lines.append(f"{day(history.first)} to {day(history.last)}")
    people = (
        f"{name}{' (you)' if name == history.me else ''} {count:,}"
        for name, count in history.participants
    )
    lines.append(f"{history.messages:,} messages: {', '.join(people)}")
    if history.unparsed_count:
        lines.append(
            f"Lines that could not be read and are not in here: {history.unparsed_count:,}"
        )
    if history.ambiguous_dates:
        lines.append(
            "Day and month could be the other way round in this file. If the dates look wrong, "
            "say --date-order."
        )
    return lines


def _head(history: History) -> str:
    return "\n".join(_filled(line) for line in head_lines(history))


def _block(result: Result) -> Iterator[str]:
    yield result.title
    yield "─" * len(result.title)
    yield _filled(result.question)
    yield ""
    yield _filled(result.said)
    if isinstance(result, TooFew):
        return
    for quote in result.quotes:
        yield ""
        yield from _quote(quote)
    yield from drawn(result)
    yield ""
    yield _filled(result.caveat)


def _origins(results: list[Result]) -> str:
    """Say last how each was found and where it comes from, for those who want to know."""
    found = [result for result in results if not isinstance(result, TooFew)]
    if not found:
        return ""
    heading = "How this was found, and where it comes from"
    blocks = [f"{heading}\n{'─' * len(heading)}"]
    for result in found:
        blocks += [_filled(f"{result.title}. {result.how}"), _filled(result.source)]
    return "\n\n".join(blocks)


def _quote(quote: Quote) -> Iterator[str]:
    yield f"  {day(quote.at)}, {quote.at:%H:%M}"
    for line in quote.text.splitlines() or [""]:
        yield textwrap.fill(line, WIDTH, initial_indent="  │ ", subsequent_indent="  │ ") or "  │"
    if quote.note:
        yield textwrap.fill(quote.note, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _filled(text: str) -> str:
    return textwrap.fill(text, WIDTH)
