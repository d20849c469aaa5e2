"""What an exercise tells a letter that waits, and what is asked before it."""

from __future__ import annotations

from afterword.programme import exercise
from afterword.web.store import facts
from tests.web.exercises.walking import address, press, walk
from tests.web.people import Person

OWN_PART = exercise("own_part_in_three_moments")
THEIR_SIDE = exercise("their_side_first")
STEP_EIGHT = exercise("to_my_over_the_moon_self")
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
    for at_a_door in (THEIR_SIDE, STEP_EIGHT):
        assert visitor.get(address(at_a_door, 1)).status_code == 302, at_a_door.id
    assert visitor.get(address(MINE_ALONE, 1)).status_code == 200
    words = visitor.post(address(OWN_PART, 1), {"did_1": "I left.", "go": "next"})
    assert words.headers["Location"] == address(OWN_PART, 2), "words on their way are kept first"
