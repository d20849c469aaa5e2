"""The morning after: what was put into the drawer at night is spoken of once, by day."""

from __future__ import annotations

import pytest
import time_machine

from afterword.web.store import drawer, sealed
from tests.web.hall.conftest import NIGHT
from tests.web.hall.reading import read
from tests.web.people import PASSPHRASE, Person

pytestmark = pytest.mark.django_db

MORNING = "2026-11-25T08:10:00+00:00"
WORDS = "I nearly rang you."
CARD = "Something is in the drawer from last night"


def put_in(keeper: Person, text: str = WORDS) -> str:
    with keeper.opened():
        return str(drawer.put_in(text).id)


def today(person: Person) -> str:
    return person.get("/").content.decode()


def notes(keeper: Person) -> list[sealed.Entry]:
    with keeper.opened():
        return sealed.readable(drawer.NOTES)


@pytest.fixture
def note(keeper: Person, afternoon: time_machine.Traveller) -> str:
    """A note of last night; now it is the morning."""
    afternoon.move_to(NIGHT)
    found = put_in(keeper)
    afternoon.move_to(MORNING)
    return found


def test_it_offers_to_read_leave_burn_or_make_a_letter_of_it(keeper: Person, note: str) -> None:
    page = today(keeper)
    assert CARD in page
    assert {
        "/r/0/notes/morning/",
        f"/r/3/new/?note={note}",
        f"/r/0/notes/{note}/burn/",
    } <= set(read(page.encode()).links)
    assert 'value="leave"' in page
    assert WORDS not in page


def test_it_counts_two_in_the_night_to_the_evening_before(
    keeper: Person, afternoon: time_machine.Traveller
) -> None:
    afternoon.move_to("2026-11-25T02:00:00+00:00")
    put_in(keeper)
    assert CARD not in keeper.get("/?day=1").content.decode()
    afternoon.move_to(MORNING)
    assert CARD in today(keeper)


@pytest.mark.parametrize(
    ("written", "now", "said"),
    [
        ("2026-11-24T14:00:00+00:00", MORNING, "Something is in the drawer from yesterday"),
        ("2026-11-25T09:00:00+00:00", "2026-11-25T20:00:00+00:00", ""),
        ("2026-11-23T23:00:00+00:00", MORNING, "Something lies in the drawer"),
        ("2026-11-10T23:00:00+00:00", MORNING, ""),
    ],
)
def test_it_speaks_of_a_note_for_some_days_only(
    keeper: Person, afternoon: time_machine.Traveller, written: str, now: str, said: str
) -> None:
    afternoon.move_to(written)
    put_in(keeper)
    afternoon.move_to(now)
    page = today(keeper)
    if said:
        assert said in page
    else:
        assert "in the drawer from" not in page
        assert "Something lies" not in page


def test_it_asks_now_or_later_before_it_shows_a_word(keeper: Person, note: str) -> None:
    asked = keeper.get("/r/0/notes/morning/").content.decode()
    assert "Now, or later?" in asked
    assert "at 23:30" in asked
    assert WORDS not in asked
    answer = keeper.post("/r/0/notes/morning/", {"go": "now"})
    assert answer["Location"] == f"/r/0/notes/{note}/"
    assert WORDS in keeper.get(answer["Location"]).content.decode()
    assert CARD not in today(keeper)


def test_it_waits_for_another_hour_when_that_is_chosen(
    keeper: Person, note: str, afternoon: time_machine.Traveller
) -> None:
    assert keeper.post("/r/0/notes/morning/", {"go": "later"})["Location"] == "/"
    page = today(keeper)
    assert "It can wait. It will be here." in page
    assert CARD not in page
    assert len(notes(keeper)) == 1


def test_it_leaves_a_note_unread_and_says_no_more(keeper: Person, note: str) -> None:
    keeper.post("/r/0/notes/morning/", {"go": "leave"})
    assert "in the drawer from" not in today(keeper)
    assert [one.value["left"] for one in notes(keeper)] == ["2026-11-25"]
    assert keeper.get("/r/0/notes/morning/")["Location"] == "/r/0/notes/"


def test_it_speaks_of_several_together(keeper: Person, note: str) -> None:
    with time_machine.travel("2026-11-25T01:00:00+00:00"):
        put_in(keeper, "And once more.")
    page = today(keeper)
    assert "2 notes are in the drawer from last night" in page
    assert "/burn/" not in page
    assert keeper.post("/r/0/notes/morning/", {"go": "now"})["Location"] == "/r/0/notes/"
    assert "in the drawer from" not in today(keeper)


