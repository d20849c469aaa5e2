"""Where contact stands, in a heading and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.journey.contact import Contact, Where
from afterword.journey.reasons import because
from afterword.web.standing import reasons
from afterword.web.store import books, facts


@dataclass(frozen=True, slots=True)
class State:
    """``lines``: each lock or reason, dated. ``answer``: they may have answered what was sent."""

    heading: str
    text: str
    lines: tuple[str, ...] = ()
    answer: bool = False


def now() -> State | None:
    """Return where contact stands; None in grief, where there is no such thing."""
    book = books.current()
    if book is None or book.path == "died":
        return None
    return of(facts.where_now())


def of(at: Where) -> State:
    """Put a state into words."""
    if at.state is Contact.LOCKED:
        return _locked(at)
    if at.state is Contact.CLOSED and at.fact is not None:
        line = reasons.sentence(because(at.why, at.fact, facts.zone(), until=at.until))
        return State(_("Closed for now"), _("Words for them stay here, and stay yours."), (line,))
    if at.state is Contact.SENT and at.until is not None:
        day = date_format(at.until, "j F Y")
        text = _("You wait until %(day)s. Nothing has to be added meanwhile.") % {"day": day}
        return State(_("You wrote. It is their turn."), text, answer=True)
    if at.state is Contact.IN_TOUCH:
        text = _("They answered you, or wrote and you answered. Their pace sets yours.")
        return State(_("You are in touch"), text)
    if at.theirs is not None:
        day = date_format(at.theirs.on, "j F")
        text = _("They wrote on %(day)s. You may answer, and you need not.") % {"day": day}
        return State(_("A message of theirs is here"), text)
    if at.one_line:
        text = _("The day they named has come. One short line is open, not a letter.")
        return State(_("The day they named"), text)
    return State(_("Nothing is shut"), _("As far as you told, nothing forbids a letter one day."))


def _locked(at: Where) -> State:
    lines = tuple(
        reasons.sentence(because(lock.code, lock.fact, facts.zone())) for lock in at.locks
    )
    if not lines:
        lines = (_("What you told here cannot be read any more, so this stays shut."),)
    return State(_("Reaching them is shut"), _("What you write for yourself stays open."), lines)
