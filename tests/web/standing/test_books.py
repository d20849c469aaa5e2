"""Several books: one shown, two taps to another, and the same locks for the same person."""

from __future__ import annotations

from afterword.web.store import books, checkins, facts
from tests.web.letters.test_letters import letter
from tests.web.people import Person


def shown(who: Person) -> books.Book:
    with who.opened():
        book = books.current()
    assert book is not None
    return book


def another(who: Person, path: str = "ended", about: str = "else", name: str = "") -> None:
    answer = who.post("/w/books/new/", {"about": about, "path": path})
    if answer["Location"] == "/w/books/name/":
        who.post("/w/books/name/", {"name": name})


def locked(who: Person) -> bool:
    with who.opened():
        return bool(facts.where_now().locks)


def test_it_switches_in_two_taps(visitor: Person) -> None:
    first = shown(visitor)
    another(visitor, "died", name="Mum")
    assert "/w/books/" in visitor.get("/?day=1").content.decode()
    assert str(first.id) in visitor.get("/w/books/").content.decode()
    assert visitor.post("/w/books/", {"book": str(first.id)})["Location"] == "/"

    assert shown(visitor) == first


def test_it_asks_first_whether_it_is_about_someone_known_here(visitor: Person) -> None:
    page = visitor.get("/w/books/new/").content.decode()

    assert "someone you already have a book for" in page
    assert str(shown(visitor).id) in page


def test_it_means_the_same_locks_for_the_same_person(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("said_no")
    another(visitor, about=str(shown(visitor).id))

    assert locked(visitor)
    assert len({book.about for book in _every(visitor)}) == 1


def test_it_means_the_same_locks_for_the_same_name(visitor: Person) -> None:
    visitor.post("/w/books/name/", {"name": "Sam"})
    with visitor.opened():
        facts.tell("said_no")
    another(visitor, name="  sam ")

    assert locked(visitor)


def test_it_means_nothing_for_another_name_or_none(visitor: Person) -> None:
    visitor.post("/w/books/name/", {"name": "Sam"})
    with visitor.opened():
        facts.tell("said_no")
    another(visitor, name="Kim")
    assert not locked(visitor)
    another(visitor, name="")
    assert not locked(visitor)


def test_it_shuts_in_both_books_what_is_told_in_one(visitor: Person) -> None:
    first = shown(visitor)
    visitor.post("/r/3/new/", letter())
    another(visitor, about=str(first.id))
    with visitor.opened():
        facts.tell("blocked")
        books.show(first.id)

    assert locked(visitor)
    assert "may be sent" not in visitor.get("/r/3/").content.decode()


def test_it_keeps_letters_and_days_of_each_book_apart(visitor: Person) -> None:
    visitor.post("/r/3/new/", letter("To Sam, about the plums."))
    visitor.post("/r/0/card/", {"face": "2"})
    another(visitor, "died", name="Mum")

    assert "plums" not in visitor.get("/r/3/").content.decode()
    with visitor.opened():
        assert checkins.newest(5) == []


def test_it_asks_a_new_book_for_hope_and_fear_too(visitor: Person) -> None:
    visitor.post("/w/first/", {"answer": "no"})
    visitor.post("/w/books/new/", {"about": "else", "path": "ended"})
    assert visitor.post("/w/books/name/", {"name": "Kim"})["Location"] == "/r/0/hope/"
    assert visitor.post("/r/0/hope/", {"hope": "let_go"})["Location"] == "/w/first/"

    assert visitor.get("/w/first/").status_code == 200


def test_it_asks_what_is_shared_after_a_separation(db: None) -> None:
    from tests.web.people import person

    who = person("separated")
    assert "/w/books/shares/" in who.get("/w/books/").content.decode()
    who.post("/w/books/shares/", {"answer": "both"})

    with who.opened():
        assert {"logistics", "handover_card"} <= facts.rooms_now()


def test_it_shares_nothing_on_other_paths(visitor: Person) -> None:
    assert visitor.get("/w/books/shares/")["Location"] == "/w/books/"
    assert "/w/books/shares/" not in visitor.get("/w/books/").content.decode()


def _every(who: Person) -> list[books.Book]:
    with who.opened():
        return books.every()
