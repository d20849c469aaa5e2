"""Moments: written over a few screens, changed, moved, burned; nothing typed is lost."""

from __future__ import annotations

import pytest

from afterword.programme import exercise
from afterword.web.exercises.when import When, names, read
from afterword.web.store import session
from tests.web.people import PASSPHRASE, Person, person
from tests.web.story.writing import hidden, id_of, main_of, moment, press, write

ONE = exercise("one_moment")
MONTHS = {"june": 6, "jun": 6, "autumn": 10, "sept": 9}


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("2019", When(2019)),
        ("autumn 2019, before the move", When(2019, 10)),
        ("June 2021", When(2021, 6)),
        ("2020-03-14", When(2020, 3)),
        ("3/2020", When(2020, 3)),
        ("44/2020", When(2020)),
        ("before the move", None),
        ("12019", None),
        ("", None),
    ],
)
def test_it_reads_a_time_from_words(said: str, when: When | None) -> None:
    assert read(said, MONTHS) == when


def test_it_knows_months_and_seasons_of_the_page() -> None:
    known = names()
    assert (known["march"], known["autumn"], known["dec"]) == (3, 10, 12)


def test_it_lays_moments_in_order(visitor: Person) -> None:
    moment(visitor, "She left", "March 2024", mine="I said nothing", now="I would ask")
    moment(visitor, "We met", "2015")
    moment(visitor, "How I stopped asking")

    page = main_of(visitor.get("/r/1/l/"))

    assert page.index("We met") < page.index("She left") < page.index("How I stopped asking")
    assert page.index("Without a date") < page.index("How I stopped asking")
    assert "The same as a table" in page


def test_it_shows_one_year_month_by_month(visitor: Person) -> None:
    moment(visitor, "The flood", "May 2019")
    moment(visitor, "The move", "2021")

    page = main_of(visitor.get("/r/1/l/?y=2019"))

    assert ">May<" in page
    assert "The flood" in page.split("of-a-year")[1]
    assert "of-a-year" in page
    assert "The move" not in page.split("<details")[0]


def test_it_leaves_a_year_that_is_not_there_alone(visitor: Person) -> None:
    moment(visitor, "The flood", "2019")

    for wrong in ("1066", "x", "²", "-1"):
        assert "The flood" in main_of(visitor.get(f"/r/1/l/?y={wrong}"))


def test_it_keeps_the_words_of_the_first_screen_at_once(visitor: Person) -> None:
    press(visitor, f"/r/1/e/{ONE.code}/1/", name="The talk in the car")

    assert "The talk in the car" in main_of(visitor.get("/r/1/l/"))


def test_it_makes_one_of_a_first_screen_sent_twice(visitor: Person) -> None:
    url = f"/r/1/e/{ONE.code}/1/"
    sent = {**hidden(visitor.get(url)), "name": "The talk", "go": "next"}
    visitor.post(url, sent)
    visitor.post(url, {**sent, "name": "The long talk"})

    page = main_of(visitor.get("/r/1/l/"))

    assert page.count('class="none"') == 1
    assert "The long talk" in page


def test_it_makes_nothing_of_nothing(visitor: Person) -> None:
    there = press(visitor, f"/r/1/e/{ONE.code}/1/", name="")
    assert there == f"/r/1/e/{ONE.code}/2/"
    assert press(visitor, f"/r/1/e/{ONE.code}/5/") == "/r/1/l/"
    assert "moments" not in main_of(visitor.get("/r/1/l/"))


def test_it_can_be_left_at_any_screen(visitor: Person) -> None:
    url = press(visitor, f"/r/1/e/{ONE.code}/1/", name="The talk")
    assert url.endswith("/2/")
    page = press(visitor, url, "enough", mine="I looked at the road")

    assert page.startswith("/r/1/l/")
    assert "I looked at the road" in main_of(visitor.get(page))


def test_it_changes_what_was_written(visitor: Person) -> None:
    page = moment(visitor, "The talk", "2019", mine="I looked at the road")
    change = f"/r/1/e/{ONE.code}/{id_of(page)}/2/"
    assert "I looked at the road" in visitor.get(change).content.decode()
    press(visitor, change, mine="I looked away")

    shown = main_of(visitor.get(page))

    assert "I looked away" in shown
    assert "I looked at the road" not in shown


def test_it_leaves_what_was_written_when_a_screen_is_skipped(visitor: Person) -> None:
    page = moment(visitor, "The talk", mine="I looked at the road")
    press(visitor, f"/r/1/e/{ONE.code}/{id_of(page)}/2/", "skip", mine="something else")

    assert "I looked at the road" in main_of(visitor.get(page))


