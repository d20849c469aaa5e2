"""Earlier versions of a letter, sealed with it, and what changed between one and now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any, Literal

from afterword.words import sentences

MOST = 8
LONGEST = 240_000
"""At most so many versions, and characters in all of them; the oldest goes first."""

_CLOSE = 400
"""Words of a changed stretch up to which it is compared word by word."""

Which = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is the same in both, gone since, or new."""

    which: Which
    text: str


def add(value: dict[str, Any], saved: datetime, text: str) -> list[dict[str, str]]:
    """Return the versions to keep beside a new text: the one it replaces is added, if it differs.

    `value` is the letter as it was kept, `saved` the instant at which that was.
    """
    before: list[dict[str, str]] = list(value.get("versions", ()))
    if value["text"] == text:
        return before
    kept = [*before, {"saved": saved.isoformat(), "text": value["text"]}][-MOST:]
    while len(kept) > 1 and sum(len(one["text"]) for one in kept) > LONGEST:
        del kept[0]
    return kept


def compared(then: str, now: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces: the earlier one with what is gone, this one with what is new."""
    left: list[Piece] = []
    right: list[Piece] = []
    old, new = list(_stretches(then)), list(_stretches(now))
    for _tag, a, b, c, d in _opcodes(old, new):
        one, two = "".join(old[a:b]), "".join(new[c:d])
        if one == two:
            _put(left, "same", one)
            _put(right, "same", two)
        else:
            _closer(one, two, left, right)
    return left, right


def _closer(one: str, two: str, left: list[Piece], right: list[Piece]) -> None:
    """Compare a changed stretch word by word, unless it is long."""
    old, new = _words(one), _words(two)
    if max(len(old), len(new)) > _CLOSE:
        old, new = [one], [two]
    for tag, a, b, c, d in _opcodes(old, new):
        _put(left, "same" if tag == "equal" else "gone", "".join(old[a:b]))
        _put(right, "same" if tag == "equal" else "new", "".join(new[c:d]))


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _put(pieces: list[Piece], which: Which, text: str) -> None:
    """Add a piece, joined to the last one when it is of the same sort."""
    if not text:
        return
    if pieces and pieces[-1].which == which:
        pieces[-1] = Piece(which, pieces[-1].text + text)
    else:
        pieces.append(Piece(which, text))


def _stretches(text: str) -> Iterator[str]:
    """Each sentence with the white space before it; together they are the text."""
    at = 0
    for span in sentences(text):
        yield text[at : span.end]
        at = span.end
    if at < len(text):
        yield text[at:]


def _words(text: str) -> list[str]:
    """Each word with the white space before it; together they are the text."""
    found: list[str] = []
    start = at = 0
    for word in text.split():
        at = text.index(word, start) + len(word)
        found.append(text[start:at])
        start = at
    if start < len(text):
        found.append(text[start:])
    return found
