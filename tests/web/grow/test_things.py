"""Small things: a few that fit, one planned, done, rated, seen beside the days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from afterword.programme.things import small_things
from afterword.web.rooms.step2_grow import plans
from afterword.web.rooms.step2_grow.beside import FEWEST, beside
from afterword.web.store import checkins
from afterword.web.store.checkins import CheckIn
from tests.web.people import Person

DAY = date(2026, 11, 2)
THING = small_things()[0].text


def planned(who: Person) -> list[plans.Plan]:
    with who.opened():
        return plans.every()


def test_it_offers_a_few_that_fit_and_others_on_the_next_page(visitor: Person) -> None:
    first = visitor.get("/r/2/a/").context["page"]
    assert len(first.few) == 4
    bed = visitor.get("/r/2/a/", {"energy": "bed", "n": "1"}).context["page"]
    assert all(thing.energy == "bed" for thing in bed.few)
    assert bed.asked == {"energy": "bed"}
    assert bed.turn == 2


@pytest.mark.parametrize("n", ["x", "-1", "9" * 40, "²", ""])
def test_it_takes_any_number_for_a_turn(visitor: Person, n: str) -> None:
    assert visitor.get("/r/2/a/", {"n": n}).status_code == 200


def test_it_keeps_the_rest_in_reach_where_a_filter_is_nonsense(visitor: Person) -> None:
    page = visitor.get("/r/2/a/", {"energy": "<b>", "place": "moon"})
    assert page.status_code == 422
    assert len(page.context["page"].few) == 4


def test_it_offers_nothing_hurtful_in_grief(bereaved: Person) -> None:
    bad = {thing.text for thing in small_things() if not thing.grief}
    seen = set()
    for turn in range(40):
        seen |= {one.text for one in bereaved.get("/r/2/a/", {"n": turn}).context["page"].few}
    assert len(seen) > 100
    assert not seen & bad


def test_it_plans_moves_and_drops_a_thing(visitor: Person) -> None:
    visitor.post("/r/2/a/", {"thing": THING})
    (plan,) = planned(visitor)
    assert plan.text == THING
    visitor.post(f"/r/2/a/{plan.id}/", {"when": "1"})
    (moved,) = planned(visitor)
    assert moved.day == plan.day + timedelta(days=1)
    visitor.post(f"/r/2/a/{moved.id}/", {"when": "never"})
    assert planned(visitor) == []
    assert visitor.get(f"/r/2/a/{moved.id}/").status_code == 404


def test_it_plans_nothing_that_is_on_no_list(visitor: Person) -> None:
    visitor.post("/r/2/a/", {"thing": "Text them at midnight"})
    assert planned(visitor) == []


def test_it_takes_one_of_ones_own_and_helps_first_where_it_must(visitor: Person) -> None:
    assert visitor.post("/r/2/a/own/", {"text": " "}).status_code == 422
    went = visitor.post("/r/2/a/own/", {"text": "kill myself"}, follow=True)
    assert planned(visitor)[0].text == "kill myself"
    assert "crisis" in went.content.decode()


@pytest.mark.parametrize(
    ("sent", "numbers"),
    [
        ({}, (None, None)),
        ({"pleasure": "0"}, (0, None)),
        ({"pleasure": "7", "mastery": "3"}, (7, 3)),
    ],
)
def test_it_notes_what_was_done_with_or_without_numbers(
    visitor: Person, sent: dict[str, str], numbers: tuple[int | None, int | None]
) -> None:
    visitor.post("/r/2/a/", {"thing": THING})
    (plan,) = planned(visitor)
    visitor.post(f"/r/2/a/{plan.id}/done/", sent)
    (done,) = planned(visitor)
    assert (done.pleasure, done.mastery) == numbers
    assert done.done is not None
    assert THING in visitor.get("/r/2/a/").content.decode()


def test_it_compares_days_only_where_there_are_enough() -> None:
    cards = [CheckIn(DAY + timedelta(days=n), 1 + n % 5) for n in range(2 * FEWEST)]
    those = {card.day for card in cards[:FEWEST]}
    found = beside(cards, those)
    assert found is not None
    assert (found.with_mean, found.with_days, found.without_days) == (3, FEWEST, FEWEST)
    assert beside(cards[1:], those) is None
    assert beside(cards, set()) is None


def test_it_draws_the_weeks_with_what_was_done(visitor: Person) -> None:
    assert visitor.get("/r/2/b/").context["page"].chart is None
    with visitor.opened():
        for n in range(12):
            checkins.keep(CheckIn(DAY + timedelta(days=2 * n), 3))
        plan = plans.add("The long walk", DAY)
        plans.done(plan, DAY + timedelta(days=8), 5, None)
    page = visitor.get("/r/2/b/")
    assert page.context["page"].chart is not None
    assert "The long walk" in page.content.decode()
