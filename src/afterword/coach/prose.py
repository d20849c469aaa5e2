"""A report in calm prose, for a terminal: what is good first, then at most three notes."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.coach.report import NOTES_SHOWN, Finding, Report

QUOTED = 90
"""Longest quotation from the draft, in characters."""

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


def as_prose(report: Report) -> str:
    """The whole report as text, ending with a line break."""
    return "\n".join(_paragraphs(report)) + "\n"


def _paragraphs(report: Report) -> Iterator[str]:
    """Danger first where there is any; otherwise what is good, then notes, then the verdict."""
    closing = iter([CLOSING[report.verdict]])
    ordered = [_good(report), _notes(report), _missing(report), closing]
    if report.safety:
        ordered = [closing, _notes(report), _good(report)]
    written = [block for part in ordered if (block := list(part))]
    reader = UNREAD.get(report.because) or READERS[report.reader]
    if reader:
        written.append([reader])
    for number, block in enumerate(written):
        if number:
            yield ""
        yield from block


def _missing(report: Report) -> Iterator[str]:
    """What the letter does not have yet; nothing when it is better kept."""
    if report.missing and report.verdict != "hold":
        yield "Not in the letter yet, if you want it there:"
        yield from (f"  - {MISSING[element]}" for element in report.missing)


def _good(report: Report) -> Iterator[str]:
    """What is good: one line for each kind of it, with the first place it shows."""
    first: dict[str, Finding] = {}
    for finding in report.praised:
        first.setdefault(finding.label, finding)
    if first:
        yield "What is good here:"
        for finding in first.values():
            yield f"  - {finding.message} “{_sentence(report, finding)}”"


def _notes(report: Report) -> Iterator[str]:
    """At most three notes, the gravest first, and how many more there are."""
    notes = report.gravest
    shown = notes[:NOTES_SHOWN]
    if not shown:
        return
    yield f"{NUMBERS[len(shown)]} {'thing' if len(shown) == 1 else 'things'} to look at:"
    for finding in shown:
        yield f"  “{_sentence(report, finding)}”"
        yield f"    {finding.message} {finding.why}"
        if finding.question:
            yield f"    {finding.question}"
    more = len(notes) - len(shown)
    if more:
        yield ""
        yield "There is 1 more note." if more == 1 else f"There are {more} more notes."


def _sentence(report: Report, finding: Finding) -> str:
    """The sentence a finding stands in, on one line, shortened around it when it is long."""
    start, end = finding.span
    for sentence in report.sentences:
        if sentence.span.start <= start < sentence.span.end:
            start, end = sentence.span
            break
    if end - start > QUOTED:
        start = max(start, min(finding.span.start, end - QUOTED))
        end = min(end, max(start + QUOTED, min(finding.span.end, start + 2 * QUOTED)))
        whole = report.text[start:end]
        return "… " + " ".join(whole.split()) + " …"
    return " ".join(report.text[start:end].split())
