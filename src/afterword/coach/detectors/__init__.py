"""Detectors: kinds of looking that a list of phrases cannot express, one file each.

A detector is a module with `WORDS`, the names of the cue lists a rule must give it, and
`find(draft, owner)`, which yields each sentence and hit to mark. The hits of a list are under
`owner/<name>` in every sentence. No detector knows a word of any language.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from afterword.coach.cues import Hit
from afterword.coach.draft import Draft, Sentence


class Detector(Protocol):
    """What every module in this folder offers."""

    WORDS: tuple[str, ...]

    def find(self, draft: Draft, owner: str) -> Iterable[tuple[Sentence, Hit]]:
        """Yield every sentence and stretch of it that shows the pattern."""


@cache
def detector(name: str) -> Detector:
    """The detector of that name. The rule reader has already made sure it is there."""
    return cast(Detector, import_module(f"{__name__}.{name}"))
