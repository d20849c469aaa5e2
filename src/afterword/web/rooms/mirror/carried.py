"""Patterns carried to step 1: a name of the person's own, with what it was seen in.

They lie on a shelf that step 1 reads. What was seen belongs to the history: deleting that leaves
the name and the person's own example, and takes away the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from afterword.web.store import books, sealed

MOST_POSITIONS = 50


def shelf() -> sealed.Shelf:
    """Return where the patterns of the shown book lie."""
    book = books.current()
    return sealed.Shelf("step1", "pattern", "patterns", book.id if book else sealed.NO_BOOK)


def carry(
    name: str, own_example: str, *, history: UUID, positions: Sequence[int], sentence: str
) -> sealed.Entry:
    """Save a pattern with its evidence: message positions in a history, and what was said there."""
    evidence = {
        "import": str(history),
        "positions": list(positions[:MOST_POSITIONS]),
        "sentence": sentence,
    }
    return sealed.save(shelf(), {"name": name, "own_example": own_example, "evidence": evidence})


def forget(history: UUID) -> None:
    """Take the evidence that came from a history away from every pattern."""
    for entry in sealed.readable(shelf()):
        if _from(entry, history):
            value = {**entry.value, "evidence": None}
            sealed.save(shelf(), value, id=entry.id, rev=entry.rev)


def _from(entry: sealed.Entry, history: UUID) -> bool:
    evidence: dict[str, Any] | None = entry.value.get("evidence")
    return bool(evidence) and evidence is not None and evidence.get("import") == str(history)
