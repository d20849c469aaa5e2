"""The note for a friend."""

from __future__ import annotations

import pytest

from tests.web.hall.reading import read
from tests.web.people import Person

pytestmark = pytest.mark.django_db

URL = "/help/friend/change/"


def test_it_asks_for_the_note_first_and_then_shows_it_to_print(visitor: Person) -> None:
    assert visitor.get("/help/friend/")["Location"] == URL
    assert read(visitor.get(URL).content).words_before_field <= 60
    answer = visitor.post(URL, {"text": "Just read it.\r\nRing at breakfast."})
    assert (answer.status_code, answer["Location"]) == (303, "/help/friend/")
    page = visitor.get("/help/friend/").content.decode()
    assert "Just read it.\nRing at breakfast." in page
    assert "sends nothing" in page
    assert "Ring at breakfast." in visitor.get(URL).content.decode()


def test_it_wants_one_thing_and_keeps_what_is_too_long(visitor: Person) -> None:
    assert "One thing that helps is enough." in visitor.post(URL, {"text": ""}).content.decode()
    answer = visitor.post(URL, {"text": "a" * 2001})
    assert answer.status_code == 422
    assert "a" * 2001 in answer.content.decode()


def test_it_is_private_unlike_the_rest_of_help(locked: Person) -> None:
    assert locked.get("/help/friend/").status_code == 401
    assert locked.get("/help/").status_code == 200


def test_it_shows_help_first_for_words_of_crisis(visitor: Person) -> None:
    visitor.post(URL, {"text": "I want to kill myself"})
    page = visitor.get("/help/friend/").content.decode()
    assert page.index("Please read this first") < page.index("I want to kill myself")
