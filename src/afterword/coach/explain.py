"""What a label means, on a terminal: `afterword check --explain LABEL`."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.coach import CoachProblem
from afterword.coach.label import Label, about
from afterword.coach.rule import LABELS
from afterword.coach.terminal import PLAIN, Ink, paragraph


def explanation(name: str, ink: Ink = PLAIN, language: str = "en") -> str:
    """What a label means, why it is noticed, both ways, and how to disagree.

    Raises CoachProblem for a label that there is not.
    """
    if name not in LABELS:
        raise CoachProblem(f"“{name}” is not a label. It is one of: {', '.join(LABELS)}.")
    return "\n".join(_lines(about(name, language), ink)) + "\n"


def _lines(label: Label, ink: Ink) -> Iterator[str]:
    yield ink.strong(label.name)
    yield from paragraph(label.meaning, "")
    yield ""
    yield from paragraph(f"{label.why} Source: {label.source}.", "")
    yield ""
    yield ink.strong("Sentences that have it:")
    for said in label.marked:
        yield f"  {ink.marked(said)}"
    yield ink.strong("Sentences close by that do not:")
    for said, reason in label.passed:
        yield f"  {said}"
        yield from (ink.soft(line) for line in paragraph(reason, "    "))
    yield ""
    yield from paragraph(label.disagree, "")
