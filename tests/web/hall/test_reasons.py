"""Own reasons."""

from __future__ import annotations

import pytest

from tests.web.people import Person

pytestmark = pytest.mark.django_db

URL = "/r/0/now/reasons/change/"


def test_it_asks_for_reasons_while_there_are_none(visitor: Person) -> None:
    assert visitor.get("/r/0/now/reasons/")["Location"] == URL


def test_it_shows_them_in_the_persons_words_and_order(visitor: Person) -> None:
    visitor.post(URL, {"reasons": "He asked for quiet.\n\n  I sleep worse after.  "})
    page = visitor.get("/r/0/now/reasons/").content.decode()
    assert page.index("He asked for quiet.") < page.index("I sleep worse after.")
    assert "He asked for quiet.\nI sleep worse after." in visitor.get(URL).content.decode()


def test_it_refuses_a_sixth_and_keeps_what_was_typed(visitor: Person) -> None:
    six = "\n".join(f"reason {n}" for n in range(6))
    answer = visitor.post(URL, {"reasons": six})
    assert answer.status_code == 422
    assert six in answer.content.decode()
    assert "Five lines at most" in answer.content.decode()


def test_it_stays_private_while_locked(locked: Person) -> None:
    assert locked.get("/r/0/now/reasons/").status_code == 401
