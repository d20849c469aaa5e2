"""Everything of the open vault as plain data, to take along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from afterword.web.store import archives, messages, sealed, session, settings
from afterword.web.store.models import Record

FORMAT = "afterword-export"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Takeout:
    """All entries that could be opened, and how many could not."""

    made: datetime
    entries: list[sealed.Entry]
    unreadable: int


def count() -> int:
    """Return how many records the open vault holds, the catalogue left out."""
    total = Record.objects.filter(owner_id=session.current().row.vault_id).count()
    return total - int(sealed.one(sealed.CATALOGUE) is not None)


def take() -> Takeout:
    """Open every entry, the oldest first; a record that lies on no known shelf counts as well."""
    opened = [entry for entry in sealed.everything() if isinstance(entry, sealed.Entry)]
    entries = [entry for entry in opened if entry.shelf != settings.CODE]  # a key, no word
    entries.sort(key=lambda entry: (entry.created, entry.id))
    return Takeout(datetime.now(UTC), entries, count() - len(opened))


def as_json(takeout: Takeout) -> str:
    """Return the documented JSON form (docs/export-format.md)."""
    return json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "exported": takeout.made.isoformat(),
            "unreadable": takeout.unreadable,
            "records": [_record(entry) for entry in takeout.entries],
        },
        ensure_ascii=False,
        indent=1,
    )


def message_files(takeout: Takeout) -> Iterator[tuple[str, str]]:
    """Yield a name and the lines of each message history that was kept, one JSON object a line."""
    for entry in takeout.entries:
        if entry.shelf.kind != messages.KIND:
            continue
        lines = [_line(line) for line in _readable(messages.of(entry))]
        yield f"messages-{entry.value['history']}.jsonl", "".join(lines)


def _readable(kept: messages.Messages) -> Iterator[messages.Line]:
    try:
        yield from kept.every()
    except archives.LostError:  # what comes after a lost segment stays in the vault
        return


def _line(line: messages.Line) -> str:
    said = {**line._asdict(), "at": line.at.isoformat()}
    return json.dumps(said, ensure_ascii=False) + "\n"


def _value(entry: sealed.Entry) -> dict[str, Any]:
    """Return what a room kept; of message histories without what is true of this vault only."""
    if entry.shelf.kind != messages.KIND:
        return entry.value
    parts = [{k: v for k, v in part.items() if k != "digest"} for part in entry.value["parts"]]
    return {**entry.value, "parts": parts}


def _record(entry: sealed.Entry) -> dict[str, object]:
    book = entry.shelf.book
    return {
        "id": str(entry.id),
        "book": None if book == sealed.NO_BOOK else str(book),
        "room": entry.shelf.room,
        "kind": entry.shelf.kind,
        "exercise": entry.shelf.exercise,
        "rev": entry.rev,
        "created": entry.created.isoformat(),
        "saved": entry.saved.isoformat(),
        "value": _value(entry),
    }
