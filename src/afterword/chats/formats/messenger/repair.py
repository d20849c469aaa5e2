"""Meta writes every byte of its UTF-8 as a character of its own: this puts the text back."""

from __future__ import annotations

import re

_RUN = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf]{1,3}")
_NEVER_TYPED = re.compile(r"[\u0080-\u009f]")
"""Characters that nobody can type. Where they stand, the text was taken apart."""


def repaired(text: str) -> str:
    """Return the text as it was typed. One that was never taken apart stays as it is."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return _RUN.sub(_one_run, text) if _NEVER_TYPED.search(text) else text


def _one_run(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode("utf-8")
    except UnicodeError:
        return found[0]
