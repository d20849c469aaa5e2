"""The Sunday page: four short questions, a note to open later, nothing counted."""

from __future__ import annotations

import json
from datetime import date

import pytest
import time_machine
from django.utils import timezone

from afterword.web.rooms.hall import weeks
from afterword.web.store import drawer, sealed, vaults
from tests.web.hall.reading import read
from tests.web.hall.sundays import SUNDAY, begun, html, laid_away, pages, send
from tests.web.people import PASSPHRASE, Person

pytestmark = pytest.mark.django_db

OFFER = "It is Sunday."
SCREENS = ("week", "line", "plan", "later")


@pytest.fixture
def someone(keeper: Person, afternoon: time_machine.Traveller) -> Person:
    """Ana on a Sunday, with a note of Tuesday in the drawer."""
    begun(keeper)
    afternoon.move_to(SUNDAY)
    return keeper


# --- on Today ---


def test_it_is_offered_on_sundays_with_its_reason(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    page = html(someone)
    assert OFFER in page
    assert "/r/0/sunday/" in read(page.encode()).links
    for day in ("2026-11-28", "2026-11-30"):
        afternoon.move_to(f"{day}T16:00:00+00:00")
        assert OFFER not in html(someone)


def test_it_keeps_to_the_sunday_of_the_place(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    with timezone.override("Pacific/Auckland"):  # 13 hours on
        afternoon.move_to("2026-11-28T20:00:00+00:00")
        assert OFFER in html(someone)
        afternoon.move_to("2026-11-29T20:00:00+00:00")
        assert OFFER not in html(someone)


def test_it_is_not_offered_twice_nor_on_a_heavy_day_nor_to_a_newcomer(
    someone: Person, visitor: Person
) -> None:
    send(someone, "week", week="Long.")
    assert OFFER not in html(someone)


def test_it_is_silent_on_a_heavy_sunday(someone: Person) -> None:
    someone.post("/r/0/card/", {"face": "2"})
    assert OFFER not in html(someone)


def test_it_is_not_the_first_thing_a_newcomer_meets(
    visitor: Person, afternoon: time_machine.Traveller
) -> None:
    afternoon.move_to(SUNDAY)
    assert OFFER not in html(visitor)


def test_it_is_found_from_my_story_on_any_day(keeper: Person) -> None:
    links = read(keeper.get("/r/1/").content).links
    assert {"/r/0/sunday/", "/r/0/then/"} <= set(links)


# --- the four screens ---


def test_it_goes_through_four_screens_and_shows_the_page(someone: Person) -> None:
    assert send(someone, "week", week="Long evenings.\nOne good walk.") == "/r/0/sunday/line/"
    assert send(someone, "line", line="I walked along the canal.") == "/r/0/sunday/plan/"
    assert send(someone, "plan", plan="Ring Jo on Wednesday") == "/r/0/sunday/later/"
    kept = {"text": "Are the evenings lighter?", "opens": "2027-03-01"}
    assert send(someone, "later", **kept) == "/r/0/sunday/"
    page = html(someone, "/r/0/sunday/")
    for words in ("One good walk.", "I walked along the canal.", "Tuesday, 24 November", "Ring Jo"):
        assert words in page
    assert "Waits until 1 March 2027" in page
    assert "lighter?" not in page


@pytest.mark.parametrize("part", SCREENS)
def test_it_lets_each_question_be_skipped_or_left(someone: Person, part: str) -> None:
    assert send(someone, part, "enough") == "/"
    following = [*SCREENS, None][SCREENS.index(part) + 1]
    assert send(someone, part, "skip") == f"/r/0/sunday/{following}/".replace("None/", "")
    assert pages(someone) == []
    page = html(someone, f"/r/0/sunday/{part}/")
    for way in ("skip", "enough", "back"):
        assert f'value="{way}" formnovalidate' in page


@pytest.mark.parametrize("go", ["skip", "enough", "back"])
def test_it_keeps_what_was_typed_whichever_way_one_goes(someone: Person, go: str) -> None:
    send(someone, "week", go, week="Half a sentence")
    assert pages(someone)[0]["week"] == "Half a sentence"
    assert "Half a sentence" in html(someone, "/r/0/sunday/week/")


def test_it_takes_a_part_away_that_was_emptied(someone: Person) -> None:
    send(someone, "week", week="Too much")
    with someone.opened():
        (shelf,) = [shelf for shelf in sealed.shelves() if shelf.kind == "sunday"]
        (entry,) = sealed.readable(shelf)
    send(someone, "week", week="  ", rev=str(entry.rev))
    assert pages(someone) == []


def test_it_loses_neither_of_two_versions(someone: Person) -> None:
    send(someone, "week", week="From the other window")
    answer = someone.post("/r/0/sunday/week/", {"week": "From this one", "rev": "0"})
    assert answer.status_code == 409
    assert "From the other window" in answer.content.decode()
    assert "From this one" in answer.content.decode()
    assert pages(someone)[0]["week"] == "From the other window"


def test_it_shows_last_weeks_plan_beside_the_question(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    send(someone, "plan", plan="Ring Jo")
    afternoon.shift(7 * 86400)
    assert "Ring Jo" in html(someone, "/r/0/sunday/week/")


def test_it_keeps_a_plan_to_one_line(someone: Person) -> None:
    answer = someone.post("/r/0/sunday/plan/", {"plan": "x" * 201})
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()


def test_it_puts_help_first_where_words_ask_for_it(someone: Person) -> None:
    send(someone, "week", week="I want to kill myself")
    assert "Please read this first" in html(someone, "/r/0/sunday/line/")


def test_it_speaks_fittingly_where_someone_died(
    bereaved: Person, afternoon: time_machine.Traveller
) -> None:
    with bereaved.opened():
        vaults.keep(PASSPHRASE)
        drawer.put_in("I laid two plates again.")
    afternoon.move_to(SUNDAY)
    assert "Sundays can be long." in html(bereaved)
    assert "any that were gentler" in html(bereaved, "/r/0/sunday/week/")
    assert "a birthday, a first" in html(bereaved, "/r/0/sunday/later/")


# --- the week ---


@pytest.mark.parametrize(
    ("day", "sunday"),
    [
        ("2026-11-25", "2026-11-29"),
        ("2026-11-29", "2026-11-29"),
        ("2026-11-30", "2026-11-29"),
        ("2026-12-01", "2026-11-29"),
        ("2026-12-02", "2026-12-06"),
        ("2027-01-01", "2027-01-03"),
    ],
)
def test_it_still_looks_back_on_monday_and_tuesday(day: str, sunday: str) -> None:
    assert weeks.week_of(date.fromisoformat(day)).name == sunday


def test_it_puts_the_weeks_side_by_side_without_a_gap() -> None:
    week = weeks.week_of(date(2026, 11, 29))
    assert (week.sunday - week.monday).days == 6
    assert (week.monday - week.before().sunday).days == 1


def test_it_lists_former_pages_newest_first_and_counts_nothing(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    for words in ("The first.", "The second.", "The third."):
        send(someone, "week", week=words)
        afternoon.shift(14 * 86400)
    page = html(someone, "/r/0/sunday/")
    assert page.index("The third.") < page.index("The second.") < page.index("The first.")
    assert not any(word in page.lower() for word in ("streak", "missed", "in a row", "3 pages"))


def test_it_reads_and_burns_a_former_page(
    someone: Person, afternoon: time_machine.Traveller
) -> None:
    send(someone, "week", week="A week of rain.")
    afternoon.shift(14 * 86400)
    links = read(someone.get("/r/0/sunday/").content).links
    (address,) = [one for one in links if one.startswith("/r/0/sunday/") and one.count("-") == 4]
    assert "A week of rain." in html(someone, address)
    assert "deleted for good" in html(someone, f"{address}burn/")
    assert someone.post(f"{address}burn/")["Location"] == "/r/0/notes/burned/"
    assert pages(someone) == []
    for gone in (address, f"{address}burn/"):
        assert someone.get(gone)["Location"] == "/r/0/sunday/"


# --- search and export ---


def found(person: Person, words: str) -> list[str]:
    links = read(person.post("/s/", {"words": words}).content).links
    return [link for link in links if link.startswith(("/r/0/sunday/", "/r/0/waiting/"))]


def test_it_is_found_by_its_words_but_a_note_only_once_it_is_open(someone: Person) -> None:
    send(someone, "week", week="A week of marigolds.")
    assert len(found(someone, "marigolds")) == 1
    assert "marigolds" in html(someone, found(someone, "marigolds")[0])
    address = laid_away(someone)
    assert found(someone, "kettle") == []
    someone.post(address)
    assert found(someone, "kettle") == [address]


def test_it_stands_under_its_name_in_the_export(someone: Person) -> None:
    from afterword.web.rooms.door import readable
    from afterword.web.store import takeout

    send(someone, "line", line="I walked along the canal.")
    laid_away(someone)
    with someone.opened():
        taken = takeout.take()
        page, data = readable.page_of(taken), json.loads(takeout.as_json(taken))
    for words in ("A Sunday page", "A note to open later", "A line to keep", "kettle"):
        assert words in page
    (sheet,) = [one["value"] for one in data["records"] if one["kind"] == "sunday"]
    assert sheet["line_of"]
    assert sheet["line_of"] not in page
