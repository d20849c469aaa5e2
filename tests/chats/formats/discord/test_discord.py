"""Discord exports beyond what the sample shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from afterword.chats.formats import discord
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import ImportProblem, Source

AUTHOR = {"id": "1", "name": "nell.h", "nickname": "Nell"}


def entry(minute: int = 0, **more: Any) -> dict[str, Any]:
    at = f"2023-03-01T19:{minute:02d}:30.5+00:00"
    return {"type": "Default", "timestamp": at, "content": "hi", "author": AUTHOR, **more}


def export(*entries: Any, **channel: Any) -> dict[str, Any]:
    about = {"id": "7", "type": "DirectTextChat", "name": "Arun", **channel}
    return {"guild": {"id": "0"}, "channel": about, "messages": entries, "messageCount": 1}


def source_of(value: Any) -> Source:
    return Source.from_bytes("direct.json", json.dumps(value).encode())


def rows_of(source: Source, chat: str | None = None) -> list[Message | Skipped]:
    assert discord.claims(source)
    return list(discord.read(source, chat, Answers()))


def one(**more: Any) -> Message:
    (row,) = rows_of(source_of(export(entry(**more))))
    assert isinstance(row, Message)
    return row


@pytest.mark.parametrize(
    ("sort", "kind"),
    [
        *(("Default", "text"), ("Reply", "text"), ("0", "text"), ("19", "text"), ("20", "text")),
        *(("Call", "call"), ("3", "call"), ("RecipientAdd", "system"), ("46", "system")),
        *(("ThreadCreated", "system"), ("GuildMemberJoin", "system"), ("SomethingNew", "system")),
    ],
)
def test_only_what_somebody_wrote_has_an_author(sort: str, kind: str) -> None:
    row = one(type=sort)
    assert (row.kind, row.author) == (kind, "Nell" if kind == "text" else None)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2019-01-04T17:52:39Z", "2019-01-04T17:52:39+00:00"),
        ("2019-01-04T17:52:39.7+00:00", "2019-01-04T17:52:39.700000+00:00"),
        ("2019-01-04T17:52:39.1234567+02:00", "2019-01-04T17:52:39.123456+02:00"),
        ("2019-01-04T17:52:39", "2019-01-04T17:52:39"),
    ],
)
def test_a_moment_is_read_with_any_fraction(written: str, at: str) -> None:
    assert one(timestamp=written).at.isoformat() == at


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (AUTHOR, "Nell"),
        ({"id": "1", "name": "nell.h"}, "nell.h"),
        ({"id": "1", "name": "nell.h", "nickname": None}, "nell.h"),
        ({"id": "1"}, "?"),
        (None, "?"),
    ],
)
def test_a_nickname_comes_before_a_name(author: Any, name: str) -> None:
    assert one(author=author).author == name


@pytest.mark.parametrize("sent", ["attachments", "stickers", "embeds"])
def test_an_entry_without_words_is_still_a_message(sent: str) -> None:
    row = one(content="", **{sent: [{"id": "1"}]})
    assert (row.text, row.kind, row.author) == ("", "media", "Nell")


def test_an_edit_is_marked() -> None:
    assert one(timestampEdited="2023-03-01T19:09:00+00:00").edited
    assert not one(timestampEdited=None).edited


def test_parts_of_one_channel_are_put_in_the_order_of_time(tmp_path: Path) -> None:
    for name, minute in (("a [part 2]", 9), ("b", 3), ("c", 1)):
        value = export(entry(minute, content=str(minute)))
        (tmp_path / f"{name}.json").write_text(json.dumps(value))
    other = export(entry(5, content="elsewhere"), id="8")
    (tmp_path / "d.json").write_text(json.dumps(other))
    with Source.from_paths([tmp_path]) as source:
        assert [info.name for info in discord.chats(source)] == ["Arun", "Arun (2)"]
        rows = rows_of(source, "Arun")
    assert [row.text for row in rows if isinstance(row, Message)] == ["1", "3", "9"]


def test_a_channel_without_a_message_is_claimed() -> None:
    assert rows_of(source_of(export())) == []


def test_nothing_is_dropped_without_a_word() -> None:
    rows = rows_of(source_of(export(entry(), entry(timestamp="then"), 7)))
    assert [row.reason for row in rows if isinstance(row, Skipped)] == [
        "an entry without a date",
        "an entry that is no message",
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"channel": {"id": 1}, "messages": [{"text": "x"}]},
        {"channel": {"id": 1}, "messages": []},
        {"guild": {"id": "0"}, "messages": []},
        [{"channel": {"id": 1}}],
    ],
)
def test_other_json_is_left_to_others(other: Any) -> None:
    assert not discord.claims(source_of(other))


def test_an_export_as_a_page_is_told_how_to_do_it_again() -> None:
    source = Source.from_bytes("direct.html", b"<html><div class=chatlog__message-group></div>")
    assert discord.claims(source)
    with pytest.raises(ImportProblem, match="choose JSON"):
        discord.chats(source)
