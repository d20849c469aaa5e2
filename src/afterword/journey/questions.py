"""The questions about fear: which are asked at which door, and the one thing that is kept of them.

The words of a question are the web's, in the reader's language; here are its name and whose fear
it is about. Fear of the person is asked first. What is kept is which quieter version is on and
since when, never how a question was answered, so a page cannot show it and nobody can find it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Literal, TypedDict

from afterword.journey.corrections import standing
from afterword.journey.facts import Facts, FactsProblem
from afterword.journey.kinds import DOORS
from afterword.journey.reasons import Reason

Answer = Literal["yes", "no", "dont_know"]
First = Literal["no", "i_am", "they_may_be", "both", "not_now"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name, and the quieter version a yes leads to."""

    name: str
    leads_to: str


QUESTIONS = (
    Question("afraid_of_them", "afraid"),
    Question("they_control", "afraid"),
    Question("they_hurt_or_threatened", "afraid"),
    Question("back_to_stay_safe", "afraid"),
    Question("afraid_of_me", "frightening"),
    Question("i_watched_or_forced", "frightening"),
    Question("asked_to_stop", "frightening"),
)
"""In the order they are asked; all of them at every door."""

_FIRST: Mapping[str, tuple[str, ...]] = {
    "no": (),
    "i_am": ("afraid",),
    "they_may_be": ("they_may_be_afraid",),
    "both": ("afraid", "they_may_be_afraid"),
    "not_now": ("fear_not_now",),
}


class Consequence(TypedDict):
    """What is kept of the full questions; `since` is a day as ISO."""

    quieter: list[str]
    since: str


def consequence(answers: Mapping[str, str], on: date) -> Consequence:
    """Give what follows from the answers, by name of the question.

    Raises FactsProblem when a question is unknown or left out: "dont_know" is an answer too.
    """
    if set(answers) != {question.name for question in QUESTIONS}:
        raise FactsProblem("Each question wants an answer. “I don’t know” is one.")
    if set(answers.values()) - {"yes", "no", "dont_know"}:
        raise FactsProblem("An answer is yes, no, or “I don’t know”.")
    led = {question.leads_to for question in QUESTIONS if answers[question.name] == "yes"}
    return Consequence(quieter=sorted(led), since=on.isoformat())


def answer(
    facts: Facts, door: str, answers: Mapping[str, str], now: datetime, *, visit: str
) -> Facts:
    """Note that the full questions were answered at a door, and what follows. Keeps no answer.

    Not knowing whether the other is afraid leaves that question open. Raises FactsProblem as
    `consequence` does, and for an unknown door.
    """
    quieter = consequence(answers, now.date())["quieter"]
    which = {0: "none", 1: "".join(quieter), 2: "both"}[len(quieter)]
    facts = facts.tell("safety", now, visit=visit, which=which)
    facts = facts.tell("safety_asked", now, visit=visit, which=door)
    if answers["afraid_of_me"] == "dont_know" and "frightening" not in quieter:
        facts = facts.tell("they_may_be_afraid", now, visit=visit)
    return facts


def answer_first(facts: Facts, said: First, now: datetime, *, visit: str) -> Facts:
    """Note the one line of the first run. Raises FactsProblem for another answer."""
    if said not in _FIRST:
        raise FactsProblem(f"“{said}” is none of: {', '.join(_FIRST)}.")
    for kind in _FIRST[said]:
        facts = facts.tell(kind, now, visit=visit)
    return facts


def unanswered(facts: Facts, door: str, now: datetime, zone: tzinfo) -> tuple[Reason, ...]:
    """Give what is to be asked at a door before it opens; empty when nothing is.

    "safety": the full questions. For the own part only after "not now", or while it is open
    whether the other is afraid; for the other doors once each, and again while that is open.
    Raises FactsProblem for an unknown door.
    """
    if door not in DOORS:
        raise FactsProblem(f"“{door}” is none of: {', '.join(DOORS)}.")
    stands = standing(facts, now, zone)
    full = max((fact.id for fact in stands if fact.kind == "safety"), default=0)
    open_kinds = {"they_may_be_afraid", "fear_not_now"}
    left_open = [fact for fact in stands if fact.kind in open_kinds and fact.id > full]
    if left_open:
        return (Reason("safety", left_open[-1].on),)
    asked = any(fact.kind == "safety_asked" and fact.which == door for fact in stands)
    if asked or door in {"own_part", "is_it_safe"}:
        return ()
    return (Reason("safety"),)
