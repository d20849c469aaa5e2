"""Letters: written, kept, looked over quietly, burned."""

from __future__ import annotations

from uuid import uuid4

from afterword.web.rooms.step3_reach_out import kept as kept_room
from afterword.web.store import facts, sealed
from afterword.web.store import letters as kept_letters
from tests.web.people import Person

DRAFT = (
    "Dear Sam,\nI read your messages once, in March. That was my choice and no one else's. "
    "I am sorry if you felt hurt. You always made me wait. Please come back to me. "
    "You never called. I beg you, answer me by Friday. You do not need to write back.\n"
)


def letter(text: str = DRAFT, **fields: str) -> dict[str, str]:
    standing = {"purpose": "send", "channel": "letter", "kind": "reconnect"}
    return {"text": text, **standing, **fields}


def written(person: Person, **fields: str) -> str:
    answer = person.post("/r/3/new/", letter(**fields))
    return answer.headers["Location"].split("?")[0]


def test_it_keeps_a_letter_and_lists_it(visitor: Person) -> None:
    written(visitor, text="Dear Sam, the plums are ripe.")

    assert "the plums are ripe" in visitor.get("/r/3/").content.decode()


def test_it_shows_good_things_first_and_at_most_three_notes(visitor: Person) -> None:
    page = visitor.get(written(visitor) + "?look=1").content.decode()
    shown, folded = page.split('<li class="look rest">')

    assert shown.count('<li class="look"><q') == 3
    assert '<li class="look"><q' in folded
    assert page.index('<li class="good">') < page.index('<li class="look">')


def test_it_says_nothing_before_it_is_asked(visitor: Person) -> None:
    address = written(visitor)

    assert '<li class="look">' not in visitor.get(address).content.decode()
    assert '<li class="look">' not in visitor.get(address + "?saved=1").content.decode()


def test_it_shows_no_note_on_an_unsent_letter_unless_asked(visitor: Person) -> None:
    address = written(visitor, purpose="unsent")

    assert '<li class="look">' not in visitor.get(address).content.decode()
    assert '<li class="look">' in visitor.get(address + "?look=1").content.decode()


def test_it_answers_the_editor_with_spans_and_notes(visitor: Person) -> None:
    found = visitor.post("/r/3/look/", letter()).json()

    kinds = [span["kind"] for span in found["spans"]]
    assert kinds.count("look") == 3
    assert "good" in kinds
    assert "<q dir" in found["notes"]


def test_it_escapes_what_the_editor_gets_back(visitor: Person) -> None:
    text = "I am sorry if you felt <img src=x onerror=alert(1)>."
    found = visitor.post("/r/3/look/", letter(text)).json()

    assert "<img" not in found["notes"]


def test_it_says_that_the_words_stay_where_contact_is_shut(visitor: Person) -> None:
    address = written(visitor)
    with visitor.opened():
        facts.tell("asked_no_contact")
    page = visitor.get(address + "?look=1").content.decode()

    assert "Contact is shut" in page


def test_it_keeps_both_versions_when_another_window_saved_meanwhile(visitor: Person) -> None:
    address = written(visitor, text="first")
    visitor.post(address, letter("from the other window", rev="1"))

    answer = visitor.post(address, letter("from this window", rev="1"))

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "from the other window" in page
    assert "from this window" in page
    visitor.post(address, letter("put together", rev="2"))
    assert "put together" in visitor.get(address).content.decode()


def test_it_says_so_when_there_is_nothing_yet(visitor: Person) -> None:
    answer = visitor.post("/r/3/new/", letter(" "))

    assert answer.status_code == 422
    assert "One line is enough" in answer.content.decode()


def test_it_keeps_what_was_typed_when_a_choice_is_bad(visitor: Person) -> None:
    answer = visitor.post("/r/3/new/", letter("still here", kind="nonsense"))

    assert answer.status_code == 422
    assert "still here" in answer.content.decode()


def test_it_burns_a_letter_for_good(visitor: Person) -> None:
    address = written(visitor, text="burn me")
    assert "burn me" in visitor.get(address + "burn/").content.decode()

    visitor.post(address + "burn/")

    assert visitor.get(address).status_code == 404
    assert "burn me" not in visitor.get("/r/3/").content.decode()


def test_it_has_no_such_letter(visitor: Person) -> None:
    assert visitor.get(f"/r/3/{uuid4()}/").status_code == 404


def test_it_makes_a_letter_of_a_note(visitor: Person) -> None:
    with visitor.opened():
        note = sealed.save(sealed.Shelf("hall", "note", "drawer"), {"text": "I wanted to call"})

    assert "I wanted to call" in visitor.get(f"/r/3/new/?note={note.id}").content.decode()


def test_it_offers_nothing_for_sending_in_grief(bereaved: Person) -> None:
    page = bereaved.get("/r/3/").content.decode()
    assert "may send" not in page

    address = written(bereaved, text="I still set two plates.")
    with bereaved.opened():
        kept = [entry for entry in sealed.everything() if entry.shelf.kind == "letter"]
    assert kept[0].value["purpose"] == "unsent"
    assert "Look it over" not in bereaved.get(address).content.decode()


def test_it_lists_the_newest_and_the_older_ones_when_asked(visitor: Person) -> None:
    with visitor.opened():
        shelf = kept_letters.shelf(kept_room.book_id())
        for number in range(43):
            sealed.save(shelf, {**letter(f"letter number {number:02d}"), "purpose": "unsent"})

    page = visitor.get("/r/3/").content.decode()
    assert "letter number 42" in page
    assert "letter number 02" not in page
    assert "letter number 02" in visitor.get("/r/3/?all=1").content.decode()
