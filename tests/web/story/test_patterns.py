"""The catalogue told as acts, one's own example first, and what the mirror named."""

from __future__ import annotations

from uuid import uuid4

from afterword.journey.contact import Contact
from afterword.programme import exercise
from afterword.programme.patterns import pattern, patterns
from afterword.web.rooms.step1_understand import named
from afterword.web.store import books, facts, sealed
from tests.web.people import Person, person
from tests.web.story.writing import hidden, id_of, main_of, press, write

QUIET = pattern("press_and_withdraw")


def asked(who: Person) -> str:
    """The address part of a pattern."""
    with who.opened():
        return named.code_of(QUIET)


def known(who: Person, **said: str) -> str:
    """Name a pattern; return its page."""
    with who.opened():
        one = named.asked(QUIET)
    return write(who, one, **said)


def test_it_lists_every_pattern(visitor: Person) -> None:
    page = main_of(visitor.get("/r/1/p/"))

    for one in patterns():
        assert one.title in page


def test_it_tells_a_pattern_as_acts_with_its_source(visitor: Person) -> None:
    page = main_of(visitor.get(f"/r/1/p/{asked(visitor)}/"))

    assert all(look.split("“")[0] in page for look in QUIET.looks)
    assert QUIET.meant in page
    assert QUIET.source.text in page
    assert "I know this from myself" in page


def test_it_asks_for_ones_own_example_first(visitor: Person) -> None:
    code = asked(visitor)
    page = visitor.get(f"/r/1/e/{code}/1/")
    assert QUIET.mine in page.content.decode()
    there = press(visitor, f"/r/1/e/{code}/1/", own_example="I knocked four times")
    assert there.endswith("/2/")
    assert QUIET.meant in visitor.get(there).content.decode()

    listed = main_of(visitor.get("/r/1/p/"))

    assert listed.index("I knocked four times") < listed.index("Talking")
    assert ">named<" in listed


def test_it_shows_a_named_pattern_and_makes_a_plan_of_it(visitor: Person) -> None:
    page = main_of(visitor.get(known(visitor, own_example="I knocked", now="Ask once")))
    assert "I knocked" in page
    assert "Ask once" in page
    plan = page.split("Make a plan for it")[0].rsplit('href="', 1)[1].split('"')[0]

    assert f'value="{QUIET.title}"' in visitor.get(plan).content.decode()


def test_it_takes_no_strange_pattern_into_a_plan(visitor: Person) -> None:
    code = exercise("one_obstacle").code

    for strange in ("x", str(uuid4())):
        page = visitor.get(f"/r/1/e/{code}/1/?of={strange}")
        assert hidden(page)["rev"] == "0"


def test_it_shows_what_the_mirror_named(visitor: Person) -> None:
    with visitor.opened():
        book = books.current()
        assert book is not None
        sealed.save(
            sealed.Shelf("step1", "pattern", book=book.id),
            {
                "name": "asking twice",
                "own_example": "I wrote three times that evening",
                "evidence": {"import": "x", "positions": [3, 4], "sentence": "are you there"},
            },
        )
    listed = main_of(visitor.get("/r/1/p/"))
    assert "asking twice" in listed
    url = listed.split('href="/r/1/n/')[1].split('"')[0]
    page = main_of(visitor.get(f"/r/1/n/{url}"))
    assert "I wrote three times that evening" in page
    assert "are you there" in page

    visitor.post(f"/r/1/n/{url}")

    assert "asking twice" not in main_of(visitor.get("/r/1/p/"))


def test_it_asks_once_before_a_pattern_is_burned(visitor: Person) -> None:
    page = known(visitor, own_example="I knocked")
    assert "Burn it?" in main_of(visitor.get(f"{page}?burn=1"))
    assert visitor.get(page).status_code == 200
    visitor.post(page)
    assert visitor.get(page).status_code == 404


def test_it_finds_a_named_pattern(visitor: Person) -> None:
    page = known(visitor, own_example="I knocked on the plum door")

    found = visitor.post("/s/", {"words": "plum door"}).content.decode()

    assert f'href="{page}"' in found


def test_it_is_not_there_for_who_was_afraid_or_frightened_or_grieves(visitor: Person) -> None:
    page = known(visitor, own_example="I knocked on the plum door")
    code = asked(visitor)
    for who in (grieving(), afraid(visitor)):
        for url in ("/r/1/p/", f"/r/1/p/{code}/", page, f"/r/1/e/{code}/1/", "/r/1/o/", "/r/1/b/"):
            assert who.get(url).status_code == 404, url
        shown = main_of(who.get("/r/1/"))
        assert "/r/1/p/" not in shown
        assert (
            "plum" not in who.post("/s/", {"words": "plum door"}).content.decode().split("<ul")[0]
        )
        assert page not in who.post("/s/", {"words": "plum door"}).content.decode()


def grieving() -> Person:
    return person("died", "unsaid")


def afraid(who: Person) -> Person:
    with who.opened():
        facts.tell("afraid")
        assert facts.quieter_now() == {"afraid"}
        assert facts.where_now().state is Contact.LOCKED
    return who


def test_it_asks_about_fear_first_while_that_was_put_off(visitor: Person) -> None:
    with visitor.opened():
        before = facts.unanswered_now("own_part")
    answer = visitor.get(f"/r/1/e/{asked(visitor)}/1/")

    assert (answer.status_code == 302) is before
    assert id_of(str(uuid4())) != ""
