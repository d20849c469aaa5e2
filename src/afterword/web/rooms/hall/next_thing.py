"""One next thing with its reason, chosen from what really is there. A pure function of facts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from afterword.web.exercises.offer import Offer

LOW = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """What Today knows when it suggests something.

    Attributes:
        path: the book's path, one of ``books.PATHS``.
        kept: the vault can be opened again.
        worth_keeping: there are words that would be lost.
        waiting_note: a note of an earlier day lies in the drawer and was not left there on purpose.
        notes: notes in the drawer.
        letters: letters begun.
        history: messages were brought in.
        face: today's face, 1 (heavy) to 5, or None.
        put_off: "not today" was pressed today.
        exercise: one that may be offered now, or None.
        closed: the person has closed the book; nothing of it is offered.
    """

    path: str
    kept: bool
    worth_keeping: bool
    waiting_note: bool
    notes: int
    letters: int
    history: bool
    face: int | None
    put_off: bool
    exercise: Offer | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """One thing to do, why, and where.

    ``url`` is the name of a page, "" when nothing is needed. Where that is an exercise, ``code`` is
    its address and ``language`` that of its title.
    """

    title: str
    reason: str
    url: str
    label: str
    can_wait: bool = True
    code: str = ""
    language: str = ""


def choose(facts: Facts) -> Next:
    """Return the one thing that Today offers."""
    if facts.worth_keeping and not facts.kept:
        return _keep()
    if facts.put_off:
        return _nothing(_("It can wait. It will be here."))
    if facts.face is not None and facts.face <= LOW:
        return _nothing(_("A heavy day asks for nothing more than getting through it."))
    if facts.waiting_note:
        return _morning_after()
    if facts.closed:
        return _closed()
    if not facts.notes and not facts.letters:
        return _grief_first() if facts.path == "died" else _write_here()
    if not facts.letters:
        return _grief_letter() if facts.path == "died" else _letter()
    offer = facts.exercise
    if offer is not None and (offer.begun or offer.first):
        return _exercise(offer, facts.path)
    if not facts.history and facts.path in {"ended", "separated"}:
        return _history()
    if offer is not None:
        return _exercise(offer, facts.path)
    return _nothing(_("You may simply close this."))


def has_room_for_an_exercise(facts: Facts) -> bool:
    """Say whether an exercise could be chosen at all; looking for one opens many records."""
    heavy = facts.face is not None and facts.face <= LOW
    first = facts.worth_keeping and not facts.kept
    other = facts.put_off or heavy or first or facts.waiting_note or facts.closed
    return bool(facts.letters) and not other


def _keep() -> Next:
    return Next(
        _("Keep this?"),
        _("Nothing is kept yet. Close the browser, and what you wrote is gone for good."),
        "door:keep",
        _("Keep this"),
        can_wait=False,
    )


def _nothing(reason: str) -> Next:
    return Next(_("Nothing is needed today"), reason, "", "", can_wait=False)


def _closed() -> Next:
    return Next(
        _("This book is closed"),
        _("It stays here, sealed. You can look into it, or open it again, on any day."),
        "endings:home",
        _("Look into it"),
        can_wait=False,
    )


def _morning_after() -> Next:
    return Next(
        _("Something lies in the drawer"),
        _("You put it there on another day. Words read differently by daylight."),
        "hall:notes",
        _("Open the drawer"),
    )


def _write_here() -> Next:
    return Next(
        _("Write the sentence you keep turning over"),
        _("Here it goes into a drawer, not to them. One line is enough."),
        "hall:write",
        _("Write it here"),
    )


def _grief_first() -> Next:
    return Next(
        _("Say one thing to them"),
        _("Whatever came to mind when you woke. It stays here, with you."),
        "hall:write",
        _("Write it here"),
    )


def _letter() -> Next:
    return Next(
        _("Look at what a letter could be"),
        _("You have words in the drawer. A letter is where they can become clear to you."),
        "letters:home",
        _("Look at letters"),
    )


def _grief_letter() -> Next:
    return Next(
        _("A letter that stays with you"),
        _("You have written a few lines. There may be more that was left unsaid."),
        "letters:home",
        _("Look at letters"),
    )


def _history() -> Next:
    return Next(
        _("Read your own side of the messages"),
        _("It begins with a time one of you mended something. Only you see it."),
        "mirror:home",
        _("Bring in messages"),
    )


def _exercise(offer: Offer, path: str) -> Next:
    reasons = _reasons_in_grief() if path == "died" else _reasons()
    half_way = _("You stopped part of the way. It goes on where you left it, or not at all.")
    return Next(
        offer.title,
        half_way if offer.begun else reasons[offer.step],
        "exercises:home",
        _("Look at it"),
        code=offer.code,
        language=offer.language,
    )


def _reasons() -> dict[int, str]:
    return {
        1: _("The whole is too much to look at. One small piece of it is not."),
        2: _("Whatever comes of the rest, this part is yours."),
        6: _("What is let go of here is let go for your own sake."),
        7: _("A question you could ask is lighter than something you wait for."),
    }


def _reasons_in_grief() -> dict[int, str]:
    return {
        1: _("A story that is told stays. A few lines are a beginning."),
        2: _("The days go on asking for small things. One of them is enough."),
        7: _("The whole person is easier to keep than a saint."),
        8: _("Some decisions have no date but the one you give them."),
    }
