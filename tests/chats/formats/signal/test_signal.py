"""Signal: what signal-export and sigtop write, and what a broken file of theirs does."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.chats.formats import signal
from afterword.chats.importers import claimant, format_name
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import ImportProblem, Source


def rows(name: str, text: str) -> list[Message | Skipped]:
    source = Source.from_bytes(name, text.encode("utf-8", "surrogatepass"))
    return list(signal.read(source, None, Answers()))


def only(text: str) -> Message:
    (row,) = rows("chat.md", text)
    assert isinstance(row, Message)
    return row


def test_a_newer_chat_with_seconds_is_read() -> None:
    text = "[2024-03-03 20:14:05] Me: Hello  \n\n[2024-03-03 20:15:40] Ulla: Hi: you  \n\n"
    source = Source.from_bytes("chat.md", text.encode())
    assert format_name(claimant(source)) == "signal"
    found = [row for row in signal.read(source, None, Answers()) if isinstance(row, Message)]
    assert [(row.author, row.text) for row in found] == [("Me", "Hello"), ("Ulla", "Hi: you")]


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("plain  ", "plain"),
        ("\n\n> theirs\n> and more\n\nmine  ", "mine"),
        ("\n\n> theirs\n\n\n\nmine  ", "mine"),
        ("> my own sign  ", "> my own sign"),
        ("one\n> two  ", "one\n> two"),
        ("ha  \n(- Ulla: 😂, Me: ❤️ -)", "ha"),
        ("  \n(( 🎉 ))", "(( 🎉 ))"),
    ],
)
def test_own_words_are_kept_and_others_left_out(body: str, meant: str) -> None:
    assert only(f"[2024-03-03, 20:14] Ulla: {body}\n\n").text == meant


def test_a_folder_of_chats_is_read_once_each(tmp_path: Path) -> None:
    for name in ("Ulla", "Bo"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "chat.md").write_text(f"[2024-03-03, 20:14] {name}: hi  \n", "utf-8")
        (tmp_path / name / "index.html").write_text("<html>", "utf-8")
    value = {"date": "2024-03-03T20:14:00", "sender": "Bo", "body": "hi  "}
    (tmp_path / "Bo" / "data.json").write_text(json.dumps(value), "utf-8")
    with Source.from_paths([tmp_path]) as source:
        assert [(c.name, c.people) for c in signal.chats(source)] == [
            ("Bo", (("Bo", 1),)),
            ("Ulla", (("Ulla", 1),)),
        ]
        assert len(list(signal.read(source, "Bo", Answers()))) == 1


def test_in_a_group_everyone_keeps_a_name_of_their_own() -> None:
    entries = [
        {"conversationId": "c", "type": "incoming", "sent_at": 1709496845120 + n, "source": who}
        for n, who in enumerate(["+46700000001", "+46700000002", "+46700000001"])
    ]
    found = rows("Garden.json", json.dumps(entries))
    authors = [row.author for row in found if isinstance(row, Message)]
    assert authors == ["+46700000001", "+46700000002", "+46700000001"]


@pytest.mark.parametrize(
    "other",
    [
        "[2024-03-03, 20:14:05] Ulla: WhatsApp's",
        "[03/03/24, 20:14:05] Ulla: WhatsApp's",
        "2024-03-03, 20:14 - Ulla: WhatsApp's\n2024-03-03, 20:15 - Ben: so\n",
        '{"date": 1}',
        "[1, 2]",
        "2024-03-03 20:14 one: line alone",
        "Conversation: and no more",
    ],
)
def test_another_file_is_not_claimed(other: str) -> None:
    assert not signal.claims(Source.from_bytes("any.txt", other.encode()))


PIECES = st.sampled_from(
    [
        "[2024-03-03, 20:14] Ulla: ",
        "[2024-99-03, 20:14] Ulla: ",
        "2024-03-03 20:14 Ulla: ",
        "[1 attachment] ",
        "(- ",
        " -)",
        "\n",
        "\n\n",
        "> ",
        "From: Ulla\nType: incoming\n",
        "Sent: Sun, 3 Mar 2024 21:15:40 +0100\n",
        "Sent: soon\n",
        "Edited: 2 versions\n",
        "| Version: 1\n",
    ]
)
MIXTURES = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=12).map("".join)
STARTS = st.sampled_from(
    [
        "[2024-03-03, 20:14] Me: hi\n",
        "2024-03-03 20:14 Me: hi\n2024-03-03 20:14 Me: hi\n",
        "Conversation: Ulla\n\nFrom: Ulla\nType: incoming\n",
        '{"date": "2024-03-03", "sender": "Ulla", "body": "x"}\n',
        '[{"conversationId": "c", "sent_at": 1709496845120, "type": "incoming"},',
    ]
)


@given(STARTS, MIXTURES)
def test_any_mixture_is_read_or_refused_in_words(start: str, rest: str) -> None:
    text = (start + rest).encode("utf-8", "surrogatepass")
    with contextlib.suppress(ImportProblem):
        source = Source.from_bytes("x.md", text)
        counted = sum(count for chat in signal.chats(source) for _, count in chat.people)
        assert len(list(signal.read(source, None, Answers()))) >= counted


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.lists(st.integers())
KEYS = ["date", "sender", "body", "attachments", "call", "type", "sent_at", "source", "editHistory"]


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES) | VALUES, max_size=4))
def test_any_entries_are_read_or_told(entries: list[Any]) -> None:
    first = {"conversationId": "c", "sent_at": 1709496845120, "type": "outgoing"}
    assert len(rows("x.json", json.dumps([first, *entries]))) == 1 + len(entries)
    line = '{"date": "2024-03-03", "sender": "Ulla", "body": "x"}\n'
    lines = line + "\n".join(map(json.dumps, entries))
    assert len(rows("data.json", lines)) == 1 + len(entries)


@pytest.mark.parametrize(
    "text",
    [
        "[2024-03-03, 20:14] Ulla: x" + "\n" * 400_000,
        "[2024-03-03, 20:14] Ulla: x\n" + "\n> " * 200_000,
        "[2024-03-03, 20:14] Ulla: " + "![" * 200_000,
        "[2024-03-03, 20:14] Ulla: x\n" + "[2024-03-03, 20:14] " * 30_000,
        "2024-03-03 20:14 U: x\n2024-03-03 20:14 U: [reply to " + "1 attachment, " * 50_000,
        "Conversation: U\n\nFrom: U\nType: incoming\n" + "From: U\n\n" * 50_000,
    ],
    ids=["empty", "quotes", "pictures", "headers", "details", "fields"],
)
def test_a_file_made_to_be_slow_costs_no_more_than_its_length(text: str) -> None:
    started = time.process_time()
    assert rows("chat.md", text)
    assert time.process_time() - started < 1
