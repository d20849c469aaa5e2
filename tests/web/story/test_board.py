"""What stands in the way, its plan and its sign; the board; a sign that follows."""

from __future__ import annotations

from uuid import uuid4

import pytest

from afterword.programme import exercise
from afterword.programme.patterns import pattern
from afterword.web.exercises import kept, signs
from afterword.web.rooms.step1_understand import named
from afterword.web.store import facts, sealed
from tests.web.people import Person
from tests.web.story.writing import hidden, id_of, main_of, write

OBSTACLE = exercise("one_obstacle")
SILENT = {
    "obstacle": "I go silent",
    "whose": "mine",
    "shift": "Say it in the same hour",
    "plan.if": "I notice it",
    "plan.then": "I ask for ten minutes",
    "sign": "I said what I wanted",
    "where": "people",
}


def silent(who: Person, **more: str) -> str:
    """Write one obstacle down; return the page of its sign."""
    assert write(who, OBSTACLE, **{**SILENT, **more}) == "/r/1/o/"
    with who.opened():
        return f"/r/1/s/{signs.obstacles()[0].id}/"


def item(who: Person, **said: str) -> str:
    """Put something on the board; return its id."""
    answer = who.post("/r/1/b/new/", {"text": "A no is fine", "column": "between", **said})
    assert answer.status_code == 303
    with who.opened():
        return str(signs.board_items()[0].id)


def column(page: str, key: str) -> str:
    """One column of the board."""
    return page.split(f'id="c-{key}"')[1].split("</section>")[0]


def test_it_lists_what_stands_in_the_way_with_its_sign(visitor: Person) -> None:
    page = silent(visitor)
    way = main_of(visitor.get("/r/1/o/"))
    assert "I go silent" in way
    assert "I said what I wanted" in way

    told = main_of(visitor.get(page))

    assert "Say it in the same hour" in told
    assert "If I notice it, then I ask for ten minutes" in told


def test_it_lays_everything_into_four_columns(visitor: Person) -> None:
    silent(visitor)
    silent(visitor, whose="theirs", shift="They write first", sign="")
    silent(visitor, whose="around", shift="A job nearer", sign="")
    item(visitor)

    page = main_of(visitor.get("/r/1/b/"))

    assert "Say it in the same hour" in column(page, "mine")
    assert "They write first" in column(page, "theirs")
    assert "A no is fine" in column(page, "between")
    assert "A job nearer" in column(page, "around")


def test_it_says_in_an_empty_column_whose_it_is(visitor: Person) -> None:
    page = main_of(visitor.get("/r/1/b/"))

    assert "You cannot decide it for them." in column(page, "theirs")
    assert "Only with two yeses" in column(page, "between")


def test_it_counts_nothing(visitor: Person) -> None:
    silent(visitor)
    page = main_of(visitor.get("/r/1/b/"))

    assert "%" not in page
    assert " of 1" not in page


@pytest.mark.parametrize("kind", ["obstacle", "board"])
def test_it_is_closed_by_a_sign_and_opened_again(visitor: Person, kind: str) -> None:
    page = silent(visitor) if kind == "obstacle" else f"/r/1/s/{item(visitor)}/"
    assert "What was different?" in main_of(visitor.get(f"{page}?showed=1"))
    visitor.post(page, {"words": "At dinner I said it", "day": "2026-03-01"})
    assert "Seen on 1 March 2026" in main_of(visitor.get(page))
    assert "At dinner I said it" in main_of(visitor.get(page))
    assert "seen on 1 March 2026" in main_of(visitor.get("/r/1/b/"))

    visitor.post(page, {"go": "open"})

    assert "seen on" not in main_of(visitor.get("/r/1/b/"))


def test_it_needs_a_day_for_a_sign(visitor: Person) -> None:
    answer = visitor.post(silent(visitor), {"words": "At dinner", "day": "soon"})

    assert answer.status_code == 422
    assert 'value="At dinner"' in answer.content.decode()


def test_it_shows_the_sign_in_the_room_where_it_would_show(visitor: Person) -> None:
    page = silent(visitor)
    assert f'href="{page}"' in main_of(visitor.get("/r/2/"))
    assert f'href="{page}"' not in main_of(visitor.get("/r/7/"))

    visitor.post(page, {"words": "", "day": "2026-03-01"})

    assert f'href="{page}"' not in main_of(visitor.get("/r/2/"))


def test_it_changes_and_burns_what_is_on_the_board(visitor: Person) -> None:
    id = item(visitor)
    page = visitor.get(f"/r/1/b/{id}/")
    assert 'value="A no is fine"' in page.content.decode()
    rev = page.content.decode().split('name="rev" value="')[1].split('"')[0]
    changed = {"text": "Two noes are fine", "column": "mine", "id": id, "rev": rev}
    assert visitor.post(f"/r/1/b/{id}/", changed).status_code == 303
    assert "Two noes are fine" in column(main_of(visitor.get("/r/1/b/")), "mine")
    assert visitor.post(f"/r/1/b/{id}/", {**changed, "text": "three"}).status_code == 409
    assert visitor.post(f"/r/1/b/{id}/", {**changed, "text": ""}).status_code == 422

    visitor.post(f"/r/1/s/{id}/burn/")

    assert "Two noes" not in main_of(visitor.get("/r/1/b/"))


def test_it_takes_something_from_another_page_once(visitor: Person) -> None:
    instead = exercise("instead")
    with visitor.opened():
        value = {"id": instead.id, "version": 1, "values": {"words": "I press for an answer"}}
        sealed.save(kept.shelf_of(instead), value)
    page = main_of(visitor.get("/r/1/b/"))
    key = page.split('name="take" value="')[1].split('"')[0]
    visitor.post("/r/1/b/", {"take": "nothing.like.it"})
    visitor.post("/r/1/b/", {"take": key})

    page = main_of(visitor.get("/r/1/b/"))

    assert "I press for an answer" in column(page, "mine")
    assert 'name="take"' not in page


def test_it_offers_what_one_would_do_instead_of_a_pattern(visitor: Person) -> None:
    with visitor.opened():
        one = named.asked(pattern("scorn"))
    write(visitor, one, own_example="I did her voice", now="Say that it stung")

    page = main_of(visitor.get("/r/1/b/"))

    assert "Say that it stung" in page.split('id="offered"')[1]


def test_it_has_no_board_while_a_lock_holds(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("said_no")

    assert visitor.get("/r/1/b/").status_code == 404
    assert "/r/1/b/" not in main_of(visitor.get("/r/1/"))
    assert visitor.get("/r/1/o/").status_code == 200


def test_it_changes_an_obstacle_and_keeps_its_sign_seen(visitor: Person) -> None:
    page = silent(visitor)
    visitor.post(page, {"words": "", "day": "2026-03-01"})
    url = f"/r/1/e/{OBSTACLE.code}/{id_of(page)}/2/"
    visitor.post(url, {**hidden(visitor.get(url)), "shift": "Say it at once", "go": "next"})

    told = main_of(visitor.get(page))

    assert "Say it at once" in told
    assert "Seen on 1 March 2026" in told


def test_it_answers_404_for_what_is_not_there(visitor: Person) -> None:
    nobody = uuid4()

    for url in (f"/r/1/s/{nobody}/", f"/r/1/s/{nobody}/burn/", f"/r/1/b/{nobody}/"):
        assert visitor.get(url).status_code == 404
