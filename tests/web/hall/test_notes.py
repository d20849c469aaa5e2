"""The drawer, the morning after."""

from __future__ import annotations

from uuid import uuid4

import pytest
import time_machine

from afterword.web.rooms.hall.views import notes
from afterword.web.store import drawer, sealed
from tests.web.hall.conftest import NIGHT
from tests.web.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(keeper: Person) -> str:
    with keeper.opened():
        return str(drawer.put_in("I wanted to ring at <midnight>\nbut did not.").id)


def test_it_lists_notes_by_how_they_begin(keeper: Person, note: str) -> None:
    page = keeper.get("/r/0/notes/").content.decode()
    assert "I wanted to ring at &lt;midnight&gt;" in page
    assert "but did not." not in page


def test_it_shows_a_note_whole_and_leads_to_a_letter(keeper: Person, note: str) -> None:
    page = keeper.get(f"/r/0/notes/{note}/").content.decode()
    assert "but did not." in page
    assert f"/r/3/new/?note={note}" in page


def test_it_speaks_of_the_note_by_daylight_until_it_is_left_there(
    keeper: Person, afternoon: time_machine.Traveller
) -> None:
    afternoon.move_to(NIGHT)
    with keeper.opened():
        note = drawer.put_in("late").id
    afternoon.shift(10 * 3600)
    assert "in the drawer from last night" in keeper.get("/").content.decode()
    keeper.post(f"/r/0/notes/{note}/")
    assert "in the drawer from last night" not in keeper.get("/").content.decode()
    assert "late" in keeper.get("/r/0/notes/").content.decode()


def test_it_burns_only_after_asking(keeper: Person, note: str) -> None:
    asked = keeper.get(f"/r/0/notes/{note}/burn/")
    assert "deleted for good" in asked.content.decode()
    with keeper.opened():
        assert len(sealed.entries(drawer.NOTES)) == 1
    assert keeper.post(f"/r/0/notes/{note}/burn/")["Location"] == "/r/0/notes/burned/"
    with keeper.opened():
        assert sealed.entries(drawer.NOTES) == []


def test_it_leads_back_to_the_drawer_from_a_note_that_is_gone(keeper: Person) -> None:
    for address in (f"/r/0/notes/{uuid4()}/", f"/r/0/notes/{uuid4()}/burn/"):
        assert keeper.get(address)["Location"] == "/r/0/notes/"
        assert keeper.post(address)["Location"] == "/r/0/notes/"


def test_it_opens_no_record_of_another_room(keeper: Person) -> None:
    with keeper.opened():
        letter = sealed.save(sealed.Shelf("elsewhere", "letter"), {"text": "not a note"})
    assert keeper.get(f"/r/0/notes/{letter.id}/").status_code == 303


def test_it_stays_shut_while_locked(locked: Person) -> None:
    assert locked.get("/r/0/notes/").status_code == 401


def test_it_lists_the_newest_of_a_full_drawer_and_all_of_them_when_asked(keeper: Person) -> None:
    with keeper.opened():
        for number in range(notes.LISTED + 2):
            drawer.put_in(f"Note number {number}.")
    page = keeper.get("/r/0/notes/").context["page"]
    assert len(page.notes) == notes.LISTED
    assert page.notes[0].begins == f"Note number {notes.LISTED + 1}."
    assert page.older
    everything = keeper.get("/r/0/notes/", {"all": "1"}).context["page"]
    assert len(everything.notes) == notes.LISTED + 2
    assert not everything.older
