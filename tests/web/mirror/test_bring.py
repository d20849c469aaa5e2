"""Bringing a history: files, the questions they leave open, and hours at which it may wait."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from afterword.chats.importers import all_formats
from afterword.chats.message import ChatInfo
from afterword.web.rooms.mirror import histories, tonight
from afterword.web.rooms.mirror.desk import Waiting
from afterword.web.rooms.mirror.forms import Who
from afterword.web.store import checkins, facts, sealed, uploads
from tests.mirror.histories import ME, Chat, everyday
from tests.web.mirror.test_mirror import brought, export, settled
from tests.web.people import Person

NOON = datetime.fromisoformat("2026-05-20T12:00+00:00")


def asked(person: Person, *files: object) -> dict[str, object]:
    """Bring files and return the page that asks next."""
    location = person.post("/r/m/", {"export": list(files)}).headers["Location"]
    assert settled(person, location) == "/r/m/who/"
    return person.get("/r/m/who/").context["page"]


def test_it_asks_one_question_a_screen_the_last_what_to_keep(visitor: Person) -> None:
    page = asked(visitor, export(everyday(20, [0.5])))
    assert (page.asking, list(page.form.fields)) == ("person", ["person"])
    visitor.post("/r/m/who/", {"person": ME})
    page = visitor.get("/r/m/who/").context["page"]

    assert (page.asking, list(page.form.fields)) == ("keep", ["keep"])
    with visitor.opened():
        assert not [one for one in sealed.everything() if one.shelf.room == "mirror"]


def test_it_asks_again_where_nothing_was_chosen(visitor: Person) -> None:
    asked(visitor, export())

    assert visitor.post("/r/m/who/", {}).status_code == 422
    assert visitor.post("/r/m/who/", {"person": "Nobody"}).status_code == 422


def test_it_asks_how_dates_are_written_where_they_can_be_read_two_ways(visitor: Person) -> None:
    chat = Chat(datetime.fromisoformat("2021-03-04T09:00"))
    chat.say(ME, "hello")
    chat.say("Sam Ortiz", "hello you")
    asked(visitor, export(chat))
    visitor.post("/r/m/who/", {"person": ME})

    assert visitor.get("/r/m/who/").context["page"].asking == "date_order"


def test_it_reads_several_files_as_one_history(visitor: Person) -> None:
    both = everyday(30, [0.5])
    first, second = Chat(), Chat()
    first.messages, second.messages = both.messages[:120], both.messages[100:]
    asked(visitor, export(first), export(second, "WhatsApp Chat with Sam (1).txt"))
    visitor.post("/r/m/who/", {"person": ME})
    location = visitor.post("/r/m/who/", {"keep": "figures"}).headers["Location"]
    page = visitor.get(settled(visitor, location)).context["page"]

    assert page.messages == len(both.messages)


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
    if answer.status_code == 303:  # not quick enough for this page
        while not visitor.get("/r/m/reading/").context["page"].over:
            pass
        answer = visitor.post("/r/m/reading/")

    assert answer.status_code == 422
    page = answer.content.decode().lower()
    assert 'class="error"' in page
    assert hint in page
    assert "traceback" not in page
    assert 'action="/r/m/"' in page


def test_it_asks_for_the_file_when_none_was_chosen(visitor: Person) -> None:
    assert "Choose the file first" in visitor.post("/r/m/", {}).content.decode()


def test_it_knows_where_the_files_of_a_folder_lay(visitor: Person) -> None:
    pair = [("folder", f"{n}/chat.txt", export(name="chat.txt")) for n in "ab"]
    places = '["' + '", "'.join(place for _field, place, _file in pair) + '"]'
    visitor.post("/r/m/", {"folder": [file for _field, _place, file in pair], "paths": places})

    waiting = visitor.row.uploads["mirror"].waiting
    assert [held.name for held in waiting.files] == ["a/chat.txt", "b/chat.txt"]


def test_it_takes_the_names_where_it_cannot_read_the_places(visitor: Person) -> None:
    visitor.post("/r/m/", {"folder": [export()], "paths": '["a", "b"]'})

    waiting = visitor.row.uploads["mirror"].waiting
    assert [held.name for held in waiting.files] == ["WhatsApp Chat with Sam.txt"]


def test_it_says_what_to_do_with_too_many_files(
    visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DATA_UPLOAD_MAX_NUMBER_FILES", 3)
    answer = visitor.post("/r/m/", {"folder": [export() for _ in range(4)]})

    assert answer.status_code == 400
    assert "pack it into one zip" in answer.content.decode()


def test_it_refuses_a_group_kindly(visitor: Person) -> None:
    chat = everyday(40, [0.5])
    chat.say("Kim", "hello both")
    asked(visitor, export(chat))
    visitor.post("/r/m/who/", {"person": ME})

    answer = visitor.post("/r/m/who/", {"keep": "figures"})
    if answer.status_code == 303:
        while not visitor.get("/r/m/reading/").context["page"].over:
            pass
        answer = visitor.post("/r/m/reading/")

    assert answer.status_code == 422
    assert "3 people" in answer.content.decode()
    assert "--" not in answer.context["page"].problem


def test_it_needs_the_file_before_the_questions(visitor: Person) -> None:
    assert visitor.get("/r/m/who/", follow=True).redirect_chain[-1][0] == "/r/m/"


def test_it_lists_every_format_by_what_it_says_of_itself(visitor: Person) -> None:
    page = visitor.get("/r/m/how/").context["page"]

    assert len(page.formats) == len(all_formats())
    assert all(name and lines for name, lines in page.formats)


def test_it_waits_for_a_lighter_moment(visitor: Person) -> None:
    late = NOON.replace(hour=23)
    with visitor.opened():
        assert "this hour" in tonight.not_tonight(late)
        assert "early days" in tonight.not_tonight(NOON)
        checkins.keep(checkins.CheckIn(NOON.date(), face=1))
        assert "heavy" in tonight.not_tonight(NOON)


def test_it_goes_on_after_one_tap(visitor: Person) -> None:
    assert "export" not in visitor.get("/r/m/").content.decode().split("<main")[1]
    assert 'name="export"' in visitor.get("/r/m/?now=1").content.decode()


def test_it_spools_no_upload_to_the_disk(visitor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = uploads.memory_file
    monkeypatch.setattr(uploads, "memory_file", lambda name: made.append(name) or real(name))
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *a, **k: pytest.fail("on the disk"))

    visitor.post("/r/m/", {"export": export()})

    assert made == ["upload"]


def test_it_keeps_no_word_of_theirs_where_only_own_lines_may_be_seen(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("i_hurt_them")
    address = brought(visitor, "messages", everyday(20, [0.5]))
    page = visitor.get(address + "w/1/").content.decode()

    with visitor.opened():
        kept = histories.messages_of(UUID(address.split("/")[3]))
        assert kept is not None
        lines = list(kept.every())
    assert {line.author for line in lines if line.text} == {ME}
    assert "Only your own lines are shown" in page


def of_people(name: str, *counts: int) -> ChatInfo:
    """A chat in which so many people wrote so much."""
    people = tuple((f"Person {number}", count) for number, count in enumerate(counts))
    return ChatInfo(name, people, None, None, (), ())


@pytest.mark.parametrize(("theirs", "offered"), [
    (False, ["Sam", "Kim"]),
    (True, ["Family", "Sam", "Kim"]),
])  # fmt: skip
def test_it_offers_the_longest_talks_of_two_first(theirs: bool, offered: list[str]) -> None:
    chats = (of_people("Kim", 2, 1), of_people("Nobody"), of_people("Sam", 9, 8))
    waiting = Waiting([], theirs, (*chats, of_people("Family", 50, 40, 30)))

    assert [chat.name for chat in waiting.offered()] == offered


def test_it_offers_a_group_where_there_is_nothing_else() -> None:
    assert Waiting([], chats=(of_people("Family", 5, 4, 3),)).offered()


@pytest.mark.parametrize(("number", "widget"), [(3, "radioselect"), (40, "select")])
def test_it_shows_many_conversations_as_a_list(number: int, widget: str) -> None:
    chats = [(f"{n}", f"{n}") for n in range(number)]
    form = Who(None, asking="chat", chats=chats, people=[], theirs=False)

    assert form["chat"].widget_type == widget
