"""A book whose facts a test tells day by day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from afterword.journey.contact import Contact, where
from afterword.journey.corrections import correct, take_back
from afterword.journey.facts import Facts
from afterword.journey.gates import Verdict, gate
from afterword.journey.locks import held
from afterword.journey.questions import QUESTIONS, answer

LONDON = ZoneInfo("Europe/London")
MAY_3 = datetime(2027, 5, 3, 15, 0, tzinfo=LONDON)


class Telling:
    """Tells facts at `now`; every change of the clock begins another visit."""

    def __init__(self, now: datetime = MAY_3, zone: ZoneInfo = LONDON) -> None:
        self.now = now
        self.zone = zone
        self.facts = Facts()
        self.visit = 1

    def tell(self, kind: str, **said: Any) -> int:
        """Tell a fact and give its number."""
        self.facts = self.facts.tell(kind, self.now, visit=str(self.visit), **said)
        return len(self.facts.log)

    def correct(self, of: int, which: str, **said: Any) -> int:
        self.facts = correct(self.facts, of, which, self.now, visit=str(self.visit), **said)
        return len(self.facts.log)

    def take_back(self, of: int) -> None:
        self.facts = take_back(self.facts, of, self.now, visit=str(self.visit))

    def safe(self, door: str = "reaching_out", **yes: str) -> None:
        """Answer the full questions with no, but for those that are given."""
        answers = {question.name: "no" for question in QUESTIONS} | yes
        self.facts = answer(self.facts, door, answers, self.now, visit=str(self.visit))

    def wait(self, **length: float) -> None:
        self.at(self.now + timedelta(**length))

    def at(self, now: datetime) -> None:
        """Set the clock, forward or back, and come again."""
        self.now = now
        self.visit += 1
        self.facts = self.facts.see(now)

    def clock(self, day: date, hour: int, minute: int = 0) -> None:
        self.at(datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.zone))

    @property
    def locks(self) -> list[str]:
        return [lock.code for lock in held(self.facts, self.now, self.zone)]

    @property
    def contact(self) -> Contact:
        return where(self.facts, self.now, self.zone).state

    def gate(self, path: str = "ended", **asked: Any) -> Verdict:
        return gate(self.facts, self.now, self.zone, path=path, **asked)

    def all_but_the_night(self) -> None:
        """Whatever a person can do for their own readiness."""
        self.safe()
        self.tell("own_part")
        self.tell("their_side")
        self.tell("ready_for_no", which="yes")
        self.tell("wish_to_write")