def test_it_shows_both_when_two_windows_changed_one(visitor: Person) -> None:
    page = moment(visitor, "The talk", mine="I looked at the road")
    url = f"/r/1/e/{ONE.code}/{id_of(page)}/2/"
    old = hidden(visitor.get(url))
    press(visitor, url, mine="I looked away")

    answer = visitor.post(url, {**old, "mine": "I drove on", "go": "next"})

    assert answer.status_code == 409
    assert "I drove on" in answer.content.decode()
    assert "I looked away" in answer.content.decode()


def test_it_moves_a_moment_past_its_neighbour(visitor: Person) -> None:
    pages = [moment(visitor, name) for name in ("First", "Second", "Third")]
    assert "First" in main_of(visitor.get(pages[1]))
    visitor.post(pages[2], {"go": "earlier"})
    visitor.post(pages[2], {"go": "earlier"})
    visitor.post(pages[2], {"go": "earlier"})  # is the first now: stays
    visitor.post(pages[0], {"go": "later"})

    shown = main_of(visitor.get("/r/1/l/"))

    assert shown.index("Third") < shown.index("Second") < shown.index("First")


def test_it_forgets_that_it_was_moved_when_it_has_another_day(visitor: Person) -> None:
    first = moment(visitor, "First", "2015")
    moment(visitor, "Second", "2018")
    visitor.post(first, {"go": "later"})
    assert main_of(visitor.get("/r/1/l/")).rindex("First") > 0
    press(visitor, f"/r/1/e/{ONE.code}/{id_of(first)}/1/", name="First", when="2016")

    listed = main_of(visitor.get("/r/1/l/")).split("of-a-year", 1)[1]

    assert listed.index("First") < listed.index("Second")


def test_it_burns_one_after_asking_once(visitor: Person) -> None:
    page = moment(visitor, "The talk", mine="I looked at the road")
    assert "Burn it?" in main_of(visitor.get(f"{page}burn/"))
    assert visitor.get(page).status_code == 200

    visitor.post(f"{page}burn/")

    assert visitor.get(page).status_code == 404


def test_it_carries_a_moment_over_the_lock(keeper: Person) -> None:
    url = f"/r/1/e/{ONE.code}/1/"
    sent = {**hidden(keeper.get(url)), "name": "Half a sentence", "go": "next"}
    session.end(keeper.row)
    page = keeper.post(url, sent).context["page"]
    carried = {f"carried:{name}": value for name, value in page.carried}

    landed = keeper.post(
        "/d/unlock/",
        {"passphrase": PASSPHRASE, "carried_to": page.carried_to, **carried},
        follow=True,
    )

    assert "Half a sentence" in landed.content.decode()


def test_it_shows_the_card_first_after_words_of_crisis(visitor: Person) -> None:
    press(visitor, f"/r/1/e/{ONE.code}/1/", name="That night I wanted to end my life")

    assert "Please read this first" in visitor.get("/r/1/l/").content.decode()


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ({"theirs": "They left the room."}, "only of them"),
        ({"mine": "I left the room. " * 6}, "only of you"),
        ({"mine": "I left the room."}, None),
        ({"mine": "It was all my fault."}, "you take all of it"),
        ({"mine": "I left.", "theirs": "They called after me."}, None),
        ({}, None),
    ],
)
def test_it_asks_one_quiet_question_about_the_balance(
    visitor: Person, said: dict[str, str], question: str | None
) -> None:
    page = main_of(visitor.get(moment(visitor, "The talk", **said)))

    assert ('class="tilt"' in page) is (question is not None)
    assert question is None or question in page


def test_it_has_words_of_its_own_in_grief(bereaved: Person) -> None:
    ours = exercise("one_moment_of_ours")
    page = write(bereaved, ours, name="The day of the flood", when="1987", tell="You laughed")

    assert "You laughed" in main_of(bereaved.get(page))
    assert 'class="tilt"' not in main_of(bereaved.get(page))
    assert "The years you had" in main_of(bereaved.get("/r/1/l/"))
    assert bereaved.get(f"/r/1/e/{ONE.code}/1/").status_code == 404


def test_it_shows_nobody_elses_moment(visitor: Person) -> None:
    page = moment(visitor, "The talk")
    stranger = person()

    assert stranger.get(page).status_code == 404
    assert stranger.post(f"{page}burn/").status_code == 404
    assert visitor.get(page).status_code == 200
