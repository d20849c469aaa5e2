"""Patterns between two people, told as acts: one file each, found by looking in a folder.

    group = "quarrels"              one of GROUPS: where the catalogue lists it
    title = "Mocking, or ..."       what is done, never what kind of person does it
    looks = ["Rolling the eyes"]    two or three ways it shows
    mine = "A time when you ..."    asks for one example of one's own; own side first
    meant = "It often hides ..."    the kinder reading of it
    instead = "Say the hurt ..."    one small other act
    [source]                        text and strength, as an exercise has them

A pattern is asked for like an exercise of three screens (`Pattern.as_exercise`), so that the same
forms and the same judgement of answers serve both. The name of a file never changes once it is out.
"""

from __future__ import annotations

from afterword.programme.patterns.reading import (
    GROUPS,
    PATTERNS,
    Pattern,
    pattern,
    patterns,
    read_pattern,
)

__all__ = ["GROUPS", "PATTERNS", "Pattern", "pattern", "patterns", "read_pattern"]