def test_it_is_silent_on_a_heavy_day_and_at_night(
    keeper: Person, note: str, afternoon: time_machine.Traveller
) -> None:
    keeper.post("/r/0/card/", {"face": "1"})
    assert CARD not in today(keeper)
    afternoon.move_to("2026-11-25T23:00:00+00:00")
    assert CARD not in today(keeper)


def test_it_speaks_of_what_was_put_in_while_locked_from_the_unlock_on(
    locked: Person, afternoon: time_machine.Traveller
) -> None:
    afternoon.move_to("2026-11-25T02:30:00+00:00")
    locked.post("/r/0/now/write/", {"text": WORDS})
    afternoon.move_to(MORNING)
    locked.post("/d/unlock/", {"passphrase": PASSPHRASE})
    page = today(locked)
    assert "Something was put in the drawer while this was locked" in page
    asked = locked.get("/r/0/notes/morning/").content.decode()
    assert "anyone at this device could have put it in" in asked
    assert "08:1" not in asked


def test_it_burns_and_then_breathes_once(keeper: Person, note: str) -> None:
    answer = keeper.post(f"/r/0/notes/{note}/burn/", follow=True)
    page = answer.content.decode()
    assert "It is gone." in page
    assert 'class="burning in-words no-print"' in page
    assert "one-breath" in page
    assert WORDS not in keeper.get("/r/0/notes/burned/").content.decode()
    assert notes(keeper) == []


def test_it_says_that_a_line_on_a_sunday_page_outlives_the_note(
    keeper: Person, note: str, afternoon: time_machine.Traveller
) -> None:
    assert "Sunday page" not in keeper.get(f"/r/0/notes/{note}/burn/").content.decode()
    keeper.post("/r/0/sunday/line/", {"line": WORDS, "go": "next"})
    assert "Sunday page of 29 November" in keeper.get(f"/r/0/notes/{note}/burn/").content.decode()


def test_it_says_in_grief_that_the_letter_stays(
    bereaved: Person, afternoon: time_machine.Traveller
) -> None:
    from afterword.web.store import vaults

    afternoon.move_to(NIGHT)
    with bereaved.opened():
        vaults.keep(PASSPHRASE)
        drawer.put_in("I laid two plates.")
    afternoon.move_to(MORNING)
    assert "Make an unsent letter of it" in today(bereaved)


def test_it_takes_the_urge_before_and_after_once_a_night(
    keeper: Person, afternoon: time_machine.Traveller
) -> None:
    afternoon.move_to(NIGHT)
    for strength in ("8", "5"):
        keeper.post("/r/0/now/urge/", {"strength": strength})
    afternoon.move_to("2026-11-25T04:00:00+00:00")
    assert "How strong is it" not in keeper.get("/r/0/now/").content.decode()
    assert keeper.get("/r/0/now/urge/")["Location"] == "/r/0/now/"
    assert keeper.post("/r/0/now/urge/", {"strength": "9"})["Location"] == "/r/0/now/"
    afternoon.move_to("2026-11-25T22:30:00+00:00")
    assert "How strong is it" in keeper.get("/r/0/now/").content.decode()


def test_it_does_not_ask_for_the_second_number_hours_later(
    keeper: Person, afternoon: time_machine.Traveller
) -> None:
    afternoon.move_to(NIGHT)
    keeper.post("/r/0/now/urge/", {"strength": "8"})
    afternoon.move_to("2026-11-25T05:00:00+00:00")
    assert "How strong is it" not in keeper.get("/r/0/now/").content.decode()


@pytest.mark.parametrize("moment", ["2026-11-24T14:00:00+00:00", NIGHT])
def test_it_seals_what_is_written_while_locked_by_day_and_night(
    locked: Person, afternoon: time_machine.Traveller, moment: str
) -> None:
    afternoon.move_to(moment)
    answer = locked.post("/r/0/now/write/", {"text": WORDS}, follow=True)
    page = answer.content.decode()
    assert "It is in the drawer." in page
    assert 'class="slid sealed"' in page
    assert WORDS not in page
    assert ('class="night ' in page) is (moment == NIGHT)
