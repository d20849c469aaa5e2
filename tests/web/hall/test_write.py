"""Write it here: open, unkept, locked, curtained, full."""

from __future__ import annotations

import pytest
from django.test import Client

from afterword.web.store import drawer, sealed, session, vaults
from afterword.web.store.models import DrawerNote, Vault
from tests.web.people import PASSPHRASE, Person

pytestmark = pytest.mark.django_db

URL = "/r/0/now/write/"


def notes_of(person: Person) -> list[str]:
    with person.opened():
        return [str(note.value["text"]) for note in sealed.readable(drawer.NOTES)]


def test_it_puts_words_into_the_open_drawer_as_they_were_typed(visitor: Person) -> None:
    answer = visitor.post(URL, {"text": "  Why?\r\nI still set two cups. "})
    assert (answer.status_code, answer["Location"]) == (303, "/r/0/now/written/")
    assert notes_of(visitor) == ["  Why?\nI still set two cups. "]
    page = visitor.get(answer["Location"]).content.decode()
    assert "It is in the drawer, not with them." in page
    assert "/d/keep/" in page


def test_it_keeps_the_first_sentence_before_there_is_a_vault() -> None:
    stranger = Person()
    answer = stranger.post(URL, {"text": "First sentence"})
    assert answer["Location"] == "/r/0/now/written/"
    assert notes_of(stranger) == ["First sentence"]
    assert "Nothing is kept yet" in stranger.get("/r/0/now/written/").content.decode()
    first = stranger.get("/").content.decode()
    assert "What happened?" in first
    assert "in the drawer" in first


def test_it_seals_words_to_the_locked_vault_and_says_so(locked: Person) -> None:
    assert "nobody can read it" in locked.get(URL).content.decode()
    answer = locked.post(URL, {"text": "At 2 a.m."})
    assert "Nobody can read it on this device" in locked.get(answer["Location"]).content.decode()
    assert DrawerNote.objects.count() == 1
    assert b"At 2 a.m." not in bytes(DrawerNote.objects.get().blob)
    locked.cookies["aw"] = vaults.unlock(PASSPHRASE, "", "Firefox, Linux")
    assert notes_of(locked) == ["At 2 a.m."]


def test_it_says_when_the_locked_drawer_is_full_and_keeps_the_words(locked: Person) -> None:
    answer = locked.post(URL, {"text": "x" * 9000})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "x" * 9000 in page
    assert "fifty notes" in page
    assert not DrawerNote.objects.exists()


def test_it_says_nothing_of_sending_while_it_cannot_know_whether_they_live(
    locked: Person, bereaved: Person
) -> None:
    for person in (locked, bereaved):
        page = person.get(URL).content.decode()
        assert "send it" not in page
        answer = person.post(URL, {"text": "good night"})
        assert "not with them" not in person.get(answer["Location"]).content.decode()


def test_it_takes_a_long_night_when_open(visitor: Person) -> None:
    text = "word " * 100_000
    assert visitor.post(URL, {"text": text}).status_code == 303
    assert notes_of(visitor) == [text]


@pytest.mark.parametrize("empty", ["", "  \n "])
def test_it_asks_for_one_word_at_least(client: Client, empty: str) -> None:
    answer = client.post(URL, {"text": empty})
    assert answer.status_code == 422
    assert "One word is enough." in answer.content.decode()
    assert not Vault.objects.exists()


def test_it_loses_no_word_behind_the_curtain_of_an_unkept_vault(visitor: Person) -> None:
    session.draw_curtain(visitor.row)
    answer = visitor.post(URL, {"text": "Still here"})
    assert answer.status_code == 401
    assert "Still here" in answer.content.decode()
    assert Vault.objects.count() == 1


def test_it_takes_words_behind_the_curtain_of_a_kept_vault(keeper: Person) -> None:
    session.draw_curtain(keeper.row)
    answer = keeper.post(URL, {"text": "Behind the curtain"})
    assert "Nobody can read it on this device" in keeper.get(answer["Location"]).content.decode()
    assert DrawerNote.objects.count() == 1
    assert Vault.objects.count() == 1


def test_it_says_nothing_of_a_drawer_that_does_not_exist(client: Client) -> None:
    assert client.get("/r/0/now/written/")["Location"] == URL
