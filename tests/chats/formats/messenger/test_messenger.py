"""Messenger and Instagram downloads beyond what the samples show."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from afterword.chats.formats import messenger
from afterword.chats.formats.messenger.repair import repaired
from afterword.chats.formats.messenger.wording import kind_of
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import ImportProblem, Source


def mangled(text: str) -> str:
    return text.encode().decode("latin-1")


def entry(minute: int, sender: str = "Ana Pike", **more: Any) -> dict[str, Any]:
    return {"sender_name": sender, "timestamp_ms": 1707901200000 + minute * 60_000, **more}


def thread(*entries: Any, title: str | None = "Ana Pike", **more: Any) -> dict[str, Any]:
    people = [{"name": title or "Ana Pike"}, {"name": "Ben Ito"}]
    end = {} if title is None else {"title": title}
    return {"participants": people, "messages": entries, **end, **more}


def zipped(**members: Any) -> Source:
    return zipped_names({f"{name}.json": value for name, value in members.items()})


def zipped_names(members: dict[str, Any]) -> Source:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in members.items():
            archive.writestr(name, value if isinstance(value, str) else json.dumps(value))
    return Source.from_bytes("facebook.zip", held.getvalue())


def source_of(export: Any, name: str = "message_1.json") -> Source:
    return Source.from_bytes(name, json.dumps(export).encode())


def rows_of(source: Source, chat: str | None = None) -> list[Message | Skipped]:
    assert messenger.claims(source)
    return list(messenger.read(source, chat, Answers()))


def texts_of(source: Source, chat: str | None = None) -> list[str]:
    return [row.text for row in rows_of(source, chat) if isinstance(row, Message)]


def one(**more: Any) -> Message | Skipped:
    (row,) = rows_of(source_of(thread(entry(0, **more))))
    return row


@pytest.mark.parametrize(
    "typed",
    ["plain", "Zo\u00eb", "\u2764\ufe0f", "\U0001f469\u200d\U0001f467", "\u0441\u043f\u043e", ""],
)
def test_what_was_taken_apart_is_put_back_and_what_is_whole_stays(typed: str) -> None:
    assert repaired(mangled(typed)) == typed
    assert repaired(typed) == typed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("\u00abCAF\u00c9\u00bb", "\u00abCAF\u00c9\u00bb"),
        ("na\u00efve \u20ac", "na\u00efve \u20ac"),
        (mangled("\u2764 caf\u00e9")[:-1], "\u2764 caf\u00c3"),
        (mangled("\u2764") + " \u4f60", "\u2764 \u4f60"),
    ],
)
def test_a_text_that_is_neither_is_repaired_where_that_is_certain(text: str, read: str) -> None:
    assert repaired(text) == read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You set the nickname for Ana Pike to Captain.", "system"),
        ("Ana set her own nickname to Captain.", "system"),
        ("Ana Pike changed the theme to Sunset.", "system"),
        ("Ana named the group Boats & bread.", "system"),
        ("Ana sent an attachment.", "media"),
        ("You sent 3 photos.", "media"),
        ("Reacted \u2764 to your message ", "media"),
        ("You missed a video call from Ben.", "call"),
        ("Ana called you.", "call"),
        ("The video chat ended.", "call"),
        ("Ben named the group Boats.", None),
        ("Ana left", None),
        ("You left the group of us in a mess. Again.", None),
        ("You called Ben.", "call"),
        ("You called me a liar.", None),
        ("Ana sent a photo", None),
        ("I missed a call from Ben.", None),
        ("You set the nickname for " + "x" * 400, None),
    ],
)
def test_a_sentence_by_meta_is_told_from_a_persons(text: str, kind: str | None) -> None:
    assert kind_of(text, "Ana Pike") == kind


@pytest.mark.parametrize(
    ("more", "kind", "author"),
    [
        ({"content": "hi", "type": "Generic"}, "text", "Ana Pike"),
        ({"photos": [{"uri": "x"}]}, "media", "Ana Pike"),
        ({"photos": [{"uri": "x"}], "content": "look"}, "text", "Ana Pike"),
        ({"share": {"link": "x"}}, "media", "Ana Pike"),
        ({"content": "x", "call_duration": 0}, "call", "Ana Pike"),
        ({"is_unsent": True, "content": "x"}, "deleted", "Ana Pike"),
        ({}, "deleted", "Ana Pike"),
        ({"content": "Ana added Lou to the group.", "type": "Subscribe"}, "system", None),
    ],
)
def test_an_entry_is_of_the_kind_it_says(
    more: dict[str, Any], kind: str, author: str | None
) -> None:
    row = one(**more)
    assert isinstance(row, Message)
    assert (row.kind, row.author) == (kind, author)


def test_names_are_repaired_and_a_missing_one_is_unknown() -> None:
    rows = rows_of(
        source_of(thread(entry(1, sender=mangled("Zo\u00eb"), content="x"), entry(0, sender="")))
    )
    assert [row.author for row in rows if isinstance(row, Message)] == ["?", "Zo\u00eb"]


def test_parts_are_put_in_the_order_of_time() -> None:
    folder = "your_facebook_activity/messages/inbox/anapike_10203040"
    source = zipped_names(
        {
            f"{folder}/message_1.json": thread(entry(12, content="f"), entry(11, content="e")),
            f"{folder}/message_10.json": thread(entry(2, content="b"), entry(1, content="a")),
            f"{folder}/message_2.json": thread(entry(6, content="d"), entry(5, content="c")),
            f"{folder}/photos/1.jpg": "no json",
            "your_facebook_activity/posts/posts_1.json": [{"timestamp": 1, "data": []}],
        }
    )
    assert "".join(texts_of(source)) == "abcdef"
    (info,) = messenger.chats(source)
    assert (info.name, info.people, info.me[0]) == ("Ana Pike", (("Ana Pike", 6),), "Ana Pike")


def test_a_file_that_runs_forwards_is_read_forwards() -> None:
    source = source_of(thread(entry(1, content="a"), entry(1, content="b"), entry(2, content="c")))
    assert "".join(texts_of(source)) == "abc"


def test_encrypted_chats_join_the_thread_with_the_same_people() -> None:
    later = {"senderName": "Ana Pike", "timestamp": 1807901200000, "text": "b", "type": "text"}
    encrypted = {
        "participants": ["Ana Pike", "Ben Ito"],
        "threadName": "Ana Pike_7",
        "messages": [later],
    }
    source = zipped(**{"inbox/ana_1/message_1": thread(entry(0, content="a")), "Ana_7": encrypted})
    assert [info.name for info in messenger.chats(source)] == ["Ana Pike"]
    assert texts_of(source) == ["a", "b"]


def test_people_who_left_are_not_taken_for_one_another() -> None:
    gone = thread(entry(0, content="a"), title="Facebook user")
    source = zipped(**{"inbox/x_1/message_1": gone, "inbox/x_2/message_1": gone})
    assert [info.name for info in messenger.chats(source)] == ["Facebook user", "Facebook user (2)"]
    assert len(texts_of(source, "Facebook user (2)")) == 1


def test_whoever_is_in_every_conversation_is_me() -> None:
    other = thread(entry(0, "Lou"), entry(1, "Ben Ito"), title="Lou")
    source = zipped(
        **{
            "inbox/ana_1/message_1": thread(entry(0), entry(1, "Ben Ito")),
            "inbox/lou_1/message_1": other,
        }
    )
    assert [info.me[0] for info in messenger.chats(source)] == ["Ben Ito", "Ben Ito"]


@pytest.mark.parametrize(
    ("export", "name", "chat"),
    [
        ({"messages": [entry(0, content="a")]}, "message_1.json", "Messenger chat"),
        ({"messages": [entry(0, content="a")]}, "ivy_row.json", "ivy_row"),
        ([entry(0, content="a")], "messages.json", "Messenger chat"),
        ({"messages": [], "participants": [], "title": "x"}, "message_1.json", None),
    ],
)
def test_keys_may_be_missing(export: Any, name: str, chat: str | None) -> None:
    source = source_of(export, name)
    assert {row.chat for row in rows_of(source) if isinstance(row, Message)} == (
        {chat} if chat else set()
    )


def test_nothing_is_dropped_without_a_word() -> None:
    rows = rows_of(source_of(thread(entry(0), {"sender_name": "x", "timestamp_ms": None}, [])))
    assert [row.reason for row in rows if isinstance(row, Skipped)] == [
        "an entry without a date",
        "an entry that is no message",
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"messages": [{"from": "Ana", "date": "2024-01-01", "text": "x"}]},
        {"participants": [{"name": "x"}], "polls": []},
        {"messages": [], "participants": []},
        [{"sender_name": "x"}],
        [{"participants": ["a"], "conversation": []}],
    ],
)
def test_other_json_is_left_to_others(other: Any) -> None:
    assert not messenger.claims(source_of(other))


def test_a_download_as_pages_is_told_how_to_ask_again() -> None:
    source = zipped_names({"messages/inbox/ana_1/message_1.html": "<html></html>"})
    assert messenger.claims(source)
    with pytest.raises(ImportProblem, match="set the format to JSON"):
        messenger.chats(source)


def test_a_file_of_more_than_is_held_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messenger, "MOST_HELD", 2)
    entries = [entry(minute, content=str(minute)) for minute in (4, 3, 2, 1, 0)]
    assert sorted(texts_of(source_of(thread(*entries)))) == ["0", "1", "2", "3", "4"]


def test_instagrams_older_file_keeps_everything() -> None:
    said = {"sender": "ivy", "created_at": "2019-05-02T09:05:00+00:00"}
    rows = [
        {**said, "text": "x"},
        {**said, "heart": "\u2764"},
        {**said, "media_share_url": "x"},
        {**said, "created_at": "then"},
    ]
    source = source_of([{"participants": ["tom", "ivy"], "conversation": rows}], "messages.json")
    found = rows_of(source)
    assert [row.kind for row in found if isinstance(row, Message)] == ["media", "text", "text"]
    assert [row.reason for row in found if isinstance(row, Skipped)] == ["an entry without a date"]
    assert [info.name for info in messenger.chats(source)] == ["tom, ivy"]
