"""What the coach says: findings, the sentences they stand in, and the report as JSON or prose."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.words import Span

VERSION = 1
NOTES_SHOWN = 3
GRAVEST_FIRST = (
    "threat",
    "leverage",
    "surveillance",
    "dismissal",
    "contempt",
    "pressure",
    "guilt",
    "blame",
    "plea",
    "non-apology",
    "rush",
    "promise",
)
"""What may frighten or bind a reader comes before what may only hurt or tire them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed. `kind` is harm, help, over-ownership or safety; `rule` is the name of the
    rule's file, or of the reader that found it (encoder or plain).
    """

    label: str
    kind: str
    span: Span
    message: str
    why: str
    question: str
    rule: str = ""
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """A sentence and the labels that stand on it, each with how sure the rules are (0 to 1)."""

    span: Span
    labels: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Report:
    """The whole answer about one draft. `reader` says who read it beside the rules: encoder, plain
    (the smaller one, where the encoder cannot run), or rules (nobody); `because` why nobody did:
    "language" (it is not English), "length" (it is longer than any letter), or "".
    """

    text: str
    verdict: str
    safety: tuple[str, ...]
    sentences: tuple[SentenceReport, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    reader: str = "rules"
    because: str = ""

    @property
    def helps(self) -> tuple[Finding, ...]:
        """What is good in the draft, in reading order."""
        return tuple(finding for finding in self.findings if finding.kind == "help")

    @property
    def praised(self) -> tuple[Finding, ...]:
        """What is good and may be said first: nothing from a sentence that takes on too much."""
        heavy = [one.span for one in self.findings if one.kind == "over-ownership"]
        held = [
            sentence.span
            for sentence in self.sentences
            if any(sentence.span.start <= span.start < sentence.span.end for span in heavy)
        ]
        return tuple(
            finding
            for finding in self.helps
            if not any(span.start <= finding.span.start < span.end for span in held)
        )

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What is worth a second look, in reading order."""
        return tuple(finding for finding in self.findings if finding.kind != "help")

    @property
    def gravest(self) -> tuple[Finding, ...]:
        """The notes with the gravest first: danger, then harms, then the rest; surer ones before
        guesses of the same label.
        """
        return tuple(sorted(self.notes, key=_gravity))

    def to_json(self) -> dict[str, object]:
        """The report as plain data, shaped as scripts rely on it (version 1)."""
        return {
            "version": VERSION,
            "verdict": self.verdict,
            "safety": list(self.safety),
            "sentences": [
                {
                    "start": sentence.span.start,
                    "end": sentence.span.end,
                    "labels": [
                        {"label": label, "confidence": confidence}
                        for label, confidence in sentence.labels
                    ],
                }
                for sentence in self.sentences
            ],
            "findings": [
                {
                    "label": finding.label,
                    "kind": finding.kind,
                    "start": finding.span.start,
                    "end": finding.span.end,
                    "message": finding.message,
                    "why": finding.why,
                    "question": finding.question,
                }
                for finding in self.findings
            ],
            "missing": list(self.missing),
        }


def _gravity(finding: Finding) -> tuple[int, float, int]:
    """Where a note belongs among the others; lower is graver."""
    if finding.kind == "safety":
        return -1, 0.0, finding.span.start
    known = finding.label in GRAVEST_FIRST
    place = GRAVEST_FIRST.index(finding.label) if known else len(GRAVEST_FIRST)
    return place, -finding.confidence, finding.span.start
