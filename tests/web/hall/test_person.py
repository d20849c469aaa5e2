"""Call my person: sealed, and readable while locked only where that was ticked."""

from __future__ import annotations

import pytest
from django.test import Client

from afterword.web.kit.people import Person as Someone
from afterword.web.store import device, session
from tests.web.people import Person

pytestmark = pytest.mark.django_db

URL = "/r/0/now/person/change/"
JO = {"name_1": "Jo", "number_1": "+44 20 7946 0018"}


def test_it_links_to_the_number_and_seals_it(visitor: Person) -> None:
    assert visitor.post(URL, JO).status_code == 303
    page = visitor.get("/r/0/now/person/").content.decode()
    assert 'href="tel:+442079460018"' in page
    assert "+44 20 7946 0018" in page
    assert device.read().people == ()


def test_it_shows_sealed_names_to_nobody_while_locked(keeper: Person) -> None:
    keeper.post(URL, JO)
    session.end(keeper.row)
    assert "Jo" not in keeper.get("/r/0/now/person/").content.decode()


def test_it_keeps_ticked_names_readable_while_locked_until_unticked(
    keeper: Person, client: Client
) -> None:
    keeper.post(URL, {**JO, "readable": "on"})
    assert device.read().people == (("Jo", "+44 20 7946 0018"),)
    assert "Jo" in client.get("/r/0/now/person/").content.decode()
    keeper.post(URL, JO)
    assert "Jo" not in client.get("/r/0/now/person/").content.decode()


def test_it_says_what_readable_means(keeper: Person) -> None:
    assert "so does anyone who opens this page here" in keeper.get(URL).content.decode()


def test_it_leaves_no_name_in_plain_while_nothing_is_kept(visitor: Person) -> None:
    assert 'name="readable"' not in visitor.get(URL).content.decode()
    visitor.post(URL, {**JO, "readable": "on"})
    assert device.read().people == ()


def test_it_leaves_the_names_of_another_vault_alone(keeper: Person) -> None:
    device.change(people=(("Sam", "116 123"),))
    keeper.post(URL, JO)
    assert device.read().people == (("Sam", "116 123"),)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name_1": "Jo"}, "This name has no number yet."),
        ({"number_1": "116 123"}, "Whose number is this?"),
        ({"name_1": "Jo", "number_1": "at home"}, "Digits, please"),
        ({"name_1": "Jo", "number_1": "1" * 31}, "30"),
    ],
)
def test_it_says_what_is_missing_and_keeps_the_rest(
    visitor: Person, wrong: dict[str, str], said: str
) -> None:
    answer = visitor.post(URL, {**wrong, "name_2": "Ines", "number_2": "112"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Ines" in page


def test_it_dials_digits_only() -> None:
    assert Someone("Jo", "(0049) 30-12/34").dial == "0049301234"
    assert Someone("Jo", "+41 44 555").dial == "+4144555"
