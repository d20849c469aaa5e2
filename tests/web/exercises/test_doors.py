"""What an exercise tells a letter that waits, and what is asked before it."""

from __future__ import annotations

from datetime import date

import pytest

from afterword.programme import Exercise, exercise
from afterword.web.store import facts
from tests.web.exercises.walking import address, opened, press, walk
from tests.web.people import Person

OWN_PART = exercise("own_part_in_three_moments")
THEIR_SIDE = exercise("their_side_first")
STEP_EIGHT = exercise("to_my_over_the_moon_self")
FOR_TWO = exercise("a_proposal_on_paper")
NO_HURRY = exercise("no_hurry")
MINE_ALONE = exercise("one_thing_only_mine")


def told(who: Person) -> list[str]:
    with who.opened():
        return [fact.kind for fact in facts.told() if fact.kind in {"own_part", "their_side"}]


def test_it_tells_a_waiting_letter_what_was_written_down_once(visitor: Person) -> None:
    walk(visitor, OWN_PART)
    assert told(visitor) == ["own_part"]
    walk(visitor, THEIR_SIDE)
    walk(visitor, OWN_PART)
    assert told(visitor) == ["own_part", "their_side"]


def test_it_tells_nothing_when_every_screen_was_skipped_or_it_is_not_finished(
    visitor: Person,
) -> None:
    for number in range(1, len(THEIR_SIDE.screens) + 1):
        press(visitor, THEIR_SIDE, number, "skip")
    press(visitor, OWN_PART, 1, "enough")
    assert told(visitor) == []


def test_it_asks_about_fear_at_its_doors_when_that_was_put_off(visitor: Person) -> None:
    assert visitor.get(address(OWN_PART, 1)).status_code == 200
    with visitor.opened():
        facts.tell("fear_not_now")

    went = visitor.get(address(OWN_PART, 1))

    assert went.headers["Location"] == f"/w/q/a/?then={address(OWN_PART, 1)}"
    assert visitor.get(address(THEIR_SIDE, 1)).status_code == 302
    assert visitor.get(address(MINE_ALONE, 1)).status_code == 200
    words = visitor.post(address(OWN_PART, 1), {"did_1": "I left.", "go": "next"})
    assert words.headers["Location"] == address(OWN_PART, 2), "words on their way are kept first"


@pytest.mark.parametrize(("door", "one"), [("d", STEP_EIGHT), ("c", FOR_TWO)])
def test_it_asks_everybody_about_fear_once_at_step_8_and_at_what_is_for_two(
    visitor: Person, door: str, one: Exercise
) -> None:
    with visitor.opened():
        facts.tell("sent", which="email", until=date(2026, 12, 24))
    visitor.post("/w/answer/a/", {"words": "gladly", "on": ""})

    went = visitor.get(address(one, 1))
    assert went.headers["Location"] == f"/w/q/{door}/?then={address(one, 1)}"

    assert opened(visitor, one, 1).status_code == 200
    assert visitor.get(address(one, 1)).status_code == 200, "not a second time"


def test_it_does_not_ask_about_fear_in_grief(bereaved: Person) -> None:
    assert bereaved.get(address(NO_HURRY, 1)).status_code == 200
