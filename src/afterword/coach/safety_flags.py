"""What forces a hold: danger to the writer or to someone else, and a no that is being passed over.

The words for danger live in `afterword.safety`; here they are only asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from afterword.coach.cues import CueTree
from afterword.coach.draft import Draft
from afterword.coach.report import Finding
from afterword.words import Language, Span, words_of

ORDER = ("self-harm", "violence", "no-contact-violation")
CLOSED = ("closed", "locked")

RAISED_BY = {
    "own_life_as_a_lever": "self-harm",
    "blow_made_small": "violence",
    "body_threatened": "violence",
}
"""Rules that speak of danger even when no word for it is used, and the flag each raises."""

MESSAGES = {
    "self-harm": (
        "These words sound as if your life may be in danger.",
        "A letter can wait. Help in Afterword lists people to call in your country, at this hour.",
        "Is someone near you whom you could tell this to now?",
    ),
    "violence": (
        "These words can be read as harm to someone.",
        "Whoever reads this may fear for themselves, or for another person.",
        "Who could you talk to before anything else happens?",
    ),
    "no-contact-violation": (
        "They have asked not to be written to, or it is not allowed.",
        "Even a kind letter passes over that. It can be kept here, unsent.",
        "Would you like to write it for yourself instead?",
    ),
}


def safety_findings(
    draft: Draft, found: Sequence[Finding], context: str, contact: str
) -> tuple[tuple[str, ...], list[Finding]]:
    """The safety flags of a draft, in a fixed order, and a finding for each place of one."""
    flags: set[str] = set()
    findings: list[Finding] = []
    for kind, spans in _danger(draft):
        flags.add(kind)
        findings.extend(_finding(kind, span) for span in spans)
    for finding in found:
        if finding.rule in RAISED_BY:
            flags.add(RAISED_BY[finding.rule])
            findings.append(_finding(RAISED_BY[finding.rule], finding.span))
    if contact in CLOSED or draft.kind == "after-no" or _refused(context, draft.language):
        flags.add("no-contact-violation")
        findings.append(_finding("no-contact-violation", draft.sentences[0].span))
    return tuple(flag for flag in ORDER if flag in flags), findings


def _danger(draft: Draft) -> list[tuple[str, list[Span]]]:
    """What the safety library sees in the text: each kind of danger and where."""
    from afterword.safety import screen

    screening = screen(draft.text, draft.language.code)
    if screening.tier not in ("A", "C"):
        return []
    spans = [Span(*span) for span in screening.spans]
    return [(kind, spans) for kind in sorted(screening.kinds)]


def _finding(kind: str, span: Span) -> Finding:
    message, why, question = MESSAGES[kind]
    return Finding(kind, "safety", span, message, why, question, confidence=1.0)


def _refused(context: str, language: Language) -> bool:
    """Whether the line about the two people says that contact was refused or is forbidden."""
    if not context:
        return False
    tree = CueTree(language)
    tree.add("refused", language.phrases["contact-refused"])
    return bool(tree.hits(words_of(context, Span(0, len(context)), language.code).words))
