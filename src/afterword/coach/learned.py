"""What a learned reader adds to the rules: findings in general words, over whole sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from afterword.coach import model
from afterword.coach.arbitration import undone
from afterword.coach.bars import LABELS, confidence, standing
from afterword.coach.draft import Draft
from afterword.coach.label import load_labels
from afterword.coach.report import Finding


def learned(draft: Draft, found: Sequence[Finding], context: str) -> tuple[str, str, list[Finding]]:
    """Who read the draft beside the rules, why nobody did ("length", "language" or ""), and what
    that reader adds to what rules found.
    """
    texts = [draft.text[slice(*sentence.span)] for sentence in draft.sentences]
    reading = model.read(texts, draft.channel, draft.kind, context, draft.language.code)
    if reading is None:
        return model.RULES, model.refused(texts, draft.language.code), []
    return reading.reader, "", list(_added(draft, found, reading))


def _added(draft: Draft, found: Sequence[Finding], reading: model.Reading) -> Iterator[Finding]:
    """A finding for every label that stands, that no rule has found in the same sentence, and that
    no harm found by a rule takes back.
    """
    ruled = _ruled(draft, found)
    stands = standing(
        reading.scores,
        reading.bars,
        ruled_harm=any(finding.kind == "harm" for finding in found),
        grief=draft.kind == "grief",
    )
    labels = load_labels(draft.language.code)
    nothing: frozenset[str] = frozenset()
    for sentence, row, places in zip(draft.sentences, reading.scores, stands, strict=True):
        here = ruled.get(sentence.index, nothing)
        beside = ruled.get(sentence.index - 1, nothing) | ruled.get(sentence.index + 1, nothing)
        for place in places:
            label = labels[LABELS[place]]
            if label.name not in here and not undone(label.name, here, beside):
                yield Finding(
                    label=label.name,
                    kind=label.kind,
                    span=sentence.span,
                    message=label.message,
                    why=label.why,
                    question=label.question,
                    rule=reading.reader,
                    confidence=confidence(row[place], place, reading.bars),
                )


def _ruled(draft: Draft, found: Sequence[Finding]) -> dict[int, frozenset[str]]:
    """The labels each sentence has from a rule, by the sentence's place."""
    starts = [sentence.span.start for sentence in draft.sentences]
    held: dict[int, frozenset[str]] = {}
    for finding in found:
        place = bisect_right(starts, finding.span.start) - 1
        held[place] = held.get(place, frozenset()) | {finding.label}
    return held
