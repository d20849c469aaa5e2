"""A report in calm prose, for a terminal: what is good first, then at most three notes, each with
its line, its words underlined, and the name by which `--explain` knows it.
"""

from __future__ import annotations

from collections.abc import Iterator

from afterword.coach.meant import span_of
from afterword.coach.report import NOTES_SHOWN, Finding, Report
from afterword.coach.terminal import GOOD, LOOK, PLAIN, Ink, paragraph, place

MISSING = {
    "validates": "a line that lets their view of it stand",
    "names": "what happened, so that it can be pictured",
    "owns": "what was yours, said without a reason beside it",
    "learned": "what you understood since, or do differently now",
    "update": "a little of how you are, asking for nothing",
    "open-door": "a way for them not to answer",
}

CLOSING = {
    "send": "Nothing here asks to be changed. Whether to send it is yours to decide.",
    "revise": "There is a letter here worth keeping. These lines are worth a second look first.",
    "hold": "This one is better kept for now than sent.",
}

READERS = {
    "encoder": "",
    "plain": "Read by the rules and the smaller reader; the larger one could not read this here.",
    "rules": "Read by the rules alone; the readers that have learned are not here.",
}
UNREAD = {
    "language": "I only read English well. This was read by the rules alone; much may go unseen.",
    "length": "This is longer than a letter, so it was read by the rules alone.",
}
"""Who read it, and why not more closely, where that is worth saying."""

NUMBERS = ("No", "One", "Two", "Three")
INDENT = "    "


def as_prose(report: Report, ink: Ink = PLAIN, *, every: bool = False) -> str:
    """The whole report as text, ending with a line break; with `every`, all notes and not three."""
    return "\n".join(_paragraphs(report, ink, every)) + "\n"


def _paragraphs(report: Report, ink: Ink, every: bool) -> Iterator[str]:
    """Danger first where there is any; otherwise what is good, then notes, then the verdict."""
    closing = iter([ink.strong(CLOSING[report.verdict])])
    good, notes = _good(report, ink), _notes(report, ink, every)
    ordered = [good, notes, _missing(report), closing]
    if report.safety:
        ordered = [closing, notes, good]
    written = [block for part in ordered if (block := list(part))]
    reader = UNREAD.get(report.because) or READERS[report.reader]
    if reader:
        written.append([ink.soft(reader)])
    for number, block in enumerate(written):
        if number:
            yield ""
        yield from block


def _missing(report: Report) -> Iterator[str]:
    """What the letter does not have yet; nothing when it is better kept."""
    if report.missing and report.verdict != "hold":
        yield "Not in the letter yet, if you want it there:"
        yield from (f"  - {MISSING[element]}" for element in report.missing)


def _good(report: Report, ink: Ink) -> Iterator[str]:
    """What is good: one place for each kind of it, the first."""
    first: dict[str, Finding] = {}
    for finding in report.praised:
        first.setdefault(finding.label, finding)
    if first:
        yield ink.strong("What is good here:")
        for finding in first.values():
            yield from _place(report, finding, GOOD, ink)
            yield from paragraph(finding.message, INDENT)


def _notes(report: Report, ink: Ink, every: bool) -> Iterator[str]:
    """The notes, the gravest first, and how many more there are."""
    notes = report.gravest
    shown = notes if every else notes[:NOTES_SHOWN]
    if not shown:
        return
    many = NUMBERS[len(shown)] if len(shown) < len(NUMBERS) else str(len(shown))
    yield ink.strong(f"{many} {'thing' if len(shown) == 1 else 'things'} to look at:")
    for number, finding in enumerate(shown):
        if number:
            yield ""
        yield from _place(report, finding, LOOK, ink)
        yield from paragraph(f"{finding.message} {finding.why}", INDENT)
        yield from paragraph(finding.question, INDENT)
    more = len(notes) - len(shown)
    if more:
        yield ""
        yield "There is 1 more note." if more == 1 else f"There are {more} more notes."


def _place(report: Report, finding: Finding, sign: str, ink: Ink) -> Iterator[str]:
    """Where a finding stands: its line and label, the sentence, and signs under its words."""
    line = report.text.count("\n", 0, finding.span.start) + 1
    yield ink.soft(f"  line {line} · {finding.label}")
    sentence = span_of(report, finding)
    yield from (f"{INDENT}{said}" for said in place(report.text, sentence, finding.span, sign, ink))
