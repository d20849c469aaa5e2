"""One exercise in two windows: no word is lost, and the person chooses."""

from __future__ import annotations

from bs4 import BeautifulSoup

from afterword.programme import Exercise, exercise
from afterword.web.exercises import kept
from afterword.web.rooms.door import readable
from afterword.web.store import sealed, session, takeout
from tests.web.exercises.walking import address, hidden, press, walk
from tests.web.people import PASSPHRASE, Person

GENTLE = exercise("one_thing_only_mine")
THREE = exercise("own_part_in_three_moments")


def values(who: Person, one: Exercise) -> dict[str, object]:
    with who.opened():
        (entry,) = sealed.readable(kept.shelf_of(one))
    return dict(entry.value["values"])


def test_it_shows_both_when_two_windows_wrote_differently(visitor: Person) -> None:
    here = hidden(visitor.get(address(GENTLE, 1)))
    press(visitor, GENTLE, 1, said="paint")

    both = visitor.post(address(GENTLE, 1), {**here, "thing": "sing", "go": "next"})

    assert both.status_code == 409
    page = both.content.decode()
    assert "paint" in page
    assert "sing" in page
    assert values(visitor, GENTLE) == {"thing": "paint"}

    form = BeautifulSoup(page, "html.parser").select_one("main form")
    assert form is not None
    sent = {tag["name"]: tag.get("value", "") for tag in form.find_all("input")}
    went = visitor.post(address(GENTLE, 1), {**sent, "thing": "paint, and sing"})

    assert went.headers["Location"] == address(GENTLE, 2)
    assert values(visitor, GENTLE) == {"thing": "paint, and sing"}


def test_it_puts_both_texts_into_the_other_fields(visitor: Person) -> None:
    here = hidden(visitor.get(address(THREE, 1)))
    press(visitor, THREE, 1, said="theirs")

    both = visitor.post(
        address(THREE, 1), {**here, "did_1": "a", "theirs_1": "b", "now_1": "c", "go": "next"}
    )

    others = dict(both.context["page"].others)
    assert both.context["page"].field == "did_1"
    assert others["theirs_1"] == "b\ntheirs\nand more"
    assert others["now_1"] == "c\ntheirs"


def test_it_puts_together_what_was_written_on_different_screens(visitor: Person) -> None:
    press(visitor, GENTLE, 1, said="paint")
    here = hidden(visitor.get(address(GENTLE, 2)))
    press(visitor, GENTLE, 1, said="paint the door")

    went = visitor.post(address(GENTLE, 2), {**here, "obstacle": "the sofa", "go": "next"})

    assert went.status_code == 303
    assert values(visitor, GENTLE) == {"thing": "paint the door", "obstacle": "the sofa"}


def test_it_takes_a_second_press_of_done_calmly(visitor: Person) -> None:
    for number in range(1, len(GENTLE.screens)):
        press(visitor, GENTLE, number)
    last = len(GENTLE.screens)
    sent = {**hidden(visitor.get(address(GENTLE, last))), "first": "the shoes", "go": "next"}

    answers = [visitor.post(address(GENTLE, last), sent) for _ in range(2)]

    assert [got.headers["Location"] for got in answers] == [address(GENTLE, "done")] * 2
    assert values(visitor, GENTLE)["first"] == "the shoes"


def test_it_keeps_words_whose_draft_was_burned_meanwhile(visitor: Person) -> None:
    press(visitor, GENTLE, 1, said="paint")
    here = hidden(visitor.get(address(GENTLE, 2)))
    visitor.post(f"{address(GENTLE)}past/{here['id']}/burn/")

    visitor.post(address(GENTLE, 2), {**here, "obstacle": "the sofa", "go": "next"})

    assert values(visitor, GENTLE) == {"obstacle": "the sofa"}


def test_it_carries_several_ticks_over_the_lock(keeper: Person) -> None:
    good = exercise("what_was_good")
    (screen,) = [n for n, s in enumerate(good.screens, 1) if s.fields[0].kind == "several"]
    field = good.screen(screen).fields[0]
    ticked = [key for key, _ in field.options][:2]
    session.end(keeper.row)

    lock = keeper.post(address(good, screen), {field.id: ticked}).context["page"]
    carried = {f"carried:{field.id}": [value for _name, value in lock.carried]}
    sent = {"passphrase": PASSPHRASE, "carried_to": lock.carried_to, **carried}
    landed = keeper.post("/d/unlock/", sent, follow=True).content.decode()

    assert landed.count(" checked") == 2


def test_it_finds_and_exports_what_was_written(visitor: Person) -> None:
    walk(visitor, GENTLE, said="marmalade on Sundays")

    page = visitor.post("/s/", {"words": "marmalade"})
    (find,) = page.context["page"].finds
    assert find.url.startswith(f"{address(GENTLE)}past/")
    assert GENTLE.id not in find.before + find.after
    assert visitor.get(find.url).status_code == 200
    with visitor.opened():
        export = readable.page_of(takeout.take())
    assert f"<h2>{GENTLE.title}</h2>" in export
    assert "What gets in the way · Most likely it will be" in export
    assert "If marmalade on Sundays, then marmalade on Sundays" in export
