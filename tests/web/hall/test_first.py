"""The first page and its two questions."""

from __future__ import annotations

import pytest
from django.test import Client

from afterword.web.rooms.hall.forms import HOPE_CHOICES, PATH_CHOICES
from afterword.web.store import books, session
from afterword.web.store.models import Vault
from tests.web.hall.reading import read
from tests.web.people import PASSPHRASE, Person

pytestmark = pytest.mark.django_db


def test_it_asks_one_question_and_shows_the_way_to_relief_before_it(client: Client) -> None:
    page = read(client.get("/").content)
    assert "What happened?" in page.text
    assert page.text.index("I need something now") < page.text.index("What happened?")
    assert "stays on this computer" in page.text
    assert "Shift pressed three times" in page.text
    assert "history" in page.text
    assert "eighteen" in page.text
    assert page.words_before_field <= 60


def test_it_makes_no_vault_for_someone_who_only_looks(client: Client) -> None:
    client.get("/")
    assert not Vault.objects.exists()
    assert "aw" not in client.cookies


def test_it_takes_the_question_as_one_tap_and_begins_a_book() -> None:
    visitor = Person()
    answer = visitor.post("/", {"path": "separated"})
    assert (answer.status_code, answer["Location"]) == (303, "/r/0/hope/")
    with visitor.opened():
        book = books.current()
        assert book is not None
        assert book.path == "separated"
    assert not visitor.row.kept


def test_it_says_what_to_do_when_nothing_or_nonsense_was_answered(client: Client) -> None:
    for answer in ({}, {"path": "elsewhere"}):
        page = client.post("/", answer)
        assert page.status_code == 422
        assert "lines" in page.content.decode() or "line that fits" in page.content.decode()
    assert not Vault.objects.exists()


@pytest.mark.parametrize("hope", [value for value, _label in HOPE_CHOICES])
def test_it_answers_each_hope_once_and_promises_nothing(hope: str) -> None:
    visitor = Person()
    visitor.post("/", {"path": "ended"})
    assert visitor.post("/r/0/hope/", {"hope": hope})["Location"] == "/w/first/"
    first = visitor.get("/").content.decode()
    assert first.count('class="hope serif"') == 1
    assert "will come back" not in first
    assert 'class="hope serif"' not in visitor.get("/").content.decode()


def test_it_never_asks_for_hope_where_someone_died() -> None:
    visitor = Person()
    assert visitor.post("/", {"path": "died"})["Location"] == "/"
    assert visitor.get("/r/0/hope/")["Location"] == "/"
    assert "together again" not in visitor.get("/").content.decode()


def test_it_leads_to_the_way_back_in_where_a_kept_vault_is_locked(locked: Person) -> None:
    assert locked.get("/")["Location"] == "/d/unlock/"


def test_it_lets_someone_begin_anew_beside_a_locked_vault(locked: Person) -> None:
    assert "What happened?" in locked.get("/?new=1").content.decode()
    locked.post("/?new=1", {"path": "ended"})
    assert Vault.objects.count() == 2


def test_it_stays_behind_the_curtain(visitor: Person) -> None:
    session.draw_curtain(visitor.row)
    for answer in (visitor.get("/"), visitor.post("/", {"path": "died"})):
        assert answer.status_code == 401
        assert "What happened?" not in answer.content.decode()
    assert Vault.objects.count() == 1


def test_it_keeps_the_book_that_is_open(keeper: Person) -> None:
    keeper.post("/", {"path": "died"})
    with keeper.opened():
        assert [book.path for book in books.every()] == ["ended"]
    assert PASSPHRASE not in keeper.get("/").content.decode()


def test_it_offers_every_path_that_a_book_can_have() -> None:
    assert tuple(value for value, _label in PATH_CHOICES) == books.PATHS
    assert tuple(value for value, _label in HOPE_CHOICES) == books.HOPES
