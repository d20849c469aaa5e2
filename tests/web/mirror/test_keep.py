"""What is kept of a history, what can be opened, and that nothing is left of a deleted one."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from django.db import connection
from django.urls import reverse

from afterword.programme import exercise
from afterword.web.exercises import kept
from afterword.web.rooms.mirror import carried, histories, words_of_river
from afterword.web.store import books, facts, messages, pack, rows, sealed, session
from afterword.web.store.models import Record, SearchPack, Segment
from tests.mirror.histories import ME
from tests.web.mirror.test_mirror import THEIR_LINE, looked_at, number_of
from tests.web.people import PASSPHRASE, Person

OWN_LINE = "I was unfair to you"


def id_of(address: str) -> UUID:
    return UUID(address.split("/")[3])


def opened_again(person: Person) -> None:
    """Lock, and unlock: what lived in memory only is gone."""
    session.end(person.row)
    person.post("/d/unlock/", {"passphrase": PASSPHRASE})


def everything(person: Person) -> str:
    """Every word in the vault, opened."""
    with person.opened():
        keyring = session.current().keyring
        texts = [rows.text_of(row, keyring).decode() for row in rows.every()]
        entries = [one for one in sealed.everything() if isinstance(one, sealed.Entry)]
        manifests = [one for one in entries if one.shelf.kind == messages.KIND]
        said = [line.text for one in manifests for line in messages.of(one).every()]
    return "\n".join([*texts, *said])


def a_window(person: Person, address: str) -> int:
    """The position at which the first hard day opens."""
    with person.opened():
        return int(histories.history(id_of(address)).value["windows"][0]["start"])


@pytest.mark.parametrize(
    ("keep", "own", "theirs"),
    [("nothing", False, False), ("figures", True, False), ("messages", True, True)],
)
def test_it_keeps_what_was_chosen_and_no_more(
    keeper: Person, keep: str, own: bool, theirs: bool
) -> None:
    looked_at(keeper, keep)
    words = everything(keeper)

    assert (OWN_LINE in words, THEIR_LINE in words) == (own, theirs)


@pytest.mark.parametrize(("keep", "lines", "window"), [
    ("nothing", 404, 404),
    ("figures", 200, 404),
    ("messages", 200, 200),
])  # fmt: skip
def test_it_opens_windows_until_the_lock_and_then_only_kept_ones(
    keeper: Person, keep: str, lines: int, window: int
) -> None:
    address = looked_at(keeper, keep)
    position = a_window(keeper, address)
    page = keeper.get(f"{address}w/{position}/")
    assert "you never listen to me" in page.content.decode()
    assert len(page.context["page"].lines) <= 20

    opened_again(keeper)

    assert keeper.get(address).status_code == lines
    assert keeper.get(f"{address}w/{position}/").status_code == window


def test_it_lists_hard_days_without_a_word_from_inside(visitor: Person) -> None:
    address = looked_at(visitor, "messages")
    page = visitor.get(address + "w/").content.decode()

    assert "you never listen" not in page
    assert f'href="{address}w/{a_window(visitor, address)}/"' in page


def test_it_says_that_days_cannot_be_opened_where_messages_are_gone(keeper: Person) -> None:
    address = looked_at(keeper)
    opened_again(keeper)
    page = keeper.get(address + "w/").content.decode()

    assert "The messages were not kept" in page
    assert f'href="{address}w/' not in page


def test_it_keeps_own_words_beside_a_history_that_is_not_kept(keeper: Person) -> None:
    address = looked_at(keeper, "nothing")
    keeper.post(address + "1/", {"words": "I would say it sooner.", "rev": "0"})
    keeper.post(address + "outside/", {"words": "two jobs", "rev": "1"})
    opened_again(keeper)
    words = everything(keeper)

    assert "I would say it sooner." in keeper.get(address + "1/").content.decode()
    assert "Your own words" in keeper.get(address).content.decode()
    assert "two jobs" in words
    assert OWN_LINE not in words
    assert "Sam" not in words


def test_it_loses_no_word_typed_beside_a_history_that_is_gone(keeper: Person) -> None:
    address = looked_at(keeper, "nothing")
    session.end(keeper.row)
    page = keeper.post(address + "1/", {"words": "late words", "rev": "0"}).context["page"]
    carried_on = {f"carried:{name}": value for name, value in page.carried}
    landed = keeper.post(
        "/d/unlock/",
        {"passphrase": PASSPHRASE, "carried_to": page.carried_to, **carried_on},
        follow=True,
    )

    assert "late words" in landed.content.decode()
    assert keeper.get(address + "1/").status_code == 404


@pytest.mark.parametrize("told", ["i_hurt_them", "said_no"])
def test_it_shows_own_lines_only_where_contact_is_shut(visitor: Person, told: str) -> None:
    address = looked_at(visitor, "messages")
    position = a_window(visitor, address)
    with visitor.opened():
        facts.tell(told)
    page = visitor.get(f"{address}w/{position}/").context["page"]

    assert {line.author for line in page.lines} == {ME}
    assert visitor.get(address + "w/").headers["Location"] == "/r/1/"
    river = visitor.get(address + "river/").context["page"]
    assert river.own_only
    assert len(river.chart.stretches) == 1
    finds = visitor.post("/s/", {"words": "means a lot"}).context["page"].finds
    assert not [one for one in finds if "/w/" in one.url]


def test_it_says_so_where_a_message_cannot_be_opened(keeper: Person) -> None:
    address = looked_at(keeper, "messages")
    opened_again(keeper)
    Segment.objects.update(blob=b"changed")
    page = keeper.get(f"{address}w/5/")

    assert page.status_code == 200
    assert "cannot be opened any more" in page.content.decode()
    assert keeper.post("/s/", {"words": THEIR_LINE}).status_code == 200


# --- search ---


@pytest.mark.parametrize("locked_meanwhile", [False, True])
def test_it_finds_kept_messages_and_leads_to_their_window(
    keeper: Person, locked_meanwhile: bool
) -> None:
    address = looked_at(keeper, "messages")
    if locked_meanwhile:
        opened_again(keeper)
    finds = keeper.post("/s/", {"words": "means a LOT"}).context["page"].finds
    inside = [one for one in finds if one.url.startswith(f"{address}w/")]

    assert len(inside) == 12
    assert inside[0].found == "means"
    assert THEIR_LINE in keeper.get(inside[0].url).content.decode()


def test_it_finds_own_words_beside_a_history_and_none_of_ours(keeper: Person) -> None:
    address = looked_at(keeper)
    keeper.post(address + "1/", {"words": "a plum for every quarrel", "rev": "1"})
    opened_again(keeper)

    def urls(words: str) -> list[str]:
        return [one.url for one in keeper.post("/s/", {"words": words}).context["page"].finds]

    assert urls("plum") == [address + "1/"]
    assert address + "1/" in urls("unfair to you")
    assert urls("couple research") == []


def test_it_finds_nothing_for_whoever_is_afraid_or_in_another_book(keeper: Person) -> None:
    looked_at(keeper, "messages")
    with keeper.opened():
        facts.tell("afraid")
    assert keeper.post("/s/", {"words": "unfair"}).context["page"].finds == []

    looked_at(keeper, "messages")
    with keeper.opened():
        books.begin("ended")
    assert keeper.post("/s/", {"words": "unfair"}).context["page"].finds == []


# --- delete ---


def test_it_leaves_nothing_of_a_deleted_history(keeper: Person) -> None:
    other = looked_at(keeper)
    before = Record.objects.count()
    address = looked_at(keeper, "messages")
    id = id_of(address)
    number = number_of(keeper, address, "apologies")
    keeper.post(address + "1/", {"words": "words beside it", "rev": "1"})
    keeper.post(f"{address}{number}/name/", {"name": "saying it late", "own_example": "in May"})
    with keeper.opened():
        pack.rebuild(worth=1)
    keeper.post(address + "delete/")

    assert Segment.objects.count() == 0
    assert SearchPack.objects.count() == 0
    assert Record.objects.count() == before + 1  # the pattern, by its own name
    words = everything(keeper)
    assert THEIR_LINE not in words
    assert "words beside it" not in words
    assert str(id) not in words
    assert "saying it late" in words
    assert keeper.get(address).status_code == 404
    assert keeper.get(f"{address}w/5/").status_code == 404
    assert keeper.get(other).status_code == 200
    with keeper.opened():
        assert not histories.messages_of(id)


def test_it_leaves_no_plain_word_on_the_disk(keeper: Person) -> None:
    address = looked_at(keeper, "messages")
    with connection.cursor() as cursor:
        cursor.execute("SELECT blob FROM store_segment")
        blobs = [bytes(row[0]) for row in cursor.fetchall()]
    assert blobs
    assert not any(b"unfair" in blob or b"Sam" in blob for blob in blobs)
    keeper.post(address + "delete/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM store_segment")
        assert cursor.fetchone() == (0,)


# --- naming a pattern ---


def test_it_carries_a_name_to_my_story_with_its_evidence(visitor: Person) -> None:
    address = looked_at(visitor)
    number = number_of(visitor, address, "apologies")
    answer = visitor.post(
        f"{address}{number}/name/", {"name": "saying it late", "own_example": "in May"}
    )
    with visitor.opened():
        (entry,) = sealed.readable(carried.shelf())
        result = histories.history(id_of(address)).value["results"][number - 1]

    assert answer.headers["Location"] == f"{address}{number}/?saved=pattern"
    assert (entry.value["name"], entry.value["own_example"]) == ("saying it late", "in May")
    evidence = entry.value["evidence"]
    assert evidence["import"] == str(id_of(address))
    assert evidence["positions"] == result["evidence"][:50]
    assert evidence["sentence"] == result["said"]
    assert "saying it late" in visitor.get(reverse("story:patterns")).content.decode()


def test_it_names_what_stands_in_a_window(visitor: Person) -> None:
    address = looked_at(visitor, "messages")
    position = a_window(visitor, address)
    visitor.post(f"{address}w/{position}/name/", {"name": "both at once"})
    with visitor.opened():
        (entry,) = sealed.readable(carried.shelf())

    assert position in entry.value["evidence"]["positions"]
    assert "Messages of" in entry.value["evidence"]["sentence"]
    assert THEIR_LINE not in json.dumps(entry.value)


def test_it_asks_for_a_name(visitor: Person) -> None:
    address = looked_at(visitor)
    answer = visitor.post(address + "1/name/", {"own_example": "what I typed stays"})

    assert answer.status_code == 422
    assert "what I typed stays" in answer.content.decode()


# --- the river ---


def test_it_draws_a_river_with_the_same_as_a_table(visitor: Person) -> None:
    address = looked_at(visitor)
    page = visitor.get(address + "river/")
    chart = page.context["page"].chart

    assert 'class="river"' in page.content.decode()
    assert sum(row.amount for row in chart.rows) == 1800 + 12 * 10
    assert chart.rows[0].when == "March 2021"


def test_it_puts_own_moments_on_the_river(visitor: Person) -> None:
    address = looked_at(visitor)
    with visitor.opened():
        one = exercise("one_moment", "en")
        for name, when in (("The new flat", "June 2021"), ("Long before", "2009"), ("Undated", "")):
            values = {"name": name, "when": when}
            sealed.save(kept.shelf_of(one), {"id": one.id, "version": 1, "values": values})
    chart = visitor.get(address + "river/").context["page"].chart

    assert [(mark.text, mark.when) for mark in chart.marks] == [("The new flat", "June 2021")]
    assert [row.events for row in chart.rows if row.when == "June 2021"] == ["The new flat"]


@pytest.mark.parametrize(("years", "reaches", "first"), [
    (6, 72, "January 2015"),
    (15, 60, "January 2015 – March 2015"),
    (40, 40, "January 2015 – December 2015"),
])  # fmt: skip
def test_it_draws_a_long_history_in_longer_steps(years: int, reaches: int, first: str) -> None:
    months = [
        {"began": f"{2015 + n // 12}-{n % 12 + 1:02}-01", "mine": 2, "theirs": 3, "phase": 0}
        for n in range(12 * years)
    ]
    phase = {"began": "2015-01-01", "until": "2054-12-31", "per_week": 1.2}
    value = {"river": {"months": months, "phases": [phase]}}
    moments = [(2016, 2, "a move", "February 2016")]
    chart = words_of_river.drawn(value, moments, own_only=False)

    assert (len(chart.rows), chart.rows[0].when) == (reaches, first)
    assert sum(row.amount for row in chart.rows) == 60 * years
    (told,) = [row.when for row in chart.rows if row.events]
    assert "2016" in told
