"""The verdict on a whole draft, and what a letter of this kind does not have yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from afterword.coach.draft import Draft
from afterword.coach.report import Finding, SentenceReport

HOLDING = frozenset({"threat", "leverage"})
"""Harms that hold a draft whenever they are used on its reader."""

WANTED = ("validates", "names", "owns", "learned", "update", "open-door")
REACHING_OUT = ("apology", "reconnect")
SHARE = 0.6
"""From this share of harmful sentences on, and with nothing good, nothing is left to send."""


def verdict(draft: Draft, found: Sequence[Finding], safety: Sequence[str]) -> str:
    """`send`, `revise` or `hold`. Never hold for bad writing, length or a single harm."""
    harms = [finding for finding in found if finding.kind == "harm"]
    if safety or any(finding.label in HOLDING for finding in harms):
        return "hold"
    if not harms:
        return "send"
    return "hold" if _nothing_left(draft, harms, found) else "revise"


def _nothing_left(draft: Draft, harms: Sequence[Finding], found: Sequence[Finding]) -> bool:
    """Whether nothing legitimate remains once the harmful sentences are out."""
    body = [sentence for sentence in draft.sentences if sentence.role == "body"]
    starts = sorted(finding.span.start for finding in harms)
    harmed = [
        sentence
        for sentence in body
        if bisect_left(starts, sentence.span.start) < bisect_left(starts, sentence.span.end)
    ]
    good = any(finding.kind == "help" for finding in found)
    return len(harmed) > 1 and not good and len(harmed) >= SHARE * len(body)


def missing(kind: str, contact: str, sentences: Sequence[SentenceReport]) -> tuple[str, ...]:
    """The parts of a reaching-out letter that are not there; none for other letters."""
    if kind not in REACHING_OUT or contact in ("closed", "locked", "in-touch"):
        return ()
    there = {label for sentence in sentences for label, _ in sentence.labels}
    return tuple(label for label in WANTED if label not in there)
