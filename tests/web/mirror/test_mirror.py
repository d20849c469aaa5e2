"""The mirror: bring a history, say who one is, see a time one repaired it first."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from afterword.web.rooms.mirror import bring, histories
from afterword.web.store import checkins, sealed, uploads
from tests.mirror.histories import ME, Chat, everyday
from tests.web.people import Person

NOON = datetime.fromisoformat("2026-05-20T12:00+00:00")
FOUND: dict[str, Any] = {}  # what is kept of the history below


@cache
def history() -> Chat:
    """A year of daily talks, with quarrels that I softened."""
    chat = everyday(300, [0.7])
    for _ in range(12):
        chat.quarrel()
        chat.say(ME, "I'm sorry, you were right and I was unfair to you. I love you.")
        chat.say("Sam Ortiz", "thank you, love. that means a lot to me")
        chat.wait(30)
    return chat


def export(chat: Chat | None = None, name: str = "WhatsApp Chat with Sam.txt") -> object:
    lines = (
        (f"{m.at:%d/%m/%Y, %H:%M} - {m.author}: {m.text}") for m in (chat or history()).messages
    )
    data = "\n".join(lines).encode()
    return SimpleUploadedFile(name, data)


def brought(person: Person) -> str:
    """Bring a history, say who one is, and return the address of what it shows."""
    assert person.post("/r/m/", {"export": export()}).headers["Location"] == "/r/m/who/"
    answer = person.post("/r/m/who/", {"me": ME})
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.headers["Location"])


def looked_at(person: Person) -> str:
    """The same history, with what was found in it: brought in by the first test, then only kept."""
    if not FOUND:
        address = brought(person)
        with person.opened():
            FOUND.update(histories.history(UUID(address.split("/")[3])).value)
        return address
    with person.opened():
        return f"/r/m/{histories.keep(deepcopy(FOUND)).id}/"


def test_it_brings_a_history_and_keeps_what_is_found(visitor: Person) -> None:
    address = brought(visitor)
    with visitor.opened():
        value = histories.history(UUID(address.split("/")[3])).value

    assert value["me"] == ME
    assert value["messages"] == len(history().messages)
    assert len(value["results"]) >= 3


def test_it_shows_a_time_i_repaired_it_first(visitor: Person) -> None:
    address = looked_at(visitor)
    page = visitor.get(address + "1/").content.decode()

    assert "I was unfair to you" in page
    assert "that means a lot to me" not in page


def test_it_shows_at_least_three_patterns_one_at_a_time(visitor: Person) -> None:
    address = looked_at(visitor)

    answers = [visitor.get(f"{address}{number}/") for number in (1, 2, 3)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all("Enough for today" in answer.content.decode() for answer in answers)
    assert visitor.get(address + "99/").status_code == 404


def test_it_keeps_no_message_of_theirs(visitor: Person) -> None:
    brought(visitor)

    with visitor.opened():
        kept = [entry.value for entry in sealed.everything() if entry.shelf.room == "mirror"]
    assert "that means a lot to me" not in str(kept)
    assert visitor.row.uploads == {}


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


def test_it_deletes_a_history_with_everything_derived_from_it(visitor: Person) -> None:
    address = brought(visitor)
    visitor.post(address + "delete/")

    assert visitor.get(address).status_code == 404
    with visitor.opened():
        assert not [entry for entry in sealed.everything() if entry.shelf.room == "mirror"]


BAD = [
    (SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(300)), "how"),
    (SimpleUploadedFile("empty.txt", b""), "empty"),
    (SimpleUploadedFile("notes.txt", b"just a few lines\nof a shopping list\n"), "how"),
    (SimpleUploadedFile("broken.zip", b"PK\x03\x04 and then nothing"), ""),
]


@pytest.mark.parametrize(("file", "hint"), BAD, ids=lambda value: getattr(value, "name", ""))
def test_it_says_what_is_wrong_with_a_file(
    visitor: Person, file: SimpleUploadedFile, hint: str
) -> None:
    answer = visitor.post("/r/m/", {"export": file})

    assert answer.status_code == 422
    page = answer.content.decode().lower()
    assert 'class="error"' in page
    assert hint in page
    assert "traceback" not in page


def test_it_asks_for_the_file_when_none_was_chosen(visitor: Person) -> None:
    assert "Choose the file first" in visitor.post("/r/m/", {}).content.decode()


def test_it_refuses_a_group_kindly(visitor: Person) -> None:
    chat = everyday(40, [0.5])
    chat.say("Kim", "hello both")
    visitor.post("/r/m/", {"export": export(chat)})

    answer = visitor.post("/r/m/who/", {"me": ME})

    assert answer.status_code == 422
    assert "3 people" in answer.content.decode()
    assert "--" not in answer.context["page"].problem


def test_it_needs_the_file_before_the_questions(visitor: Person) -> None:
    assert visitor.get("/r/m/who/").headers["Location"] == "/r/m/"


def test_it_is_absent_in_grief(bereaved: Person) -> None:
    assert bereaved.get("/r/m/").headers["Location"] == "/r/1/"
    assert "/r/m/" not in bereaved.get("/r/1/").content.decode()


def test_it_waits_for_a_lighter_moment(visitor: Person) -> None:
    late = NOON.replace(hour=23)
    with visitor.opened():
        assert "this hour" in bring.not_tonight(late)
        assert "early days" in bring.not_tonight(NOON)
        checkins.keep(checkins.CheckIn(NOON.date(), face=1))
        assert "heavy" in bring.not_tonight(NOON)


def test_it_spools_no_upload_to_the_disk(visitor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = uploads.memory_file
    monkeypatch.setattr(uploads, "memory_file", lambda name: made.append(name) or real(name))
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *a, **k: pytest.fail("on the disk"))

    visitor.post("/r/m/", {"export": export()})

    assert made == ["upload"]
