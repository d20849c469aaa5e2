"""An unsent letter, shut until a day: unseen until then, opened by its writer, burned unread."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from afterword.web.rooms.hall import own_words
from afterword.web.store import letters, sealed
from tests.web.letters.test_letters import letter
from tests.web.people import Person

TODAY = date(2026, 11, 24)
DAY = date(2027, 3, 21)
WORDS = "Dear Sam, the plums were ripe in August."


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel("2026-11-24T12:00:00+00:00", tick=False) as moved:
        yield moved


def shut(who: Person, text: str = WORDS, day: date = DAY) -> str:
    """Write an unsent letter and shut it; return its address."""
    address = who.post("/r/3/new/", letter(text, purpose="unsent")).headers["Location"]
    address = address.split("?")[0]
    assert who.post(f"{address}until/", {"day": day.isoformat()}).status_code == 303
    return address


def html(who: Person, url: str) -> str:
    """A page, wherever it leads."""
    return who.get(url, follow=True).content.decode()


def test_it_shows_nothing_of_a_shut_letter(visitor: Person) -> None:
    address = shut(visitor)

    for url in (address, f"{address}shut/", f"{address}burn/", "/r/3/"):
        assert "plums" not in html(visitor, url)
    assert "Shut until 21 March 2027" in html(visitor, "/r/3/")
    assert "It waits until 21 March 2027." in html(visitor, address)
    assert address not in visitor.post("/s/", {"words": "plums"}).content.decode()
    with visitor.opened():
        assert not [one for one in own_words.recent(50) if "plums" in one.text]


def test_it_opens_when_its_writer_opens_it_sooner_too(visitor: Person) -> None:
    address = shut(visitor)

    assert visitor.post(f"{address}shut/").headers["Location"] == address
    assert "plums" in html(visitor, address)
    assert address in visitor.post("/s/", {"words": "plums"}).content.decode()


def test_it_is_spoken_of_on_its_day_and_on_no_other(keeper: Person, clock: object) -> None:
    address = shut(keeper)
    for day, said in (
        (TODAY, False),
        (DAY - timedelta(1), False),
        (DAY, True),
        (DAY + timedelta(1), False),
    ):
        clock.move_to(f"{day.isoformat()}T12:00:00+00:00")  # type: ignore[attr-defined]
        assert ("You shut it until today." in html(keeper, "/")) is said, day
    assert "It has waited for you." in html(keeper, f"{address}shut/")
    keeper.post(f"{address}shut/")
    clock.move_to(f"{DAY.isoformat()}T13:00:00+00:00")  # type: ignore[attr-defined]
    assert "You shut it until today." not in html(keeper, "/")


def test_it_burns_unread(visitor: Person) -> None:
    address = shut(visitor)
    assert "burns unread" in html(visitor, f"{address}burn/")

    page = visitor.post(f"{address}burn/", follow=True)

    assert page.context["page"].burns.lines == []
    assert visitor.get(address).status_code == 404
    with visitor.opened():
        kept = [one.value for one in sealed.everything() if isinstance(one, sealed.Entry)]
    assert "plums" not in str(kept)
    assert DAY.isoformat() not in str(kept)


def test_it_burns_an_open_one_before_the_eyes(visitor: Person) -> None:
    address = shut(visitor)
    visitor.post(f"{address}shut/")

    page = visitor.post(f"{address}burn/", follow=True)

    assert page.context["page"].burns.lines[0].startswith("Dear Sam, the plums")
    assert page.context["page"].burns.onward.url == "/r/3/"


@pytest.mark.parametrize("day", ["2026-11-24", "2020-01-01", "soon", "", "2099-01-01"])
def test_it_takes_a_day_to_come(visitor: Person, day: str) -> None:
    address = visitor.post("/r/3/new/", letter(WORDS, purpose="unsent")).headers["Location"]
    address = address.split("?")[0]

    assert visitor.post(f"{address}until/", {"day": day}).status_code == 422
    assert "plums" in html(visitor, address)


def test_it_shuts_no_letter_that_may_be_sent(visitor: Person) -> None:
    address = visitor.post("/r/3/new/", letter(WORDS)).headers["Location"].split("?")[0]

    assert visitor.post(f"{address}until/", {"day": DAY.isoformat()}).headers["Location"] == address
    assert "plums" in html(visitor, address)
    with visitor.opened():
        entry = next(iter(sealed.readable(letters.shelf(_book(visitor)))))
        with pytest.raises(ValueError, match="may be sent"):
            letters.shut(entry, DAY)


def test_it_loses_no_word_that_another_window_saves_meanwhile(visitor: Person) -> None:
    address = shut(visitor)

    visitor.post(address, letter("other words", purpose="unsent", rev="2"))
    visitor.post(f"{address}shut/")

    assert "other words" in html(visitor, address)


def _book(who: Person) -> object:
    from afterword.web.store import books

    with who.opened():
        return books.current().id  # type: ignore[union-attr]
