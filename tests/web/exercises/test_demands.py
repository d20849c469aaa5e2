"""What the guide asks, asked: each such demand has its question, in reach, and its answer kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from afterword.programme import demands, exercise
from afterword.programme.exercises import ENDINGS
from afterword.web.exercises import kept
from afterword.web.store import facts, sealed
from tests.web.exercises.test_map import STEP_PAGES
from tests.web.exercises.walking import address, here, walk
from tests.web.people import Person, person

WORDS = "the heron, at the weir"
IN_GRIEF = {1: "Our story", 2: "Days", 6: "Anger, and rest", 7: "Whole, not a saint", 8: "No hurry"}
FEWEST_IN_GRIEF = 25
SCREEN = "exercises/screen.html"


@dataclass(frozen=True)
class Asked:
    """One demand: the exercise that asks it, and what a person reads there."""

    name: str
    reads: str
    path: str = "ended"


ASKED = {
    "0.6": Asked("expectations_into_questions", "What do you silently count on"),
    "1.2": Asked("own_part_in_three_moments", "What it may have been like for them"),
    "2.1": Asked("a_letter_from_a_friend", "They wish me"),
    "2.2": Asked("from_the_feet_up", "What let go most"),
    "2.3": Asked("what_has_changed", "How much it still costs"),
    "2.4": Asked("who_i_was_then", "The one I miss most in myself"),
    "2.5": Asked("one_thing_only_mine", "One thing that belongs to nobody but you."),
    "2.7": Asked("people_i_want_to_see", "The ones after whom the way home is lighter."),
    "2.8": Asked("an_hour_of_work", "I was quietly proud of"),
    "6.1": Asked("two_minutes_of_calm", ""),
    "6.2": Asked("a_talk_to_prepare", "a counsellor"),
    "6.3": Asked("fifteen_minutes_then_stop", "Stop at once if it turns in circles"),
    "6.5": Asked("a_talk_to_prepare", "What I would like them to know"),
    "6.6": Asked("let_it_come", "Whatever comes may come, and nothing has to."),
    "6.8": Asked("to_decide_to_forgive", "not to go back, and nobody has to hear of it"),
    "7.1": Asked("expectations_into_questions", "that is no difference to be curious about"),
    "7.2": Asked("who_they_may_be_now", "Perhaps you miss somebody who has grown"),
    "7.3": Asked("who_they_may_be_now", "Looks: face, hair, clothes, how they move"),
    "9.2": Asked("a_new_chapter", "What they do differently, as I see it"),
}


def test_it_holds_every_demand_that_a_screen_answers() -> None:
    here_only = "tests/web/exercises/test_demands.py"
    held = {one.id for one in demands() if one.test == here_only and one.page == SCREEN}
    assert held == set(ASKED)


@pytest.mark.parametrize("demand", ASKED)
def test_it_asks_within_reach_and_keeps_the_answer(db: None, demand: str) -> None:
    asked = ASKED[demand]
    who, one = person(asked.path), exercise(asked.name)
    assert demand in one.demands
    if "together" in one.touches:
        facts_of_two(who)
    listed = who.get("/r/9/" if one.step == ENDINGS else "/m/")
    assert address(one) in listed.content.decode()

    walk(who, one, WORDS)

    with who.opened():
        (entry,) = sealed.readable(kept.shelf_of(one))
    assert set(entry.value["values"]) == {field.id for field in one.fields if field.kept}
    pages = [who.get(address(one, number)) for number in range(1, len(one.screens) + 1)]
    shown = " ".join(page.content.decode() for page in [who.get(address(one)), *pages])
    assert asked.reads in " ".join(shown.split())


def facts_of_two(who: Person) -> None:
    """What is for two is there once two are in touch."""
    with who.opened():
        facts.tell("sent", which="email", until=date(2026, 12, 24))
    who.post("/w/answer/a/", {"words": "gladly", "on": ""})


def test_it_takes_no_steadiness_and_no_change_for_a_yes(visitor: Person) -> None:
    """2.3: being steady opens nothing; whether contact is welcome is theirs to say."""
    with visitor.opened():
        before = (facts.where_now(), facts.rooms_now())
    for name in ("what_has_changed", "who_i_was_then"):
        assert exercise(name).tells == ()
        walk(visitor, exercise(name))
    with visitor.opened():
        assert (facts.where_now(), facts.rooms_now()) == before


def test_it_asks_nobody_to_forgive_where_fear_is(visitor: Person) -> None:
    """6.8: with fear it is not there at all."""
    with visitor.opened():
        facts.tell("afraid")
    assert visitor.get(address(exercise("to_decide_to_forgive"))).status_code == 404
    assert address(exercise("to_decide_to_forgive")) not in visitor.get("/r/6/").content.decode()


def test_it_gives_grief_its_own_names_and_rooms(bereaved: Person) -> None:
    """0.1a: words of its own in every room it keeps, and none of those for two."""
    steps = {step.url: step for step in bereaved.get("/m/").context["page"].steps}
    for number, title in IN_GRIEF.items():
        assert steps[STEP_PAGES[number]].title == title
    assert not {STEP_PAGES[3], STEP_PAGES[4], STEP_PAGES[5]} & set(steps)
    only_here = [one for one in here("died") if "0.1a" in one.demands]
    assert len(here("died")) >= FEWEST_IN_GRIEF
    assert {one.paths for one in only_here} == {("died",)}
