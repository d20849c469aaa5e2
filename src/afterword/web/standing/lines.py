"""The log as lines for a page: what was told, what it does, what was corrected and from when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.journey.corrections import Pending, could_open
from afterword.journey.facts import Fact, Facts
from afterword.journey.kinds import KINDS
from afterword.web.standing import words
from afterword.web.standing.pages import Correction, Line
from afterword.web.store import facts

FIXED = {"clock_back", "crisis_card", "safety", "wish_to_write"}


def every() -> list[Line]:
    """Return what was told and not taken back, the newest first."""
    log = facts.current()
    standing = {fact.id: fact for fact in facts.told()}
    waiting = {one.correction.id: one for one in facts.pending()}
    gone = {by.of for by in log.of_kind("taken_back")}
    shown = [fact for fact in log.log if fact.id not in gone and fact.kind not in words.NOT_LISTED]
    return [
        _line(fact, standing.get(fact.id), _corrections(fact, log, waiting))
        for fact in reversed(shown)
    ]


def of_oneself(line: Line) -> bool:
    """Say whether a line is about the person alone, not about the two."""
    return line.kind in words.OF_ONESELF


def of(number: int) -> Line | None:
    """Return one line; None where there is none."""
    return next((line for line in every() if line.number == number), None)


def waits(fact: Fact, which: str) -> str:
    """Say, before a correction is made, what becomes of it."""
    kind = KINDS[fact.kind]
    opens = kind.weight == "opens" or (fact.kind == "answered" and fact.which == "yes")
    if opens or kind.weight == "neither" or which == "wording":
        return ""
    if kind.later == "never":
        return _("Your correction is noted and shown. It opens nothing: only its own key does.")
    return _("A correction that could open something takes effect after seven nights.")


def _line(fact: Fact, now: Fact | None, corrections: tuple[Correction, ...]) -> Line:
    current = now or fact
    return Line(
        number=fact.id,
        kind=fact.kind,
        said=words.said(current),
        on=current.on,
        told=_day(fact.told),
        words=current.words,
        until=current.until,
        effect=str(words.WORDS[fact.kind].effect) if now else _("Withdrawn. It does nothing."),
        undo=fact.visit == facts.visit() and fact.kind not in {"clock_back", "crisis_card"},
        fixed=fact.kind in FIXED or now is None,
        corrections=corrections,
    )


def _corrections(fact: Fact, log: Facts, waiting: Mapping[int, Pending]) -> tuple[Correction, ...]:
    gone = {by.of for by in log.of_kind("taken_back")}
    stopped = {by.of for by in log.of_kind("corrected") if by.which == "withdrawn"}
    return tuple(
        Correction(
            number=one.id,
            text=_text(one),
            waits=_waits(waiting.get(one.id), stopped=one.id in stopped),
            can_stop=one.id in waiting and could_open(fact, one),
        )
        for one in log.of_kind("corrected")
        if one.of == fact.id and one.id not in gone
    )


def _waits(pending: Pending | None, *, stopped: bool) -> str:
    if stopped:
        return _("You left it as it was.")
    if pending is None:
        return ""
    if pending.holds_from is None:
        return _("Noted. It opens nothing.")
    moment = pending.holds_from.astimezone(facts.zone())
    return _("Takes effect on %(day)s.") % {"day": date_format(moment, "j F Y, H:i")}


def _text(correction: Fact) -> str:
    said = {
        "wording": _("Worded anew: %(words)s"),
        "date": _("It was on %(day)s."),
        "end": _("It ends on %(day)s."),
        "withdrawn": _("It was not so."),
    }[correction.which]
    day = date_format(correction.to, "j F Y") if correction.to else ""
    told = date_format(_day(correction.told), "j F Y")
    return _("Corrected on %(told)s: %(said)s") % {
        "told": told,
        "said": said % {"words": correction.words, "day": day},
    }


def _day(moment: datetime) -> datetime:
    return moment.astimezone(facts.zone())
