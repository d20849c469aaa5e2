"""“I mean it”: a sentence the writer stands by, and what is then no longer said about it.

A mark is a digest of the sentence's words, so a file of marks holds no sentence, and a mark lapses
as soon as the sentence is changed. Danger is always said, and so is what holds a letter.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from hashlib import sha256

from afterword.coach.report import Finding, Report
from afterword.coach.verdict import HOLDING
from afterword.words import Span

MARK = re.compile(r"[0-9a-f]{16}")
"""What a mark looks like."""


def mark_of(sentence: str) -> str:
    """The mark of a sentence; white space and capitals make no difference."""
    words = " ".join(sentence.split()).casefold()
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def span_of(report: Report, finding: Finding) -> Span:
    """Where the sentence stands in which a finding begins."""
    for sentence in report.sentences:
        if sentence.span.start <= finding.span.start < sentence.span.end:
            return sentence.span
    return finding.span


def sentence_of(report: Report, finding: Finding) -> str:
    """The sentence a finding stands in."""
    return report.text[slice(*span_of(report, finding))]


def may_be_meant(finding: Finding) -> bool:
    """Whether a writer may stand by what was found: not by danger, a threat or a chip."""
    return finding.kind in ("harm", "over-ownership") and finding.label not in HOLDING


def mark_for(report: Report, finding: Finding) -> str:
    """The mark by which a writer may stand by the sentence of a finding; "" where something in that
    sentence is said whatever is marked.
    """
    sentence = sentence_of(report, finding)
    here = [other for other in report.notes if sentence_of(report, other) == sentence]
    return mark_of(sentence) if here and all(map(may_be_meant, here)) else ""


def without(report: Report, marks: Container[str]) -> Report:
    """The report with nothing said about sentences under these marks.

    When no harm is left, `revise` becomes `send`; `hold` stays whatever is marked.
    """
    left = tuple(
        finding
        for finding in report.findings
        if not (may_be_meant(finding) and mark_of(sentence_of(report, finding)) in marks)
    )
    harmed = any(finding.kind == "harm" for finding in left)
    verdict = "send" if report.verdict == "revise" and not harmed else report.verdict
    return replace(report, findings=left, verdict=verdict)
