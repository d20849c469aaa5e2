"""Which findings stand when several meet. A help and a harm may stand side by side.

One note a sentence for each label; a formula of freedom or of respect does not count where the
same breath takes it back; an apology that is taken back is not ownership of the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from afterword.coach.draft import Draft
from afterword.coach.report import Finding

AGREED = 0.95
"""Confidence of a label that two or more rules found in one sentence."""

TAKES_BACK = {
    "open-door": frozenset({"plea", "pressure", "guilt", "threat", "leverage", "rush"}),
    "validates": frozenset({"pressure", "dismissal", "blame", "contempt", "threat", "guilt"}),
    "warmth": frozenset({"contempt", "threat", "leverage", "surveillance", "guilt"}),
    "owns": frozenset({"non-apology", "contempt", "guilt"}),
    "wish": frozenset({"plea", "pressure", "rush"}),
    "update": frozenset({"plea", "guilt", "threat", "surveillance", "promise", "leverage"}),
    "learned": frozenset({"blame", "contempt", "promise"}),
    "names": frozenset({"threat", "surveillance"}),
}
"""For each help, the harms that undo it in the same sentence."""

NEIGHBOURS = {"open-door": frozenset({"pressure", "threat", "leverage"})}
"""For each help, the harms that undo it from the sentence before or after."""


def settle(draft: Draft, found: Iterable[Finding]) -> list[Finding]:
    """What stands of all findings, in reading order."""
    by_sentence = _by_sentence(draft, sorted(found, key=lambda finding: finding.span))
    standing: list[Finding] = []
    for index, findings in enumerate(by_sentence):
        here = {finding.label for finding in findings}
        beside = {
            finding.label
            for neighbour in (index - 1, index + 1)
            if 0 <= neighbour < len(by_sentence)
            for finding in by_sentence[neighbour]
        }
        standing.extend(finding for finding in findings if not undone(finding.label, here, beside))
    return standing


def undone(label: str, here: Set[str], beside: Set[str]) -> bool:
    """Whether a help is undone by harms in its own sentence, or in the one before or after."""
    same = TAKES_BACK.get(label, frozenset()) & here
    return bool(same or NEIGHBOURS.get(label, frozenset()) & (here | beside))


def _by_sentence(draft: Draft, found: list[Finding]) -> list[list[Finding]]:
    """The findings of each sentence, one for each label: the first, surer when rules agree."""
    result: list[list[Finding]] = []
    place = 0
    for sentence in draft.sentences:
        mine: dict[str, Finding] = {}
        while place < len(found) and found[place].span.start < sentence.span.end:
            finding = found[place]
            first = mine.get(finding.label)
            if first is None:
                mine[finding.label] = finding
            elif first.rule != finding.rule:
                mine[finding.label] = replace(first, confidence=AGREED)
            place += 1
        result.append(list(mine.values()))
    return result
