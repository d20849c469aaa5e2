"""Turns a coach's report into the few quiet notes a person sees: good things first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from afterword import coach
from afterword.coach.report import Finding, Report
from afterword.web.rooms.step3_reach_out.pages import Note, Notes

MOST_GOOD = 2
MOST_LOOK = 3


def read(value: dict[str, Any], contact: str) -> tuple[Report, Notes]:
    """Read a letter (text, channel, kind), as contact stands; return the report and its notes.

    Raises:
        coach.CoachProblem: the text cannot be read; the message says why.
    """
    report = coach.check(
        value["text"],
        channel=value["channel"],
        kind=value["kind"],
        context="",
        contact=contact,
        language="en",
    )
    good = _once(_note(report, finding, good=True) for finding in report.helps)
    look = _once(_note(report, finding, good=False) for finding in report.gravest)
    return report, Notes(
        good=good[:MOST_GOOD],
        look=look[:MOST_LOOK],
        more=max(0, len(look) - MOST_LOOK),
        missing=[_missing(name) for name in report.missing][:1] if len(look) < MOST_LOOK else [],
        closed=contact in {"closed", "locked"},
    )


def spans(report: Report) -> list[dict[str, object]]:
    """Return the underlines: one colour, wavy for a second look, dotted for what is good."""
    shown = [*report.helps[:MOST_GOOD], *report.gravest[:MOST_LOOK]]
    return [
        {
            "start": finding.span.start,
            "end": finding.span.end,
            "kind": "good" if finding.kind == "help" else "look",
        }
        for finding in shown
    ]


def _once(notes: Iterable[Note]) -> list[Note]:
    """Leave out a note that says the same of the same words again."""
    return list(dict.fromkeys(notes))


def _note(report: Report, finding: Finding, *, good: bool) -> Note:
    quote = report.text[finding.span.start : finding.span.end].strip()
    return Note(good, quote, finding.message, finding.why, "" if good else finding.question)


def _missing(name: str) -> str:
    sentences = {
        "validates": _("Is there a line that lets them feel as they do?"),
        "names": _("Is there one thing, told plainly, that went wrong?"),
        "owns": _("Is there a line that takes your own part, with no “but” after it?"),
        "learned": _("Is there something you have understood since?"),
        "update": _("Is there a little news of you, with nothing asked in return?"),
        "open-door": _("Is it plain that they need not answer?"),
    }
    return sentences[name]
