"""The last pages of a book, closing it, opening it again, deleting it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from afterword.programme import exercise
from afterword.web.store import books, checkins, drawer, facts, messages, sealed
from afterword.web.store.models import Record, Segment
from tests.web.exercises.walking import walk
from tests.web.people import Person, person

CLOSED = exercise("the_book_closed")
OURS = exercise("food_sleep_one_person")


@pytest.mark.parametrize(
    ("path", "there", "absent"),
    [
        ("ended", {"the_book_closed", "someone_new", "a_small_act"}, {"a_book_of_us"}),
        ("died", {"a_book_of_us", "someone_new", "a_small_act"}, {"the_book_closed"}),
        ("unsaid", {"the_book_closed", "someone_new"}, {"friends_or_good_parents"}),
    ],
)
def test_it_lists_the_ends_of_a_path(
    db: None, path: str, there: set[str], absent: set[str]
) -> None:
    page = person(path).get("/r/9/").content.decode()
    assert all(exercise(name).code in page for name in there)
    assert not any(exercise(name).code in page for name in absent | {"a_new_chapter"})


def test_it_is_there_in_full_for_someone_who_is_afraid(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("afraid")
    page = visitor.get("/r/9/").content.decode()
    assert CLOSED.code in page
    assert exercise("friends_or_good_parents").code not in page


def test_it_closes_a_book_and_opens_it_again_without_a_word_lost(keeper: Person) -> None:
    walk(keeper, CLOSED)
    before = Record.objects.count()
    keeper.post("/r/9/close/")

    today = keeper.get("/?day=1")
    assert today.context["page"].next.title == "This book is closed"
    assert "Open it again" in keeper.get("/r/9/").content.decode()
    keeper.post("/r/9/again/")
    assert keeper.get("/?day=1").context["page"].next.title != "This book is closed"
    assert Record.objects.count() == before


def test_it_deletes_one_book_and_leaves_the_others_whole(visitor: Person) -> None:
    with visitor.opened():
        first = books.current()
        books.begin("died")
    walk(visitor, OURS)
    with visitor.opened():
        kept_open = books.current()
        assert first is not None
        books.show(first.id)
    walk(visitor, CLOSED)
    with visitor.opened():
        facts.tell("said_no")
        _keep_messages()
    assert Segment.objects.count() == 1

    visitor.post("/r/9/delete/", {"sure": "on"})

    assert Segment.objects.count() == 0
    with visitor.opened():
        assert [book.id for book in books.every()] == [kept_open.id] if kept_open else False
        shelves = [shelf for shelf in sealed.shelves() if sealed.entries(shelf)]
        assert first.id not in {shelf.book for shelf in shelves}
        assert any(shelf.exercise == OURS.id for shelf in shelves)


def test_it_says_truly_what_goes_with_a_book_and_what_stays(visitor: Person) -> None:
    with visitor.opened():
        checkins.keep(checkins.CheckIn(date(2026, 5, 3), 3))
        drawer.put_in("The kettle.")
    said = visitor.get("/r/9/delete/").content.decode()
    assert "Its days and letters go with it. The drawer and other books stay." in said

    visitor.post("/r/9/delete/", {"sure": "on"})

    with visitor.opened():
        left = {shelf.kind for shelf in sealed.shelves() if sealed.entries(shelf)}
    assert "note" in left
    assert not left & {"checkin", "letter"}


def test_it_keeps_a_no_while_another_book_is_about_the_same_person(visitor: Person) -> None:
    with visitor.opened():
        first = books.current()
        assert first is not None
        facts.tell("said_no")
        books.begin("ended", about=first.about)
        books.show(first.id)
    visitor.post("/r/9/delete/", {"sure": "on"})
    with visitor.opened():
        assert [fact.kind for fact in facts.told()] == ["said_no"]
        assert facts.where_now().state == "locked"


def test_it_deletes_nothing_without_the_tick(visitor: Person) -> None:
    walk(visitor, CLOSED)
    before = Record.objects.count()
    assert visitor.post("/r/9/delete/", {}).status_code == 422
    assert Record.objects.count() == before


def _keep_messages() -> None:
    packing = messages.Packing()
    packing.add(_Line())
    messages.keep(uuid4(), packing.done())


class _Line:
    at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    author = "Sam"
    text = "Are you home?"
    kind = "text"
