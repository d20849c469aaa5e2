"""The printed book: typeset on this machine, from words and days, by Typst.

The words go in as data and are never read as instructions, so nothing a person writes can break
the page or be run. Typst is loaded when the first book is made, not before.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from afterword.web.rooms.endings.gather import Chapter

TEMPLATE = Path(__file__).parent / "book.typ"
# What the built-in fonts can write; for other scripts the fonts of the computer are looked up.
_BUILT_IN = range(0x0530)
_PUNCTUATION = range(0x2000, 0x2070)


class TypesetError(Exception):
    """The book could not be made; the words are where they were."""


def book(
    chapters: Sequence[Chapter],
    *,
    title: str,
    years: str = "",
    marks: Sequence[tuple[float, str]] = (),
    large: bool = False,
    language: str = "en",
) -> bytes:
    """Return the book as a PDF with tags for screen readers.

    Args:
        title: on the cover.
        years: under it, such as "2019 to 2026"; "" for none.
        marks: the line of the years on the cover: height 0 to 1, and a word or "".
        large: large print, 16 points instead of 11.

    Raises:
        TypesetError: Typst refused; it should not.
    """
    import typst

    words = {
        "title": title,
        "years": years,
        "marks": [{"height": height, "label": label} for height, label in marks],
        "large": large,
        "language": language,
        "chapters": [asdict(chapter) for chapter in chapters],
    }
    data = json.dumps(words, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
    fonts = typst.Fonts(include_system_fonts=_needs_more(data))
    try:
        made: bytes = typst.compile(
            TEMPLATE.read_bytes(), sys_inputs={"book": data}, font_paths=fonts, format="pdf"
        )
    except typst.TypstError as problem:
        raise TypesetError from problem
    return made


def _needs_more(text: str) -> bool:
    return any(ord(sign) not in _BUILT_IN and ord(sign) not in _PUNCTUATION for sign in text)
