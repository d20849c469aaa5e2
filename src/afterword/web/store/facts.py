"""What was told about the shown book, kept as one sealed log, and what follows from it now.

Pages ask here and nowhere else: which quieter versions are on, where contact stands, what the gate
says, which rooms exist. The log itself and every rule are `afterword.journey`'s. Books about one
and the same person have one log, so no book knows less than another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError
from django.utils import timezone

from afterword.journey import contact, corrections, locks, paths, questions
from afterword.journey.contact import Contact, Logistics, Where
from afterword.journey.facts import Fact, Facts, FactsProblem
from afterword.journey.gates import REACHING_OUT_ON, Verdict, gate
from afterword.journey.reasons import Purpose, Reason
from afterword.web.store import books, letters, sealed, session

TRIES = 8
SEEN_EVERY = timedelta(hours=1)  # a clock set back by less than this is not noticed, nor matters
Step = Callable[[Facts], Facts]


@dataclass(frozen=True, slots=True)
class Kept:
    """The record of one log. ``log`` is None when it is there and cannot be read."""

    log: Facts | None
    held: bool = False
    rev: int = 0


def now() -> datetime:
    """Return this instant, in the zone of this machine."""
    return timezone.localtime()


def zone() -> tzinfo:
    """Return the zone of this machine."""
    return timezone.get_current_timezone()


def visit() -> str:
    """Return the name of this visit: from unlocking to the lock, in this browser."""
    sid = session.current().row.sid
    return hashlib.sha256(b"afterword/visit" + sid).hexdigest()[:16]


# --- what was told ----------------------------------------------------------------------------


def current() -> Facts:
    """Return the log of the shown book; an empty one before there is a book.

    Raises FactsProblem when it is there and cannot be read.
    """
    book = books.current()
    return _readable(_kept(book.about)) if book else Facts()


def told() -> tuple[Fact, ...]:
    """Return what stands, as corrected, in the order of telling; nothing where it is damaged."""
    log = _log_now()
    return corrections.standing(log, now(), zone()) if log else ()


def change(step: Step) -> Facts:
    """Change the log of the shown book, again on top of what another window told meanwhile.

    What it closes takes effect before this returns: letters for sending become unsent ones.

    Raises:
        FactsProblem: what ``step`` raises, or the log cannot be read.
        sealed.MissingError: there is no book.
    """
    book = books.current()
    if book is None:
        raise sealed.MissingError
    return _change(book.about, step)


def tell(kind: str, *, on: date | None = None, **said: Any) -> Fact:
    """Tell a fact of this visit; ``on`` is today where it is not given. Raises FactsProblem."""
    moment, this = now(), visit()
    log = change(lambda facts: facts.tell(kind, moment, visit=this, on=on, **said))
    return log.log[-1]


def take_back(number: int) -> None:
    """Take back what was told in this same visit. Raises FactsProblem in any other."""
    moment, this = now(), visit()
    change(lambda facts: corrections.take_back(facts, number, moment, visit=this))


def correct(number: int, which: str, *, words: str = "", to: date | None = None) -> None:
    """Correct the wording, date or end of a fact, or withdraw it. Raises FactsProblem."""
    moment, this = now(), visit()
    change(
        lambda facts: corrections.correct(
            facts, number, which, moment, visit=this, words=words, to=to
        )
    )


def pending() -> tuple[corrections.Pending, ...]:
    """Return the corrections that do not hold yet."""
    log = _log_now()
    return corrections.pending(log, now(), zone()) if log else ()


# --- what follows -----------------------------------------------------------------------------


def quieter_now() -> frozenset[str]:
    """Name the quieter versions that lie over the shown book: "afraid", "frightening"."""
    log = _log_now()
    return locks.quieter(log, now(), zone()) if log else frozenset()


def where_now() -> Where:
    """Say where contact stands. A log that cannot be read counts as a lock."""
    log = _log_now()
    return Where(Contact.LOCKED) if log is None else contact.where(log, now(), zone())


def gate_now(purpose: Purpose = "letter") -> Verdict:
    """Say whether the person may write to them now, and what is missing."""
    book = books.current()
    log = _log_now()
    if book is None or log is None:
        return Verdict(False, Contact.LOCKED, (Reason("damaged" if book else "path"),))
    return gate(log, now(), zone(), path=book.path, purpose=purpose)


def logistics_now() -> Logistics:
    """Say whether the channel for children, health, money, home is there."""
    log = _log_now()
    return Logistics(False, "damaged") if log is None else contact.logistics(log, now(), zone())


def unanswered_now(door: str) -> bool:
    """Say whether the full questions about fear are to be asked at a door first."""
    log = _log_now()
    return bool(log is not None and questions.unanswered(log, door, now(), zone()))


def rooms_now() -> frozenset[str]:
    """Name the rooms and parts of rooms that exist for the shown book (`journey.paths.rooms`)."""
    book = books.current()
    if book is None:
        return frozenset()
    log, moment = _kept(book.about).log, now()
    at = Where(Contact.LOCKED) if log is None else contact.where(log, moment, zone())
    practical = log is not None and contact.logistics(log, moment, zone()).open
    return paths.rooms(
        book.path,
        locks.quieter(log, moment, zone()) if log else frozenset(),
        at.state,
        shares=book.shares if book.path == "separated" else (),
        logistics_open=practical,
    )


# --- several books ----------------------------------------------------------------------------


def join(other: books.Book) -> None:
    """Make the shown book one about the same person as another: one log, the same locks."""
    book = books.current()
    if book is None or book.about == other.about:
        return
    mine = _readable(_kept(book.about))
    if mine.log:
        _change(other.about, lambda facts: locks.carry_over(facts, mine))
    books.change(about=str(other.about))
    _settle(other.about)


def same_name(name: str) -> books.Book | None:
    """Return another book that bears this name, if there is one."""
    shown = books.current()
    return next(
        (
            book
            for book in books.every()
            if (shown is None or book.id != shown.id) and locks.same_person(book.name, name)
        ),
        None,
    )


def meet() -> None:
    """Note the time once an hour, and let what has closed by itself take effect, in all books.

    Called on every request that a person causes, before any page is made.
    """
    afraid = False
    for about in {book.about for book in books.every()}:
        kept = _kept(about)
        if kept.log is None or not kept.log.log:
            continue
        seen = kept.log.seen
        moment = now()
        if seen is None or abs(moment - seen) > SEEN_EVERY or kept.held != _holds(kept.log):
            _change(about, lambda facts: facts)
        afraid = afraid or "afraid" in locks.quieter(kept.log, moment, zone())
    session.current().row.locks_when_idle = afraid


def settle_all() -> None:
    """Let where contact stands take effect on the letters of every book, after some came in."""
    for about in {book.about for book in books.every()}:
        _settle(about)


# --- the record -------------------------------------------------------------------------------


def _log_now() -> Facts | None:
    """Return the log of the shown book, opened once a request; every save empties that memory."""
    book = books.current()
    if book is None:
        return Facts()
    return session.remembered(f"facts {book.about}", lambda: _kept(book.about).log)


def _shelf(about: UUID) -> sealed.Shelf:
    return sealed.Shelf("journey", "setting", "facts", about)


def _kept(about: UUID) -> Kept:
    entry = next(iter(sealed.entries(_shelf(about), newest=1)), None)
    if entry is None:
        return Kept(Facts())
    if isinstance(entry, sealed.Unreadable):
        return Kept(None)
    try:
        log = Facts.from_json(entry.value["facts"])
    except FactsProblem:
        return Kept(None)
    return Kept(log, bool(entry.value.get("held")), entry.rev)


def _readable(kept: Kept) -> Facts:
    if kept.log is None:
        raise FactsProblem("What you told here cannot be read, so nothing can be added to it.")
    return kept.log


def _change(about: UUID, step: Step) -> Facts:
    for _attempt in range(TRIES):
        kept = _kept(about)
        before = _readable(kept)
        after = step(before.see(now()))
        try:
            _save(about, after, kept)
        except (sealed.ConflictError, IntegrityError):
            continue  # another window told something: its log is read again, and this goes on top
        _settle(about)
        return after
    raise FactsProblem("Another window is telling something too. Please try once more.")


def _save(about: UUID, log: Facts, kept: Kept) -> None:
    value = {"facts": log.to_json(), "held": _holds(log)}
    # One log, one address: two windows that begin it at once cannot make two of it.
    sealed.save(_shelf(about), value, id=uuid5(about, "facts"), rev=kept.rev)


def _holds(log: Facts) -> bool:
    return not contact.may_hold_letters(contact.where(log, now(), zone()).state)


def _settle(about: UUID) -> None:
    """Turn letters for sending into unsent ones where none may be sent."""
    log = _kept(about).log
    closed = log is None or _holds(log)
    for book in books.every():
        if book.about == about and (closed or book.path not in REACHING_OUT_ON):
            letters.stay(book.id, now().date())
