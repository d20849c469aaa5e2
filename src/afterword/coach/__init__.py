"""The letter coach: reads a draft and says quietly what it may do to the person who gets it.

It never writes or rewrites a sentence. What is good comes first; a harmful turn is named and
asked about. Nothing is written to the disk, nothing is logged, and rules are read on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afterword.coach.report import Report

CHANNELS = ("text", "chat", "email", "letter")
KINDS = (
    "apology",
    "reconnect",
    "closing",
    "reply",
    "logistics",
    "condolence",
    "coparent",
    "grief",
    "after-no",
)
CONTACTS = ("open", "in-touch", "closed", "locked", "unknown")
LONGEST = 1_000_000
"""Longest draft, in bytes of UTF-8."""


class CoachProblem(ValueError):  # noqa: N818 - a problem, in the words of the house
    """The coach was asked something it cannot answer; the message says what to change."""


def check(
    text: str,
    *,
    channel: str = "letter",
    kind: str = "reconnect",
    context: str = "",
    contact: str = "unknown",
    language: str = "en",
) -> Report:
    """Read one draft and report on it.

    `channel`, `kind` and `contact` are one of CHANNELS, KINDS and CONTACTS; `context` is a line
    about the two people and what was said about contact. Offsets in the report are code points of
    `text`. Raises CoachProblem for an argument outside those, an empty draft, one of more than a
    million bytes, or a language without rules.
    """
    _one_of("channel", channel, CHANNELS)
    _one_of("kind", kind, KINDS)
    _one_of("contact", contact, CONTACTS)
    if not isinstance(text, str) or not text.strip():
        raise CoachProblem("There is nothing to read yet. Write a line, then ask again.")
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise CoachProblem("This is longer than a letter can be here (one million bytes).")
    from afterword.coach.engine import read

    return read(text, channel, kind, context, contact, language)


def forget() -> None:
    """Let go of all that is remembered of drafts read so far, as when a vault is locked.

    Until then the last sentences and their scores stay in memory (never on the disk), so that a
    letter that is being written is not read anew as a whole.
    """
    from afterword.coach.memory import forget as let_go

    let_go()


def _one_of(name: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise CoachProblem(f"“{value}” is not a {name}. It is one of: {', '.join(allowed)}.")
