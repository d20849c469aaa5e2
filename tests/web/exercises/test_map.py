"""The map, the steps' own pages, the guide, and how far everything is from Today."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, SoupStrainer

from afterword.programme import PATHS, demands, exercise
from afterword.web.exercises import available
from afterword.web.rooms.hall import clock
from tests.web.exercises.walking import address, here, press, walk
from tests.web.people import Person, person

TAPS = 3
THE_END = 9  # no step: the map leads there with a link of its own
STEP_PAGES = {number: f"/r/{number}/" for number in range(1, 9)}
ALWAYS = {"/r/1/", "/r/3/"}  # My story and Letters are places of their own


ANCHORS = SoupStrainer("a", href=True)


def links(who: Person, url: str) -> set[str]:
    soup = BeautifulSoup(who.get(url).content.decode(), "html.parser", parse_only=ANCHORS)
    found = {str(tag["href"]).partition("#")[0] for tag in soup.find_all("a")}
    return {href for href in found if href.startswith("/") and not href.startswith("/leave")}


def too_far(who: Person, taps: int, wanted: set[str]) -> set[str]:
    """Those of the wanted addresses that more than so many taps from Today lead to."""
    seen, edge = {"/?day"}, {"/?day"}
    for _ in range(taps):
        found: set[str] = set()
        for url in sorted(edge):
            if wanted <= seen | found:
                return set()
            found |= links(who, url)
        edge = found - seen
        seen |= found
    return wanted - seen


def test_it_is_never_more_than_three_taps_from_today(db: None) -> None:
    is_near("ended")  # tests/proof walks from Today on every path


def is_near(path: str) -> None:
    """Hold a path to the number of taps that its exercises may be away."""
    who = person(path)

    assert "/m/" in links(who, "/?day")
    assert "/m/" in links(who, "/r/1/")
    assert too_far(who, TAPS, {address(one) for one in here(path)}) == set()
    for one in here(path):
        assert address(one, 1) in links(who, address(one))


@pytest.mark.parametrize("path", PATHS)
def test_it_has_a_page_for_each_step_there_is_and_for_no_other(db: None, path: str) -> None:
    who = person(path)
    there = {one.number for one in here(path)} - {THE_END}

    way = who.get("/m/").context["page"].steps

    assert [step.url for step in way] == [STEP_PAGES[number] for number in sorted(there)]
    for number, url in STEP_PAGES.items():
        expected = 200 if number in there or url in ALWAYS else 404
        assert who.get(url).status_code == expected, url


def test_it_says_in_words_what_was_done_and_never_how_much(visitor: Person) -> None:
    walk(visitor, exercise("one_thing_only_mine"))
    press(visitor, exercise("who_i_was_then"), 1)

    text = BeautifulSoup(visitor.get("/m/").content.decode(), "html.parser").find("main").text

    assert "done on" in text
    assert "begun" in text
    assert not re.search(r"%|\d+ of \d+|streak|score", text)


def test_it_lists_the_letters_step_with_the_letters(visitor: Person, bereaved: Person) -> None:
    before = [one.code for one in here("ended") if one.step == "step3_reach_out"]

    page = visitor.get("/r/3/").content.decode()

    assert all(f"/x/{code}/" in page for code in before)
    assert "/x/" not in bereaved.get("/r/3/").content.decode()


def test_it_shows_every_demand_of_the_guide(visitor: Person) -> None:
    text = visitor.get("/steps/").content.decode()
    shown = BeautifulSoup(text, "html.parser").find("main").text

    for demand in demands():
        assert demand.text in shown, demand.id
        assert demand.differs in shown, demand.id
        assert demand.why in shown, demand.id
    assert "later version" in shown or not any(demand.open for demand in demands())


def test_it_shows_the_guide_to_anyone_without_a_way_in(locked: Person, client: Person) -> None:
    for who in (locked, client):
        page = who.get("/steps/")
        assert page.status_code == 200
        assert "/x/" not in page.content.decode()


def test_it_is_offered_today_with_its_reason_and_never_twice_a_day(
    keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.web.letters.test_letters import letter

    noon = clock.now().replace(hour=12)
    monkeypatch.setattr(clock, "now", lambda: noon)
    keeper.post("/r/3/new/", letter())

    offer = keeper.get("/").context["page"].next

    assert offer.url == "exercises:home"
    assert offer.code in {one.code for one in here("ended")}
    assert f'href="/x/{offer.code}/"' in keeper.get("/").content.decode()
    walk(keeper, exercise("one_thing_only_mine"))
    assert keeper.get("/").context["page"].next.url != "exercises:home"


@pytest.mark.parametrize("path", ["died", "lost_touch"])
def test_it_begins_each_step_with_what_is_only_for_this_path(db: None, path: str) -> None:
    who = person(path)
    with who.opened():
        shown = available.exercises_now()
    for number in {one.number for one in shown}:
        own = [one.paths == (path,) for one in shown if one.number == number]
        assert own == sorted(own, reverse=True)
    assert {1, 7} <= {one.number for one in shown if one.paths == (path,)}


def test_it_supposes_no_wound_where_two_lost_touch(db: None) -> None:
    who = person("lost_touch")
    page = who.get("/m/").content.decode()
    assert "What it was, and how it thinned" in page
    assert "First whether they are free to hear from you." in page
    assert "What happened, and why" not in page
    with who.opened():
        tells = [one.id for one in available.exercises_now() if "their_side" in one.tells]
    assert tells == ["free_to_hear_from_me"]
