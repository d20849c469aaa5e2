"""Finding words in text: case does not matter, and a record that cannot hold them is not read."""

from __future__ import annotations

import json
from dataclasses import dataclass

SNIPPET = 90  # characters shown on either side of a find


@dataclass(frozen=True, slots=True)
class Needles:
    """The words to look for, folded: as they are in a text, and as they stand inside JSON."""

    folded: tuple[str, ...]
    in_json: tuple[str, ...]

    def are_in(self, text: str) -> bool:
        """Say whether a text holds all of them."""
        folded = text.casefold()
        return all(needle in folded for needle in self.folded)

    def may_be_in(self, sealed_json: bytes) -> bool:
        """Say whether a record's JSON could hold all of them; False is certain, True is not.

        Most records are turned away here, on their bytes: reading JSON costs ten times as much.
        """
        if b"\\u" in sealed_json:  # letters may hide behind escapes
            return True
        if sealed_json.isascii():
            lower = sealed_json.lower().decode("ascii")
        else:
            lower = sealed_json.decode("utf-8", "replace").casefold()
        return all(needle in lower for needle in self.in_json)


def needles(words: str) -> Needles:
    """Read what was typed into the search field."""
    folded = tuple(words.casefold().split())
    return Needles(folded, tuple(json.dumps(word, ensure_ascii=False)[1:-1] for word in folded))


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
