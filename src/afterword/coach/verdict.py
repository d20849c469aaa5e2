"""The verdict on a whole draft, and what a letter of this kind does not have yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from afterword.coach.draft import Draft, Sentence
from afterword.coach.report import Finding, SentenceReport

HOLDING = frozenset({"threat", "leverage"})
"""Harms that hold a draft whenever they are used on its reader."""

SURE_ENOUGH = 0.25
"""From this confidence on they do: low, since a threat that goes out cannot be called back. Chosen
with SHARE on 620 letters of hands the reader had not seen: 90 of the 108 to hold were held, and 11
of 283 good ones, 8 of them by the words for danger.
"""

WANTED = ("validates", "names", "owns", "learned", "update", "open-door")
REACHING_OUT = ("apology", "reconnect")
SHARE = 0.6
MANY = 3
"""From this share of harmful sentences on, and this many of them, with no good sentence besides,
nothing is left to send.
"""


def verdict(draft: Draft, found: Sequence[Finding], safety: Sequence[str]) -> str:
    """`send`, `revise` or `hold`. Never hold for bad writing, length or a single harm."""
    harms = [finding for finding in found if finding.kind == "harm"]
    if safety or any(map(_holds, harms)):
        return "hold"
    if not harms:
        return "send"
    return "hold" if _nothing_left(draft, harms, found) else "revise"


def _holds(finding: Finding) -> bool:
    """Whether this finding alone holds a draft; a reader's mere guess does not."""
    return finding.label in HOLDING and finding.confidence >= SURE_ENOUGH


def _nothing_left(draft: Draft, harms: Sequence[Finding], found: Sequence[Finding]) -> bool:
    """Whether nothing legitimate remains once the harmful sentences are out."""
    body = [sentence for sentence in draft.sentences if sentence.role == "body"]
    harmed = _holding(body, harms)
    good = _holding(body, [finding for finding in found if finding.kind == "help"]) - harmed
    return len(harmed) >= MANY and len(harmed) >= SHARE * len(body) and not good


def _holding(body: Sequence[Sentence], findings: Sequence[Finding]) -> set[int]:
    """Which of these sentences hold at least one of the findings, by index."""
    starts = sorted(finding.span.start for finding in findings)
    return {
        sentence.index
        for sentence in body
        if bisect_left(starts, sentence.span.start) < bisect_left(starts, sentence.span.end)
    }


def missing(kind: str, contact: str, sentences: Sequence[SentenceReport]) -> tuple[str, ...]:
    """The parts of a reaching-out letter that are not there; none for other letters."""
    if kind not in REACHING_OUT or contact in ("closed", "locked", "in-touch"):
        return ()
    there = {label for sentence in sentences for label, _ in sentence.labels}
    return tuple(label for label in WANTED if label not in there)
