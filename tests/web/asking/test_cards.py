"""Cards: what one believes, turned over to the question one never asked."""

from __future__ import annotations

from afterword.programme.asking import TOPICS, cards
from afterword.web.store import facts
from tests.web.people import Person, person

CARD = cards()[0]


def test_it_walks_through_the_cards_of_a_topic_one_by_one(visitor: Person) -> None:
    assert visitor.get("/r/7/a/looks/next/").headers["Location"] == f"/r/7/a/{CARD.code}/"
    went = visitor.post(f"/r/7/a/{CARD.code}/", {"then": "grey", "unknown": "on"}, follow=True)
    assert CARD.ask in went.content.decode()
    assert "You never asked." in went.content.decode()
    second = [card for card in cards() if card.topic == "looks"][1]
    assert visitor.get("/r/7/a/looks/next/").headers["Location"] == f"/r/7/a/{second.code}/"
    assert CARD.ask in visitor.get("/r/7/b/").content.decode()


def test_it_keeps_no_question_where_something_is_known(visitor: Person) -> None:
    visitor.post(f"/r/7/a/{CARD.code}/", {"now": "silver"})
    assert CARD.ask not in visitor.get("/r/7/b/").content.decode()
    assert 'value="silver"' in visitor.get(f"/r/7/a/{CARD.code}/").content.decode()


def test_it_changes_a_card_and_keeps_both_texts_of_two_windows(visitor: Person) -> None:
    visitor.post(f"/r/7/a/{CARD.code}/", {"now": "silver"})
    assert visitor.post(f"/r/7/a/{CARD.code}/", {"now": "white", "rev": 1}).status_code == 303
    both = visitor.post(f"/r/7/a/{CARD.code}/", {"now": "black", "rev": 1})
    assert both.status_code == 409
    assert "white" in both.content.decode()


def test_it_comes_to_an_end(visitor: Person) -> None:
    for card in cards():
        if card.topic == "goals":
            visitor.post(f"/r/7/a/{card.code}/", {})
    assert visitor.get("/r/7/a/goals/next/").headers["Location"] == "/r/7/a/"
    assert "all of them seen" in visitor.get("/r/7/a/").content.decode()


def test_it_is_absent_in_grief_and_where_fear_is(visitor: Person) -> None:
    addresses = ["/r/7/a/", f"/r/7/a/{CARD.code}/", "/r/7/b/", f"/r/7/a/{TOPICS[0]}/next/"]
    assert {person("died").get(url).status_code for url in addresses} == {404}
    with visitor.opened():
        facts.tell("afraid")
    assert {visitor.get(url).status_code for url in addresses} == {404}


def test_it_knows_no_other_card(visitor: Person) -> None:
    assert visitor.get("/r/7/a/nothing/").status_code == 404
    assert visitor.get("/r/7/a/moon/next/").status_code == 404
