"""Every exercise on every path, from its first screen to its last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from afterword.journey import locks
from afterword.programme import PATHS, Exercise, exercise, exercises
from afterword.web.exercises import kept
from afterword.web.exercises.forms import RESERVED
from afterword.web.store import facts, sealed
from tests.web.exercises.walking import LOUD, address, answer, here, opened, press, walk
from tests.web.people import Person, person
from tests.web.test_every_page import check

EVERY = exercises()
GENTLE = exercise("one_thing_only_mine")
BURNS = exercise("words_that_burn")
CALM = exercise("two_minutes_of_calm")
QUIETER_VERSIONS = [("afraid",), ("frightening",), ("afraid", "frightening")]
WORDS = "the kettle, and who fills it"


def written(who: Person, one: Exercise) -> list[sealed.Entry]:
    with who.opened():
        return sealed.readable(kept.shelf_of(one))


@pytest.fixture(params=PATHS)
def path(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def walks_to_its_end(who: Person, one: Exercise) -> None:
    last = walk(who, one)
    if one.then:
        assert last.headers["Location"] == address(exercise(one.then), 1) + "?after"
    else:
        assert last.headers["Location"] == address(one, "done")
    assert who.get(last.headers["Location"]).status_code == 200
    (entry,) = written(who, one)
    assert set(entry.value) == {"id", "version", "values"}, one.id
    assert set(entry.value["values"]) == {field.id for field in one.fields if field.kept}
    assert entry.shelf == sealed.Shelf(one.step, "exercise", one.id, entry.shelf.book)


def stays_light(who: Person, one: Exercise) -> None:
    check(one.id, who.get(address(one)))
    for number in range(1, len(one.screens) + 1):
        shown = opened(who, one, number)
        check(f"{one.id} {number}", shown)
        page = shown.content.decode()
        for go in ("next", "back", "skip", "enough"):
            assert page.count(f'name="go" value="{go}"') == 1, (one.id, number)
        assert page.count("<h1") == 1
        assert LOUD not in page


def test_it_walks_an_exercise_to_its_end(visitor: Person) -> None:
    for one in here("ended")[::4]:  # tests/proof walks each on every path
        walks_to_its_end(visitor, one)


def test_it_hides_what_a_path_does_not_have(db: None, path: str) -> None:
    who = person(path)
    everything = who.get("/m/").content.decode() + who.get("/steps/").content.decode()
    absent = [one for one in EVERY if one not in here(path)]
    for one in here(path):
        assert f"/x/{one.code}/" in everything, one.id
    for number, one in enumerate(absent):
        assert one.code not in everything, one.id
        assert one.title not in everything, one.id
        way = ("", 1, "done")[number % 3]
        assert who.get(address(one, way)).status_code == 404, one.id
        if number % 3 == 0:
            assert who.post(address(one, 1), {"go": "next"}).status_code == 404, one.id


@pytest.mark.parametrize("quieter", QUIETER_VERSIONS)
def test_it_hides_what_a_quieter_version_leaves_out(
    db: None, quieter: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "quieter", lambda *_given: frozenset(quieter))
    hides("ended", quieter)  # tests/proof asks on every path


def hides(path: str, quieter: tuple[str, ...]) -> None:
    """Hold a book of a path, over which quieter versions lie, to what they leave out."""
    who = person(path)
    urls = ("/m/", "/steps/", "/r/1/", "/r/3/")
    everything = "".join(who.get(url).content.decode() for url in urls)
    for one in EVERY:
        if one in here(path, quieter):
            assert f"/x/{one.code}/" in everything, one.id
            assert who.get(address(one)).status_code == 200
        else:
            assert one.code not in everything, one.id
            assert who.get(address(one, 1)).status_code == 404, one.id


def test_it_finds_no_word_of_what_is_absent(
    visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(visitor, exercise("own_part_in_three_moments"), said="marmalade")
    monkeypatch.setattr(facts, "quieter_now", lambda: frozenset({"afraid"}))

    assert visitor.post("/s/", {"words": "marmalade"}).context["page"].finds == []


def test_it_answers_only_to_the_neutral_code(visitor: Person) -> None:
    assert visitor.get(f"/x/{GENTLE.id}/").status_code == 404
    assert visitor.get(f"/x/{GENTLE.code}/").status_code == 200
    assert visitor.get(address(GENTLE, len(GENTLE.screens) + 1)).status_code == 404
    assert visitor.get(address(GENTLE) + "0/").status_code == 404


def test_it_leaves_the_names_of_its_own_inputs_free() -> None:
    assert not {field.id for one in EVERY for field in one.fields} & RESERVED


def test_it_goes_on_where_it_was_left(visitor: Person) -> None:
    press(visitor, GENTLE, 1, said=WORDS)
    stopped = press(visitor, GENTLE, 2, "enough", said="the sofa")

    home = visitor.get(stopped.headers["Location"])

    assert stopped.headers["Location"] == address(GENTLE) + "?enough"
    assert home.context["page"].resume == 2
    assert f'href="{address(GENTLE, 2)}"' in home.content.decode()
    assert "the sofa" in visitor.get(address(GENTLE, 2)).content.decode()
    assert WORDS in visitor.get(address(GENTLE, 1)).content.decode()
    assert "begun" in visitor.get("/m/").content.decode()


def test_it_saves_what_was_written_before_going_back(visitor: Person) -> None:
    press(visitor, GENTLE, 1, said=WORDS)
    back = press(visitor, GENTLE, 2, "back", said="the sofa")
    out = press(visitor, GENTLE, 1, "back", said="half an hour")

    assert back.headers["Location"] == address(GENTLE, 1)
    assert out.headers["Location"] == address(GENTLE)
    (entry,) = written(visitor, GENTLE)
    assert entry.value["values"] == {"thing": "half an hour", "obstacle": "the sofa"}


def test_it_skips_without_changing_an_answer(visitor: Person) -> None:
    press(visitor, GENTLE, 1, said=WORDS)
    skipped = press(visitor, GENTLE, 1, "skip", said="something else")

    assert skipped.headers["Location"] == address(GENTLE, 2)
    (entry,) = written(visitor, GENTLE)
    assert entry.value["values"] == {"thing": WORDS}
    assert entry.value["at"] == 2


def test_it_keeps_nothing_when_all_is_skipped(visitor: Person) -> None:
    for number in range(1, len(GENTLE.screens) + 1):
        last = press(visitor, GENTLE, number, "skip")

    assert written(visitor, GENTLE) == []
    assert "nothing had to be" in visitor.get(last.headers["Location"]).content.decode()


def test_it_takes_every_answer_back_again(visitor: Person) -> None:
    press(visitor, GENTLE, 1, said=WORDS)
    page = visitor.get(address(GENTLE, 1)).context["page"]
    sent = {"id": page.form["id"].value(), "rev": page.form["rev"].value(), "thing": ""}

    visitor.post(address(GENTLE, 1), {**sent, "go": "next"})

    assert written(visitor, GENTLE)[0].value["values"] == {}


def test_it_can_be_done_again_and_keeps_both(visitor: Person) -> None:
    walk(visitor, GENTLE, said="the first time")
    walk(visitor, GENTLE, said="the second time")

    past = visitor.get(address(GENTLE)).context["page"].past

    assert [one.begins for one in past] == ["the second time", "the first time"]
    for one, said in zip(past, ("the second time", "the first time"), strict=True):
        page = visitor.get(f"{address(GENTLE)}past/{one.id}/")
        assert said in page.content.decode()


def test_it_deletes_a_former_answer_for_good(visitor: Person) -> None:
    walk(visitor, GENTLE)
    past = f"{address(GENTLE)}past/{written(visitor, GENTLE)[0].id}/"

    assert visitor.get(f"{past}burn/").status_code == 200
    burned = visitor.post(f"{past}burn/", follow=True)
    assert burned.context["page"].burns.onward.url == address(GENTLE)

    assert written(visitor, GENTLE) == []
    assert visitor.get(past).status_code == 404


def screens_with(kind: str) -> Iterator[tuple[Exercise, int, str]]:
    for one in [one for one in EVERY if one in here(one.paths[0])]:
        for number, screen in enumerate(one.screens, 1):
            for field in screen.fields:
                if field.kind == kind:
                    yield one, number, field.id


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("text", "so very long " * 100),
        ("choice", "none of them"),
        ("several", ["none of them"]),
        ("rating", "11"),
        ("date", "tomorrow"),
        ("lines", "\n".join("abcdefghijklmnop")),
    ],
)
def test_it_keeps_the_words_of_an_answer_it_cannot_take(db: None, kind: str, wrong: str) -> None:
    one, number, name = next(screens_with(kind))
    who = person(one.paths[0])
    sent = {
        key: value for f in one.screen(number).fields for key, value in answer(f, WORDS).items()
    }

    page = who.post(address(one, number), {**sent, name: wrong, "go": "next"})

    assert page.status_code == 422
    assert 'class="error"' in page.content.decode()
    if kind in {"text", "date", "lines"}:
        assert str(wrong).split("\n")[0].strip() in page.content.decode()
    assert written(who, one) == []


def test_it_says_how_long_it_takes(visitor: Person) -> None:
    page = visitor.get(address(GENTLE)).content.decode()

    assert f"About {GENTLE.minutes} minutes, {len(GENTLE.screens)} screens" in page


def test_it_offers_no_help_with_reaching_out_once_they_said_no(visitor: Person) -> None:
    reaching = [one for one in here("ended") if "reaching-out" in one.touches]
    assert reaching
    with visitor.opened():
        facts.tell("said_no", on=date(2026, 3, 3))

    way = visitor.get("/m/").content.decode()

    for one in reaching:
        assert one.code not in way
        assert visitor.get(address(one, 1)).status_code == 404


def test_it_shows_no_more_than_a_persons_own_two_numbers(visitor: Person) -> None:
    page = visitor.get(walk(visitor, CALM).headers["Location"])

    text = page.content.decode()
    assert [(pair.before, pair.after) for pair in page.context["page"].pairs] == [(7, 5)]
    assert "Your own two numbers" in text
    for claim in ("better", "improve", "%", "well done"):
        assert claim not in text.split('id="main"')[1].lower()
