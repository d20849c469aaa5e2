"""Whatever else is told, done, waited for or set, a lock opens with its own key and no other.

Each lock kind is closed once. Then hypothesis lives the book at random: every other fact, all the
exercises and readiness there are, waiting, clocks set forward and back, other zones, corrections,
taking back, saving and reading, and a new book about the same person. At last the key is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.journey.contact import may_hold_letters, where
from afterword.journey.facts import Fact, Facts, FactsProblem
from afterword.journey.kinds import CHANNELS, KINDS
from afterword.journey.locks import carry_over, held
from afterword.journey.reasons import Purpose
from tests.journey.telling import LONDON, MAY_3, Telling

ZONES = [LONDON, ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Los_Angeles")]
DAY = MAY_3.date()
PAPER_ENDS = DAY + timedelta(days=400)


@dataclass(frozen=True)
class Case:
    """How a lock is closed, what its key is, and what is to be left out of the noise."""

    code: str
    kind: str
    said: dict[str, Any] = field(default_factory=dict)
    key: tuple[str, dict[str, Any]] | None = None
    is_key: Callable[[Fact], bool] = lambda fact: False
    correctable: bool = False
    until: date | None = None


def _by_writing(fact: Fact) -> bool:
    return fact.kind == "they_wrote_first" and fact.which == "personal"


def _of_the_first(kind: str) -> Callable[[Fact], bool]:
    return lambda fact: fact.kind == kind and fact.of == 1


_WROTE = ("they_wrote_first", {"which": "personal", "words": "Are you well?"})
_ALL = {"which": "everything"}
CASES = [
    Case("no", "said_no", {}, _WROTE, _by_writing, True),
    Case("no", "asked_no_contact", {}, _WROTE, _by_writing, True),
    Case("no", "answered", {"which": "no"}, _WROTE, _by_writing, True),
    Case("block", "blocked", {}, _WROTE, _by_writing, True),
    Case("order", "order", _ALL, ("paper_ended", {"of": 1, "words": "lifted"}),
         _of_the_first("paper_ended")),
    Case("order", "bail", {**_ALL, "until": PAPER_ENDS}, until=PAPER_ENDS),
    Case("order", "police_warning", _ALL, ("paper_ended", {"of": 1, "words": "withdrawn"}),
         _of_the_first("paper_ended")),
    Case("afraid", "afraid", {}, ("not_afraid", {}),
         lambda fact: fact.kind == "not_afraid"
         or (fact.kind == "safety" and fact.which in {"none", "frightening"})),
    Case("frightening", "they_are_afraid"),
    Case("frightening", "i_hurt_them"),
    Case("frightening", "safety", {"which": "frightening"}),
    Case("new_partner", "new_partner", {}, ("new_partner_ended", {}),
         lambda fact: fact.kind == "new_partner_ended", True),
    Case("power", "power", {"which": "student"}, ("power_ended", {"of": 1}),
         _of_the_first("power_ended")),
    Case("under_18", "under_18"),
]  # fmt: skip
NAMES = [case.kind for case in CASES]


def _some_fact(book: Telling, dice: Random, case: Case) -> Facts:
    """Tell any fact there is, but the key of this lock."""
    name = dice.choice(sorted(KINDS))
    kind = KINDS[name]
    given = kind.needs | {one for one in kind.may if dice.random() < 0.5}
    fitting = [fact.id for fact in book.facts.log if not kind.of or fact.kind in kind.of]
    day = book.now.date()
    choices: dict[str, Any] = {
        "words": dice.choice(["yes, come back", "I was only joking", "Friday at six"]),
        "which": dice.choice(kind.which or ("",)),
        "until": day + timedelta(days=dice.randint(-300, 300)),
        "to": day - timedelta(days=dice.randint(0, 300)),
        "of": dice.choice(fitting or [0]),
        "letter": "r1",
    }
    on = day - timedelta(days=dice.choice([0, 0, 0, 1, 30, 300]))
    said = {one: choices[one] for one in given}
    told = book.facts.tell(name, book.now, visit=str(book.visit), on=on, **said)
    key = case.is_key(told.log[-1]) or _opens_by_correction(told.log[-1], case)
    return book.facts if key else told


def _opens_by_correction(fact: Fact, case: Case) -> bool:
    """The seven nights are a key of their own, tested in test_corrections."""
    return fact.kind == "corrected" and fact.of == 1 and case.correctable


def _tell(book: Telling, dice: Random, case: Case) -> None:
    try:
        book.facts = _some_fact(book, dice, case)
    except FactsProblem:
        book.wait(hours=1)


def _prepare(book: Telling, dice: Random, case: Case) -> None:
    """Do every exercise, be as ready as can be, wait the night and choose."""
    for kind in ("own_part", "their_side", "wish_to_write"):
        book.tell(kind)
    book.tell("ready_for_no", which="yes")
    book.tell("safety_asked", which="reaching_out")
    book.wait(hours=30)
    book.tell("read_and_choose")


def _correct(book: Telling, dice: Random, case: Case) -> None:
    if case.correctable:
        return
    which = dice.choice(["withdrawn", "date", "end", "wording"])
    to = DAY - timedelta(days=dice.randint(1, 300))
    try:
        book.correct(1, which, **({"to": to} if which in {"date", "end"} else {"words": "so"}))
    except FactsProblem:
        book.wait(minutes=30)


def _take_back(book: Telling, dice: Random, case: Case) -> None:
    book.facts = book.facts.tell("taken_back", book.now, visit=str(book.visit), of=1)


def _wait(book: Telling, dice: Random, case: Case) -> None:
    book.wait(hours=dice.choice([1, 9, 30, 24 * 8, 24 * 60, 24 * 300]))


def _set_clock(book: Telling, dice: Random, case: Case) -> None:
    book.at(MAY_3 + timedelta(hours=dice.randint(-24 * 400, 24 * 800)))


def _travel(book: Telling, dice: Random, case: Case) -> None:
    book.zone = dice.choice(ZONES)
    book.at(book.now.astimezone(book.zone))


def _new_book(book: Telling, dice: Random, case: Case) -> None:
    """Begin a new book about the same person, with facts of its own."""
    new = Telling(book.now, book.zone)
    new.visit = 1000 + book.visit
    for kind in ("wish_to_write", "own_part", "row"):
        new.tell(kind)
    book.facts = carry_over(book.facts, new.facts)


def _save(book: Telling, dice: Random, case: Case) -> None:
    book.facts = Facts.from_json(book.facts.to_json())


ACTIONS = [
    _tell, _tell, _tell, _tell, _prepare, _correct, _take_back, _wait, _set_clock, _travel,
    _new_book, _save,
]  # fmt: skip


def _stays_closed(book: Telling, case: Case, purpose: Purpose = "letter") -> None:
    if case.until is not None and book.now.astimezone(book.zone).date() > case.until:
        return
    at = where(book.facts, book.now, book.zone)
    assert case.code in [lock.code for lock in at.locks]
    assert not may_hold_letters(at.state)
    assert not book.gate(purpose=purpose).open


@pytest.mark.parametrize("case", CASES, ids=NAMES)
@given(seeds=st.lists(st.integers(0, 2**32), max_size=14))
def test_a_lock_opens_with_its_own_key_only(case, seeds):
    book = Telling()
    book.tell(case.kind, **case.said)
    _stays_closed(book, case)
    for seed in seeds:
        dice = Random(seed)
        book.wait(minutes=11)
        dice.choice(ACTIONS)(book, dice, case)
        _stays_closed(book, case)
    _stays_closed(book, case, "reply")


@pytest.mark.parametrize("case", [case for case in CASES if case.key], ids=lambda case: case.kind)
def test_its_own_key_does_open_it(case):
    book = Telling()
    book.tell(case.kind, **case.said)
    book.wait(days=1)
    kind, said = case.key
    book.tell(kind, **said)
    assert held(book.facts, book.now, LONDON) == ()


def test_the_noise_is_loud_enough_to_hold_every_kind():
    heard = set()
    for seed in range(600):
        book = Telling()
        book.tell("power", which="other")
        book.tell("order", which="everything")
        book.tell("they_wrote_first", which="logistics", words="Friday")
        book.tell("asked_for_space")
        dice = Random(seed)
        _tell(book, dice, CASES[-1])
        heard |= {fact.kind for fact in book.facts.log[4:]}
    assert set(KINDS) - heard == set()


def test_channels_are_those_of_the_coach():
    from afterword.coach import CHANNELS as THE_COACHS

    assert CHANNELS == THE_COACHS
