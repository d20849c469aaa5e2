"""Today in grief: loss, life or rest, larger letters, and no word of reaching anybody."""

from __future__ import annotations

import time_machine

from afterword.programme import exercise, exercises
from tests.web.exercises.walking import address, walk
from tests.web.people import Person

WHICH = exercise("loss_life_rest")
NEXT_DAY = "2027-03-05 10:00"


def test_it_asks_on_today_which_of_the_three_it_is(bereaved: Person, visitor: Person) -> None:
    page = bereaved.get("/?day=1").content.decode()
    assert address(WHICH, 1) in page
    assert "Today: the loss, life, or rest" in page
    assert "the loss, life" not in visitor.get("/?day=1").content.decode()


def test_it_shows_today_what_was_chosen_and_tomorrow_asks_again(bereaved: Person) -> None:
    walk(bereaved, WHICH, said="one envelope")
    page = bereaved.get("/?day=1").content.decode()
    assert "one envelope" in page
    assert "Today: the loss, life, or rest" not in page
    with time_machine.travel(NEXT_DAY, tick=False):
        page = bereaved.get("/?day=1").content.decode()
    assert "one envelope" not in page
    assert "Today: the loss, life, or rest" in page


OWN_NAMES = (
    "Our story",
    "Days",
    "Anger, and rest",
    "Whole, not a saint",
    "No hurry",
    "A book of us",
)
OUTREACH = ("/r/4/", "/r/5/", "/r/0/w/", "/r/0/t/", "/r/0/s/", "/r/0/a/", "/w/")


def test_it_has_rooms_with_names_of_their_own_and_no_way_to_reach_anybody(
    bereaved: Person,
) -> None:
    ways = ""
    for address_of_place in ("/?day=1", "/m/", "/r/1/", "/r/3/", "/r/9/"):
        ways += bereaved.get(address_of_place).content.decode()
    assert all(name in ways for name in OWN_NAMES)
    assert not [way for way in OUTREACH if f'href="{way}"' in ways]
    own = [one for one in exercises() if one.paths == ("died",)]
    assert len(own) >= 25
    assert all(address(one) in ways for one in own)


def test_it_offers_larger_letters_until_they_are_large(bereaved: Person) -> None:
    assert "/help/letters/" in bereaved.get("/?day=1").content.decode()
    bereaved.post("/help/letters/", {"large": "1"})
    page = bereaved.get("/?day=1").content.decode()
    assert 'class="large-print"' in page
    assert "/help/letters/" not in page
