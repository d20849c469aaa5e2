"""Telegram exports beyond what the samples show."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from afterword.chats.formats import telegram
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import ImportProblem, Source

ENTRY = {"id": 1, "type": "message", "date": "2024-02-14T10:00:00", "from": "Ana", "text": "hi"}


def source_of(export: Any, name: str = "result.json") -> Source:
    text = export if isinstance(export, str) else json.dumps(export)
    return Source.from_bytes(name, text.encode())


def chat_of(*entries: Any, **more: Any) -> Source:
    return source_of({"name": "Ana", "type": "personal_chat", "id": 1, "messages": entries} | more)


def rows_of(source: Source, chat: str | None = None) -> list[Message | Skipped]:
    assert telegram.claims(source)
    return list(telegram.read(source, chat, Answers()))


def one(**changed: Any) -> Message | Skipped:
    (row,) = rows_of(chat_of(ENTRY | changed))
    return row


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("plain", "plain"),
        (["a", {"type": "bold", "text": " b "}, {"type": "link", "text": "c"}, "d"], "a b cd"),
        ([{"type": "custom_emoji", "text": "\U0001f41f", "document_id": "x"}], "\U0001f41f"),
        ({"type": "plain", "text": "an object alone"}, "an object alone"),
        ([], ""),
        ([None, 3, {"type": "bold"}, {"text": None}, "left"], "left"),
        (None, ""),
    ],
)
def test_a_text_is_put_together_without_a_space(text: Any, read: str) -> None:
    row = one(text=text)
    assert isinstance(row, Message)
    assert (row.text, row.kind) == (read, "text" if read else "media")


def test_a_text_that_stands_only_in_the_entities_is_read() -> None:
    row = one(text="", text_entities=[{"type": "plain", "text": "there"}])
    assert isinstance(row, Message)
    assert row.text == "there"


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"date_unixtime": "1707901200"}, "2024-02-14T09:00:00+00:00"),
        ({"date_unixtime": 1707901200}, "2024-02-14T09:00:00+00:00"),
        ({}, "2024-02-14T10:00:00"),
        ({"date_unixtime": "soon"}, "2024-02-14T10:00:00"),
        ({"date": "2024-02-14T10:00:00+02:00"}, "2024-02-14T10:00:00+02:00"),
    ],
)
def test_an_instant_beats_a_wall_clock(fields: dict[str, Any], at: str) -> None:
    row = one(**fields)
    assert isinstance(row, Message)
    assert row.at.isoformat() == at


@pytest.mark.parametrize(
    ("fields", "edited"),
    [
        ({}, False),
        ({"edited": "2024-02-14T10:01:00"}, True),
        ({"edited_unixtime": "1707901300"}, True),
        ({"edited": "1970-01-01T02:00:00"}, False),
        ({"edited": None}, False),
    ],
)
def test_an_edit_in_1970_is_none(fields: dict[str, Any], edited: bool) -> None:
    row = one(**fields)
    assert isinstance(row, Message)
    assert row.edited is edited


@pytest.mark.parametrize("action", ["pin_message", "set_messages_ttl", "topic_created", "new"])
def test_a_service_entry_is_no_persons(action: str) -> None:
    row = one(type="service", actor="Ana", action=action)
    assert isinstance(row, Message)
    assert (row.author, row.kind) == (None, "system")


@pytest.mark.parametrize("action", ["phone_call", "group_call"])
def test_a_call_is_kept_as_a_call(action: str) -> None:
    row = one(type="service", actor="Ana", action=action, duration_seconds=5)
    assert isinstance(row, Message)
    assert (row.author, row.kind) == (None, "call")


def test_a_sender_without_a_name_is_unknown() -> None:
    row = one(**{"from": None})
    assert isinstance(row, Message)
    assert row.author == "?"


def test_nothing_is_dropped_without_a_word() -> None:
    rows = rows_of(chat_of(ENTRY, ENTRY | {"date": "never"}, {"id": 3, "type": "unsupported"}, 4))
    assert [type(row) for row in rows] == [Message, Skipped, Skipped, Skipped]
    assert [row.reason for row in rows if isinstance(row, Skipped)] == [
        "an entry without a date",
        "a kind of message that this Telegram could not export",
        "an entry that is no message",
    ]


def test_what_follows_the_end_is_told() -> None:
    rows = rows_of(source_of(json.dumps({"messages": [ENTRY]}) + '\n{"more": 1}'))
    assert rows[-1] == Skipped(1, "something after the end of the export")


@pytest.mark.parametrize(
    "export",
    [
        {"messages": [ENTRY]},
        {"messages": [ENTRY], "name": "behind the messages"},
        [ENTRY | {"date_unixtime": "1707901200"}],
        {"chats": {"list": [{"name": "Ana", "messages": [ENTRY]}]}},
        {"about": "x", "chats": {"about": "y", "list": []}, "left_chats": {"list": []}},
        {"name": "Nobody wrote", "type": "personal_chat", "id": 3, "messages": []},
        {"personal_information": {"user_id": 1}, "profile_pictures": [], "contacts": {}},
    ],
)
def test_every_shape_is_claimed_and_read_to_its_end(export: Any) -> None:
    texts = [row.text for row in rows_of(source_of(export)) if isinstance(row, Message)]
    assert texts == (["hi"] if ENTRY["text"] in json.dumps(export) else [])


@pytest.mark.parametrize(
    "other",
    [
        {"messages": [{"sender_name": "Ana", "timestamp_ms": 1, "content": "hi"}]},
        {"messages": [{"role": "user", "content": "hi"}]},
        {"name": "x", "messages": "none"},
        [{"date": "2024-01-01", "text": "a diary"}],
        {"chats": [{"id": 1}]},
        ["hi"],
        7,
    ],
)
def test_other_json_is_left_to_others(other: Any) -> None:
    assert not telegram.claims(source_of(other))


def test_an_account_with_long_lists_before_its_chats_is_claimed() -> None:
    contacts = {"list": [{"first_name": "x" * 900} for _ in range(200)]}
    about = {"about": "x", "personal_information": {"user_id": 31}, "contacts": contacts}
    own = ENTRY | {"from": "Me Myself", "from_id": "user31"}
    chats = {"list": [{"name": "Ana", "id": 1, "messages": [ENTRY, ENTRY, own]}]}
    source = source_of(about | {"chats": chats})
    (info,) = (telegram.claims(source), telegram.chats(source))[1]
    assert info.me == ("Me Myself", "Ana")
    assert len(rows_of(source)) == 3


def test_two_people_of_one_name_are_two_chats() -> None:
    chat = {"name": "Ana", "type": "personal_chat", "messages": [ENTRY]}
    source = source_of({"chats": {"list": [chat, chat]}})
    assert [info.name for info in telegram.chats(source)] == ["Ana", "Ana (2)"]
    assert [row.chat for row in rows_of(source, "Ana (2)") if isinstance(row, Message)] == [
        "Ana (2)"
    ]


def test_the_file_is_found_in_a_zip_among_others() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("ChatExport/photos/photo_1.jpg", b"\xff\xd8")
        archive.writestr("ChatExport/other.json", '{"a": [1, 2]}')
        archive.writestr("ChatExport/result.json", json.dumps({"messages": [ENTRY]}))
    source = Source.from_bytes("export.zip", held.getvalue())
    assert len(rows_of(source)) == 1


def test_an_export_as_pages_is_told_how_to_do_it_again() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("messages.html", "<html><head><title>Exported Data</title>")
    source = Source.from_bytes("export.zip", held.getvalue())
    assert telegram.claims(source)
    with pytest.raises(ImportProblem, match="Machine-readable JSON"):
        telegram.chats(source)
