"""Help: for everyone, always, with nothing guessed and nothing outside."""

from __future__ import annotations

import time

import pytest
from django.db import OperationalError, connection
from django.test import Client

from afterword.safety import countries, country, everywhere
from afterword.web.store import device, session, vaults
from tests.web.hall.reading import read
from tests.web.people import Person

PAGES = ("/help/", "/help/country/", "/help/safety/", "/help/settings/")


@pytest.fixture
def no_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the hourly cleaning, which needs the database, for another time."""
    monkeypatch.setattr(vaults, "_last_sweep", time.monotonic())


@pytest.mark.usefixtures("no_sweep")
@pytest.mark.parametrize("address", PAGES)
def test_it_asks_no_database(client: Client, address: str) -> None:
    # This test may not touch the database at all: without its mark any query is an error.
    answer = client.get(address)
    assert answer.status_code == 200
    assert 'class="leave wide"' in answer.content.decode()


@pytest.mark.django_db
def test_it_stays_up_for_an_open_vault_when_the_database_fails(visitor: Person) -> None:
    device.change(country="GB", people=(("Zuleika", "112"),))
    visitor.get("/help/")

    def broken(*_: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(broken):
        page = visitor.get("/help/").content.decode()
    assert "116 123" in page
    assert "Zuleika" in page


@pytest.mark.django_db
def test_it_offers_directories_and_general_words_before_a_country_is_chosen(
    client: Client,
) -> None:
    page = client.get("/help/", headers={"Accept-Language": "de-DE"}).content.decode()
    assert "the emergency number where you are" in page
    assert "findahelpline.com" in page
    assert "never guess" in page
    assert "tel:" not in page


@pytest.mark.django_db
def test_it_shows_emergency_crisis_and_abuse_lines_with_source_and_date(client: Client) -> None:
    answer = client.post("/help/country/", {"country": "GB"})
    assert (answer.status_code, answer["Location"]) == (303, "/help/")
    page = client.get("/help/").content.decode()
    assert page.index("tel:999") < page.index("tel:116123") < page.index("tel:08082000247")
    for words in ("116 123", "24/7", "Welsh", "Text SHOUT to 85258", "Checked on 7 October 2026"):
        assert words in page
    assert "samaritans.org, as read by" in page
    assert "No number here was dialled by us." in page


@pytest.mark.django_db
def test_it_marks_what_is_not_confirmed_and_nothing_else(client: Client) -> None:
    device.change(country="GB")
    chosen = country("GB")
    assert chosen is not None
    shown = [*chosen.emergency, *chosen.lines, *everywhere().of_kind("directory")]
    unsure = sum(not line.confirmed for line in shown)
    assert unsure >= 1
    assert client.get("/help/").content.decode().count("Not confirmed.") == unsure


@pytest.mark.django_db
def test_it_can_show_every_country(client: Client) -> None:
    for code, name in countries()[::9]:
        device.change(country=code)
        page = client.get("/help/").content.decode()
        assert "In danger now" in page
        assert code == device.read().country
        assert name.split("'")[0].split("&")[0] in page


@pytest.mark.django_db
def test_it_keeps_the_country_on_this_device_and_can_forget_it(client: Client) -> None:
    client.post("/help/country/", {"country": "NZ"})
    assert device.read().country == "NZ"
    client.post("/help/country/", {"country": ""})
    assert device.read().country == ""


@pytest.mark.django_db
def test_it_refuses_a_country_it_does_not_know(client: Client) -> None:
    answer = client.post("/help/country/", {"country": "XX"})
    assert answer.status_code == 422
    assert "Choose a country from the list." in answer.content.decode()


@pytest.mark.django_db
def test_it_puts_own_people_first_and_only_those_ticked_while_locked(keeper: Person) -> None:
    keeper.post("/r/0/now/person/change/", {"name_1": "Zuleika", "number_1": "112"})
    page = keeper.get("/help/").content.decode()
    assert page.index("Zuleika") < page.index("In danger now")
    session.end(keeper.row)
    assert "Zuleika" not in keeper.get("/help/").content.decode()


@pytest.mark.django_db
def test_it_says_what_cannot_be_hidden(client: Client) -> None:
    page = read(client.get("/help/safety/").content).text
    for words in ("does not erase your browser’s history", "records the screen", "another device"):
        assert words in page
    for words in ("untraceable", "anonymous", "you are safe"):
        assert words not in page
