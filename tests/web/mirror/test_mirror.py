"""A history of a year to bring in, and what it shows: a time one repaired it first."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from afterword.web.rooms.mirror import histories
from afterword.web.rooms.mirror.reading import Found
from afterword.web.store import books, sealed
from afterword.web.store.messages import Packing
from tests.mirror.histories import ME, Chat, everyday
from tests.web.people import Person

FOUND: list[Found] = []  # what is found in the history below
THEIR_LINE = "that means a lot to me"


@cache
def history() -> Chat:
    """A year of daily talks, with quarrels that I softened."""
    chat = everyday(300, [0.7])
    for _ in range(12):
        chat.quarrel()
        chat.say(ME, "I'm sorry, you were right and I was unfair to you. I love you.")
        chat.say("Sam Ortiz", f"thank you, love. {THEIR_LINE}")
        chat.wait(30)
    return chat


def export(chat: Chat | None = None, name: str = "WhatsApp Chat with Sam.txt") -> object:
    lines = (
        (f"{m.at:%d/%m/%Y, %H:%M} - {m.author}: {m.text}") for m in (chat or history()).messages
    )
    data = "\n".join(lines).encode()
    return SimpleUploadedFile(name, data)


def settled(person: Person, location: str) -> str:
    """Wait for a reading that was not quick, as a person without JavaScript would."""
    while location == "/r/m/reading/":
        page = person.get(location)
        location = page.headers.get("Location", location)
        if page.status_code == 200 and page.context["page"].over:
            location = person.post(location).headers["Location"]
    return location


def brought(person: Person, keep: str = "figures", chat: Chat | None = None, me: str = ME) -> str:
    """Bring a history, answer the questions, and return the address of what it shows."""
    location = person.post("/r/m/", {"export": export(chat)}).headers["Location"]
    assert settled(person, location) == "/r/m/who/"
    for answer in ({"person": me}, {"keep": keep}):
        location = person.post("/r/m/who/", answer).headers["Location"]
    return settled(person, location)


def looked_at(person: Person, keep: str = "figures") -> str:
    """The same history, with what was found in it: brought in by the first test, then only kept."""
    if not FOUND:
        address = brought(person, keep)
        with person.opened():
            id = UUID(address.split("/")[3])
            value = histories.history(id).value
            packing = Packing()
            for line in histories.messages_of(id).every():
                packing.add(line)
            FOUND.append(Found(value, packing.done()))
        return address
    with person.opened():
        found = deepcopy(FOUND[0])
        found.value["keep"] = keep
        return f"/r/m/{histories.keep(found).id}/"


def number_of(person: Person, address: str, name: str) -> int:
    """The number of a pattern in a history."""
    with person.opened():
        results = histories.history(UUID(address.split("/")[3])).value["results"]
    return 1 + next(place for place, one in enumerate(results) if one["name"] == name)


def test_it_shows_a_time_i_repaired_it_first(visitor: Person) -> None:
    address = looked_at(visitor)
    page = visitor.get(address + "1/").content.decode()

    assert "I was unfair to you" in page
    assert THEIR_LINE not in page


def test_it_says_when_a_history_starts(visitor: Person) -> None:
    page = visitor.get(looked_at(visitor)).content.decode()

    assert "This history starts on 1 March 2021" in page


def test_it_shows_at_least_three_patterns_one_at_a_time(visitor: Person) -> None:
    address = looked_at(visitor)
    page = visitor.get(address).context["page"]

    answers = [visitor.get(f"{address}{number}/") for number, _title in page.titles[:3]]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all("Enough for today" in answer.content.decode() for answer in answers)
    assert visitor.get(address + "99/").status_code == 404


def test_it_leads_from_one_pattern_to_the_next_and_to_one_thing_from_outside(
    visitor: Person,
) -> None:
    address = looked_at(visitor)
    seen = [address + "1/"]
    while (following := visitor.get(seen[-1]).context["page"].next) is not None:
        seen.append(following.url)

    assert seen[2] == address + "outside/"
    assert len(seen) == len(set(seen))
    assert len(seen) == len(visitor.get(address).context["page"].titles) + 1


def test_it_keeps_what_pressed_from_outside(visitor: Person) -> None:
    address = looked_at(visitor)
    visitor.post(address + "outside/", {"words": "two jobs, one car", "rev": "1"})

    assert "two jobs, one car" in visitor.get(address + "outside/").content.decode()


def test_it_asks_what_i_expect_before_the_two_are_drawn_side_by_side(visitor: Person) -> None:
    address = looked_at(visitor)
    with visitor.opened():
        results = histories.history(UUID(address.split("/")[3])).value["results"]
    number = 1 + next(n for n, one in enumerate(results) if one["kind"] == "own-beside-theirs")
    before = visitor.get(f"{address}{number}/")
    empty = visitor.post(f"{address}{number}/", {"words": " ", "rev": "1"})
    visitor.post(f"{address}{number}/", {"words": "I wrote less", "rev": "1"})
    after = visitor.get(f"{address}{number}/").content.decode()

    assert results[number - 1]["said"] not in before.content.decode()
    assert before.templates[0].name == "mirror/guess.html"
    assert empty.status_code == 422
    assert "I wrote less" in after


def test_it_keeps_what_i_would_say_now(visitor: Person) -> None:
    address = looked_at(visitor)
    visitor.post(address + "1/", {"words": "I would say it sooner.", "rev": "1"})

    assert "I would say it sooner." in visitor.get(address + "1/").content.decode()


def test_it_keeps_both_words_when_another_window_saved_meanwhile(visitor: Person) -> None:
    address = looked_at(visitor)
    visitor.post(address + "1/", {"words": "from the other window", "rev": "1"})

    answer = visitor.post(address + "1/", {"words": "from here", "rev": "1"})

    assert answer.status_code == 409
    assert "from the other window" in answer.content.decode()
    assert "from here" in answer.content.decode()


def test_it_shows_help_first_where_my_words_call_for_it(visitor: Person) -> None:
    address = looked_at(visitor)
    answer = visitor.post(
        address + "1/", {"words": "I want to end my life", "rev": "1"}, follow=True
    )

    assert "Please read this first" in answer.content.decode()


def test_it_gives_nothing_of_one_book_to_another(visitor: Person) -> None:
    address = looked_at(visitor, "nothing")
    kept = looked_at(visitor)
    with visitor.opened():
        books.begin("ended")

    assert visitor.get(address).status_code == 404
    assert visitor.get(kept).status_code == 404
    assert visitor.get("/r/m/?now=1").context["page"].lines == []


def test_it_keeps_no_message_of_theirs_with_the_figures(visitor: Person) -> None:
    looked_at(visitor)

    with visitor.opened():
        kept = [entry.value for entry in sealed.everything() if entry.shelf.room == "mirror"]
    assert kept
    assert THEIR_LINE not in str(kept)


def test_it_reads_where_the_short_name_of_the_clock_names_no_zone(visitor: Person) -> None:
    with timezone.override("Etc/GMT-9"):
        assert "What was read" in visitor.get(brought(visitor)).content.decode()
