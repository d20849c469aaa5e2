"""Finding words in text: case does not matter, and a record that cannot hold them is not read."""

from __future__ import annotations

import json
from dataclasses import dataclass

SNIPPET = 90  # characters shown on either side of a find


@dataclass(frozen=True, slots=True)
class Needles:
    """The words to look for, folded: as they are in a text, and as they stand inside JSON."""

    folded: tuple[str, ...]
    in_json: tuple[bytes, ...]
    plain: bool  # nothing but ASCII in them

    def are_in(self, text: str) -> bool:
        """Say whether a text holds all of them."""
        folded = text.casefold()
        return all(needle in folded for needle in self.folded)

    def may_be_in(self, sealed_json: bytes) -> bool:
        """Say whether a record's JSON could hold all of them; False is certain, True is not.

        Most records are turned away here, on their bytes: reading JSON costs ten times as much, and
        folding a text with one typographic mark in it five times.
        """
        if b"\\" in sealed_json and b"\\u" in sealed_json:  # letters may hide behind escapes
            return True
        if sealed_json.isascii() or (self.plain and not _folds_into_plain(sealed_json)):
            lower = sealed_json.lower()
            return all(needle in lower for needle in self.in_json)
        folded = sealed_json.decode("utf-8", "replace").casefold().encode()
        return all(needle in folded for needle in self.in_json)


FOLD_INTO_PLAIN = (b"\xc3\x9f", b"\xc4\xb0", b"\xc5\x89", b"\xc5\xbf", b"\xc7\xb0", b"\xe1\xba",
                   b"\xe2\x84", b"\xef\xac")  # fmt: skip
"""How the letters begin, in UTF-8, that fold into ASCII: ß, İ, ſ, the Kelvin sign, ligatures ..."""

_BEGINNINGS = tuple((pair[:1], pair[1:]) for pair in FOLD_INTO_PLAIN)


def _folds_into_plain(text: bytes) -> bool:
    """Say whether such a letter may be in UTF-8; looking for single bytes is what is quick."""
    return any(first in text and second in text for first, second in _BEGINNINGS)


def needles(words: str) -> Needles:
    """Read what was typed into the search field."""
    folded = tuple(words.casefold().split())
    in_json = (json.dumps(word, ensure_ascii=False)[1:-1] for word in folded)
    return Needles(
        folded,
        tuple(word.encode("utf-8", "replace") for word in in_json),
        all(word.isascii() for word in folded),
    )


def around(text: str, needle: str) -> tuple[str, str, str]:
    """Return what stands before the first find of a folded needle, the find, and what follows."""
    start, end = _place(text, needle)
    return (
        text[max(0, start - SNIPPET) : start].lstrip(),
        text[start:end],
        text[end : end + SNIPPET].rstrip(),
    )


def _place(text: str, needle: str) -> tuple[int, int]:
    """Return where a needle is; folding may make one letter two (ß, İ), so places can shift."""
    folded = text.casefold()
    at = max(0, folded.find(needle))
    end = at + len(needle)
    if len(folded) == len(text):
        return at, end
    places = [place for place, letter in enumerate(text) for _ in letter.casefold()]
    return places[at], places[end - 1] + 1
