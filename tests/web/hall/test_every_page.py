"""What holds on every page of the hall and of help."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.hall.conftest import NIGHT
from tests.web.hall.reading import read
from tests.web.people import Person

pytestmark = pytest.mark.django_db

PUBLIC = (
    "/",
    "/r/0/now/",
    "/r/0/now/sleep/",
    "/r/0/now/write/",
    "/r/0/now/person/",
    "/help/",
    "/help/country/",
    "/help/safety/",
    "/help/settings/",
)
OWN = (
    "/r/0/hope/",
    "/r/0/now/written/",
    "/r/0/now/reasons/change/",
    "/r/0/now/person/change/",
    "/r/0/now/urge/",
    "/r/0/notes/",
    "/r/0/notes/burned/",
    "/r/0/sunday/",
    "/r/0/sunday/week/",
    "/r/0/sunday/line/",
    "/r/0/sunday/plan/",
    "/r/0/sunday/later/",
    "/r/0/then/",
)
FORBIDDEN = re.compile(
    r"win back|your ex\b|get (him|her|them) back|no-contact|soulmate|the one\b|toxic|narcissis|"
    r"avoidant|streak|you are ready|move on|at least\b|be strong|everything happens|"
    r"closure|congratulations|well done|great job|victim|journey|!",
    re.IGNORECASE,
)


@pytest.mark.parametrize("address", [*PUBLIC, *OWN])
@pytest.mark.parametrize("night", [False, True])
def test_it_keeps_to_the_house_rules(
    visitor: Person, afternoon: object, address: str, night: bool
) -> None:
    if night:
        afternoon.move_to(NIGHT)  # type: ignore[attr-defined]
    answer = visitor.get(address)
    assert answer.status_code == 200
    page = read(answer.content)
    assert page.links[:3] == ["#main", "/leave/", "/help/"]
    assert page.words_before_field <= 60
    assert page.primary <= 1
    assert page.notices <= 1
    assert page.inline == []
    assert not FORBIDDEN.search(page.text), FORBIDDEN.search(page.text)
    assert "<title>Notes</title>" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", PUBLIC)
def test_it_opens_without_a_session(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", PUBLIC[1:])
def test_it_opens_while_locked(locked: Person, address: str) -> None:
    assert locked.get(address).status_code == 200


@pytest.mark.parametrize("address", OWN)
def test_it_asks_to_unlock_for_what_is_private(locked: Person, address: str) -> None:
    wanted = 200 if address == "/r/0/now/written/" else 401
    assert locked.get(address).status_code == wanted


@pytest.mark.parametrize("address", [*PUBLIC, *OWN])
def test_it_has_no_address_outside_but_to_read(visitor: Person, address: str) -> None:
    for link in read(visitor.get(address).content).links:
        assert link.startswith(("/", "#", "tel:", "?"))


@pytest.mark.parametrize("address", [*PUBLIC, *OWN])
def test_it_sends_every_form_without_javascript(visitor: Person, address: str) -> None:
    for form in read(visitor.get(address).content).forms:
        assert (form.get("method") or "").lower() == "post"


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/r/0/now/reasons/change/", {"reasons": "She asked for quiet"}),
        ("/r/0/now/person/change/", {"name_1": "Jo", "number_1": "112"}),
        ("/r/0/now/urge/", {"strength": "7"}),
        ("/r/0/card/", {"face": "3", "value": "6"}),
        ("/help/friend/change/", {"text": "Ring at breakfast"}),
    ],
)
def test_it_carries_words_over_a_lock(locked: Person, address: str, fields: dict[str, str]) -> None:
    answer = locked.post(address, fields)
    assert answer.status_code == 401
    for value in fields.values():
        assert value in answer.content.decode()
