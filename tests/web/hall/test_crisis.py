"""Words of crisis: help first, once, nothing lost and nothing logged."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from afterword.web.store import device, drawer, sealed
from tests.web.hall.reading import read
from tests.web.people import Person

pytestmark = pytest.mark.django_db

URL = "/r/0/now/write/"
CARD = 'class="card crisis"'
WORDS = "I want to end my life tonight"


def after(person: Client, text: str) -> str:
    answer = person.post(URL, {"text": text})
    page = person.get(answer["Location"]) if answer.status_code == 303 else answer
    return page.content.decode()


def test_it_shows_help_before_anything_else_and_keeps_the_words(visitor: Person) -> None:
    device.change(country="GB")
    page = after(visitor, WORDS)
    order = ["999", "116 123", "Is someone near you?", "Keep writing", "It is in the drawer"]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    with visitor.opened():
        assert sealed.readable(drawer.NOTES)[0].value["text"] == WORDS


def test_it_shows_the_card_once(visitor: Person) -> None:
    assert CARD in after(visitor, WORDS)
    assert CARD not in visitor.get("/r/0/now/written/").content.decode()


def test_it_names_own_people_in_the_card(visitor: Person) -> None:
    visitor.post("/r/0/now/person/change/", {"name_1": "Jo", "number_1": "112"})
    assert "Jo" in after(visitor, WORDS)


def test_it_says_what_to_do_where_no_country_was_chosen(visitor: Person) -> None:
    page = after(visitor, WORDS)
    assert "the emergency number where you are" in page
    assert "/help/country/" in page


@pytest.mark.parametrize("text", [f"He wrote: “{WORDS}”", "I would never kill myself"])
def test_it_shows_the_card_for_quoted_and_denied_words_too(visitor: Person, text: str) -> None:
    page = after(visitor, text)
    assert CARD in page
    assert "In case these words are about you, too" in page


def test_it_answers_harm_to_others_with_emergency_and_distance(visitor: Person) -> None:
    page = after(visitor, "I am going to kill her")
    assert "nobody gets hurt" in page
    assert "Put distance" in page


def test_it_says_one_soft_line_for_softer_words(visitor: Person) -> None:
    page = after(visitor, "It is all hopeless")
    assert CARD not in page
    assert "That sounds heavy to hold alone." in page


def test_it_shows_nothing_for_plain_sadness(visitor: Person) -> None:
    page = after(visitor, "I miss our kitchen")
    assert CARD not in page
    assert "heavy to hold alone" not in page


def test_it_answers_while_locked_in_the_same_page(locked: Person) -> None:
    page = after(locked, WORDS)
    assert CARD in page
    assert "Nobody can read it on this device" in page


def test_it_answers_someone_who_has_no_vault_yet() -> None:
    assert CARD in after(Person(), WORDS)


def test_it_writes_no_trace(visitor: Person, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    after(visitor, WORDS)
    assert not [one for one in caplog.records if "crisis" in one.getMessage().lower()]
    for path in Path(settings.DATA).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"crisis" not in content
            assert WORDS.encode() not in content


def test_it_says_none_of_the_words_that_wound(visitor: Person) -> None:
    page = read(after(visitor, WORDS).encode()).text.lower()
    for words in ("commit", "attention", "think of your family", "risk", "watching"):
        assert words not in page
