"""Whatever a JSON export holds, reading it ends, and with nothing but an ImportProblem."""

from __future__ import annotations

import contextlib
import json
import time
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.chats.formats import discord, messenger, telegram
from afterword.chats.message import Answers, Message
from afterword.chats.source import ImportProblem, Source

TELEGRAM = {
    "id": 1,
    "type": "message",
    "date": "2024-02-14T10:00:00",
    "date_unixtime": "1707901200",
    "from": "Ana",
    "from_id": "user1",
    "text": ["a ", {"type": "bold", "text": "b"}],
    "edited": "2024-02-14T10:00:00",
    "action": "phone_call",
}
MESSENGER = {
    "sender_name": "Ana",
    "timestamp_ms": 1707901200000,
    "content": "Zo\u00c3\u00ab",
    "type": "Generic",
    "photos": [{"uri": "x"}],
    "call_duration": 3,
    "is_unsent": False,
}
ENCRYPTED = {"senderName": "Ana", "timestamp": 1707901200000, "text": "x", "media": []}
DISCORD = {
    "type": "Default",
    "timestamp": "2023-03-01T19:00:30.5+00:00",
    "timestampEdited": None,
    "content": "x",
    "author": {"id": "1", "name": "nell", "nickname": "Nell"},
    "forwardedMessage": {"content": "y"},
}
INSTAGRAM = {"sender": "Ana", "created_at": "2019-05-02T09:04:00+00:00", "text": "x"}


def account(entries: list[Any]) -> Any:
    chat = {"name": "Ana", "type": "personal_chat", "id": 1, "messages": entries}
    return {"personal_information": {"user_id": 1}, "chats": {"about": "", "list": [chat, chat]}}


def thread(entries: list[Any]) -> Any:
    return {"participants": [{"name": "Ana"}], "messages": entries, "title": "Ana"}


def channel(entries: list[Any]) -> Any:
    return {"guild": {}, "channel": {"id": "1", "name": "Ana"}, "messages": entries}


SHAPES: list[tuple[ModuleType, dict[str, Any], Any]] = [
    (telegram, TELEGRAM, lambda entries: {"name": "Ana", "messages": entries}),
    (telegram, TELEGRAM, account),
    (messenger, MESSENGER, thread),
    (messenger, ENCRYPTED, thread),
    (messenger, INSTAGRAM, lambda rows: [{"participants": ["Ana"], "conversation": rows}]),
    (discord, DISCORD, channel),
]
HEAVY = (SHAPES[0], SHAPES[2], SHAPES[5])
NAMES = ["telegram", "account", "messenger", "encrypted", "older instagram", "discord"]
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(
        ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "\ud83d", "1e999"]
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


def read_all(module: ModuleType, data: bytes) -> int:
    """Read what a module claims, and make sure that nothing is counted twice or not at all."""
    source = Source.from_bytes("result.json", data)
    if not module.claims(source):
        return 0
    counted = sum(count for chat in module.chats(source) for _, count in chat.people)
    rows = list(module.read(source, None, Answers()))
    written = [row for row in rows if isinstance(row, Message) and row.author is not None]
    assert len(written) == counted
    for row in written:
        (row.text + row.chat + str(row.author)).encode("utf-8")
    return len(rows)


@pytest.mark.parametrize(("module", "entry", "shape"), SHAPES, ids=NAMES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_value_in_any_field_is_read_or_told(
    module: ModuleType, entry: dict[str, Any], shape: Any, data: st.DataObject
) -> None:
    changed = dict(entry)
    for field in data.draw(st.lists(st.sampled_from(sorted(entry)), max_size=3)):
        changed[field] = data.draw(ANYTHING)
    for field in data.draw(st.lists(st.sampled_from(sorted(entry)), max_size=2)):
        changed.pop(field, None)
    entries = [entry, entry, entry, changed, data.draw(ANYTHING)]
    found = read_all(module, json.dumps(shape(entries)).encode())
    assert found in (5, 10)


@pytest.mark.parametrize(("module", "entry", "shape"), SHAPES, ids=NAMES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_any_damage_is_read_or_told(
    module: ModuleType, entry: dict[str, Any], shape: Any, data: st.DataObject
) -> None:
    whole = json.dumps(shape([entry] * 3)).encode()
    at = data.draw(st.integers(0, len(whole)))
    until = data.draw(st.integers(at, len(whole)) | st.just(len(whole)) | st.just(at))
    spoilt = whole[:at] + data.draw(st.binary(max_size=8)) + whole[until:]
    with contextlib.suppress(ImportProblem):
        read_all(module, spoilt)


@pytest.mark.parametrize(
    ("module", "entry", "shape"), HEAVY, ids=("telegram", "messenger", "discord")
)
@pytest.mark.parametrize(
    ("worm", "said"),
    [
        ("[" * 10_000, "nested more than 200 levels"),
        ('{"a":' * 10_000, "nested more than 200 levels"),
        ('"' + "x" * 5_000_000, "more than 4,000,000 characters"),
        ('"' + '\\"' * 2_500_000, "more than 4,000,000 characters"),
        ('["' + '", "' * 1_100_000, "more than 4,000,000 characters|breaks off"),
        ("[" + "[], " * 1_100_000, "more than 4,000,000 characters|breaks off"),
        ("1" * 5_000_000, "damaged"),
        ('"cut off', "breaks off"),
        ("\0" * 100_000, "damaged"),
    ],
    ids=["lists", "objects", "text", "quotes", "texts", "empties", "digits", "cut", "nulls"],
)
def test_what_is_made_to_be_heavy_is_stopped_and_the_limit_named(
    module: ModuleType, entry: dict[str, Any], shape: Any, worm: str, said: str
) -> None:
    whole = json.dumps(shape([entry, entry, entry, "WORM"]))
    source = Source.from_bytes("result.json", whole.split('"WORM"')[0].encode() + worm.encode())
    assert module.claims(source)
    started = time.process_time()
    with pytest.raises(ImportProblem, match=said):
        list(module.read(source, None, Answers()))
    assert time.process_time() - started < 2
