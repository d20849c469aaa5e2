"""Turns a coach's report into the few quiet notes a person sees: good things first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from afterword import coach
from afterword.coach.meant import mark_for, span_of, without
from afterword.coach.report import Finding, Report
from afterword.web.rooms.step3_reach_out import context, kept
from afterword.web.rooms.step3_reach_out.pages import Note, Notes
from afterword.web.store import session
from afterword.words import Span

MOST_GOOD = 2
MOST_LOOK = 3
LANGUAGE = "en"
CLOSED = {"closed", "locked"}


def report_of(value: dict[str, Any]) -> Report:
    """Read a letter (text, channel, kind, and the marks under `meant`) as contact stands.

    Raises:
        coach.CoachProblem: the text cannot be read; the message says why.
    """
    session.current().row.uploads.setdefault("coach", _Remembering())
    report = coach.check(
        value["text"],
        channel=value["channel"],
        kind=value["kind"],
        context=context.line(),
        contact=kept.contact(),
        language=LANGUAGE,
    )
    return without(report, value.get("meant", ()))


def of(report: Report, *, meant: int = 0) -> Notes:
    """Return what is shown of a report; `meant` sentences are stood by."""
    good = [_note(report, finding) for finding in _praised(report)]
    look = _once(_note(report, finding) for finding in report.gravest)
    return Notes(
        now=_now(report),
        good=good,
        look=look[:MOST_LOOK],
        rest=look[MOST_LOOK:],
        missing=[_missing(name) for name in report.missing][:1] if len(look) < MOST_LOOK else [],
        closed=kept.contact() in CLOSED,
        unread=_unread(report),
        meant=meant,
    )


def spans(shown: Notes) -> list[dict[str, object]]:
    """Return the underlines: one colour, wavy for a second look, dotted for what is good."""
    return [
        {"start": note.start, "end": note.end, "kind": kind}
        for kind, notes in (("good", shown.good), ("look", shown.look))
        for note in notes
    ]


class _Remembering:
    """The sentences the coach remembers while a letter is written; locking lets them go."""

    def let_go(self) -> None:
        """Forget them."""
        coach.forget()


def _praised(report: Report) -> list[Finding]:
    """Return what is good: one finding a sentence and a label, each over its whole sentence."""
    kept: dict[Span, Finding] = {}
    for finding in report.praised:
        whole = span_of(report, finding)
        if whole not in kept and finding.label not in {one.label for one in kept.values()}:
            kept[whole] = replace(finding, span=whole)
    return list(kept.values())[:MOST_GOOD]


def _once(notes: Iterable[Note]) -> list[Note]:
    """Leave out a note that says the same of the same words again."""
    return list({(note.quote, note.message): note for note in reversed(list(notes))}.values())[::-1]


def _note(report: Report, finding: Finding) -> Note:
    good = finding.kind == "help"
    start, end = finding.span
    return Note(
        good=good,
        quote=report.text[start:end].strip(),
        message=finding.message,
        why=finding.why,
        question="" if good else finding.question,
        start=start,
        end=end,
        mark="" if good else mark_for(report, finding),
    )


def _now(report: Report) -> str:
    """Return, in one line, what the letter does as it stands."""
    if report.verdict == "hold":
        return _("As it stands, it is better kept than sent.")
    there = {finding.label for finding in report.praised}
    said = [words for label, words in _does().items() if label in there]
    if not said:
        return ""
    return _("What it does now: %(what)s.") % {"what": "; ".join(said)}


def _does() -> dict[str, str]:
    return {
        "validates": _("it lets their side stand"),
        "names": _("it tells what happened"),
        "owns": _("it takes your own part"),
        "learned": _("it says what you understood"),
        "update": _("it brings a little news"),
        "warmth": _("it is kind"),
        "wish": _("it says your wish, once"),
        "open-door": _("it leaves them free"),
    }


def _unread(report: Report) -> str:
    """Return why the letter was not read closely; "" when it was."""
    said = {
        "language": _("Only English is read well here. In this language, much may go unseen."),
        "length": _("This is longer than a letter, so only the plainest things were looked for."),
    }
    return said.get(report.because, "")


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
