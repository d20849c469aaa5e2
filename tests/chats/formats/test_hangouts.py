"""Hangouts: both shapes of its file, and whatever else may stand in it."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from afterword.chats.formats import hangouts
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import ImportProblem, Source

ABOUT = {
    "conversation_id": {"id": "c"},
    "self_conversation_state": {"self_read_state": {"participant_id": {"gaia_id": "1"}}},
    "participant_data": [
        {"id": {"gaia_id": "1"}},
        {"id": {"gaia_id": "2"}, "fallback_name": "Emil"},
    ],
}


def said(number: str, text: str) -> dict[str, Any]:
    content = {"message_content": {"segment": [{"type": "TEXT", "text": text}]}}
    return {
        "sender_id": {"gaia_id": number},
        "timestamp": "1423000000000000",
        "chat_message": content,
    }


def rows(value: Any, cut: int = 0) -> list[Message | Skipped]:
    data = json.dumps(value).encode()
    source = Source.from_bytes("Hangouts.json", data[: len(data) - cut])
    assert hangouts.claims(source)
    return list(hangouts.read(source, None, Answers()))


def test_both_shapes_of_the_file_are_read_alike() -> None:
    events = [said("2", "hi"), said("1", "yes")]
    new = rows({"conversations": [{"conversation": {"conversation": ABOUT}, "events": events}]})
    state = {"conversation": ABOUT, "event": events}
    old = rows({"conversation_state": [{"conversation_id": {}, "conversation_state": state}]})
    found = [(row.chat, row.author, row.text) for row in new if isinstance(row, Message)]
    assert found == [("Emil", "Emil", "hi"), ("Emil", "Me", "yes")]
    assert new == old


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
KEYS = st.sampled_from(["sender_id", "timestamp", "chat_message", "event_type"])


@given(st.lists(st.dictionaries(KEYS, VALUES) | VALUES, max_size=4), st.integers(0, 30))
def test_any_entries_are_read_or_told_or_refused_in_words(entries: list[Any], cut: int) -> None:
    whole = {"conversations": [{"conversation": ABOUT, "events": [said("2", "x"), *entries]}]}
    with contextlib.suppress(ImportProblem):
        assert len(rows(whole, cut)) == 1 + len(entries)
