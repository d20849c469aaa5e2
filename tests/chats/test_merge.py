"""Several exports of one chat: the same message once, twice where it was said twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.chats.merge import merged
from afterword.chats.message import Message, Skipped
from afterword.chats.notes import Merged, Notes

START = datetime(2024, 3, 1, 9, 0)  # noqa: DTZ001 (a wall clock)


def said(text: str, minute: float, author: str | None = "Ana", **more: object) -> Message:
    at = START + timedelta(minutes=minute)
    return Message(at, "Ana", author, text, "text", False)._replace(**more)


def together(*exports: list[Message]) -> tuple[list[str], Notes]:
    notes = Notes()
    rows = list(merged(exports, notes))
    return [row.text for row in rows if isinstance(row, Message)], notes


def numbered(first: int, last: int) -> list[Message]:
    return [said(f"message number {n} of this chat", n, "AB"[n % 2]) for n in range(first, last)]


def texts(messages: list[Message]) -> list[str]:
    return [message.text for message in messages]


def test_exports_that_overlap_become_one_chat_whatever_their_order() -> None:
    whole = numbered(0, 90)
    for exports in ([whole[:60], whole[40:]], [whole[40:], whole[:60]]):
        found, notes = together(*exports)
        assert found == texts(whole)
        assert notes.merged == [Merged("Ana", 2, 20, False)]


def test_an_export_inside_another_adds_nothing() -> None:
    whole = numbered(0, 50)
    assert together(whole, whole[10:20], whole)[0] == texts(whole)


def test_exports_with_nothing_in_common_stand_one_after_the_other() -> None:
    found, notes = together(numbered(50, 60), numbered(0, 10))
    assert found == texts(numbered(0, 10) + numbered(50, 60))
    assert notes.merged == [Merged("Ana", 2, 0, False)]


def test_what_was_said_twice_in_a_minute_stays_twice() -> None:
    once = [said("ok", 1), said("ok", 1), said("so", 2)]
    assert together(once, once)[0] == ["ok", "ok", "so"]
    assert together(once[:1], once)[0] == ["ok", "ok", "so"]


def test_the_same_words_by_the_other_are_another_message() -> None:
    assert together([said("ok", 1)], [said("ok", 1, "Ben"), said("ok", 1)])[0] == ["ok", "ok"]


def test_a_message_that_one_export_lacks_stands_where_it_was_said() -> None:
    whole = numbered(0, 30)
    assert together(whole[:12] + whole[13:], whole[5:])[0] == texts(whole)
    assert together(whole, whole[5:9] + whole[10:])[0] == texts(whole)


def test_seconds_and_none_are_one_time_and_the_finer_one_is_kept() -> None:
    coarse = numbered(0, 9)
    fine = [m._replace(at=m.at + timedelta(seconds=31)) for m in coarse]
    notes = Notes()
    rows = list(merged([coarse, fine], notes))
    assert rows == fine
    assert notes.merged == [Merged("Ana", 2, 9, False)]


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ({"text": "helo"}, {"text": "hello", "edited": True}, "hello"),
        ({"text": "hello", "edited": True}, {"text": "helo"}, "hello"),
        ({"text": "hello"}, {"text": "This message was deleted", "kind": "deleted"}, "hello"),
        ({"text": "This message was deleted", "kind": "deleted"}, {"text": "hello"}, "hello"),
        (
            {"text": "<Media omitted>", "kind": "media"},
            {"text": "IMG-20240301-WA0001.jpg (file attached)", "kind": "media"},
            "IMG-20240301-WA0001.jpg (file attached)",
        ),
    ],
)
def test_two_states_of_one_message_are_one(
    one: dict[str, object], other: dict[str, object], kept: str
) -> None:
    around = numbered(10, 20)
    first, second = said("", 1)._replace(**one), said("", 1)._replace(**other)
    found, _ = together([first, *around], [second, *around])
    assert found == [kept, *texts(around)]


def test_exports_made_in_different_time_zones_are_set_to_one_clock() -> None:
    whole = numbered(0, 40)
    later = [m._replace(at=m.at + timedelta(hours=5, minutes=30)) for m in whole[20:]]
    found, notes = together(whole[:30], later)
    assert found == texts(whole)
    assert notes.merged == [Merged("Ana", 2, 10, True)]


def test_instants_are_never_moved() -> None:
    whole = [m._replace(at=m.at.replace(tzinfo=UTC)) for m in numbered(0, 40)]
    later = [m._replace(at=m.at + timedelta(hours=2)) for m in whole]
    assert len(together(whole, later)[0]) == 80


def test_other_chats_and_unread_lines_go_through() -> None:
    other = said("hi", 5, chat="Ben")
    rows = list(merged([[said("a", 1), other], [said("a", 1), Skipped(3, "why")]], Notes()))
    assert rows == [Skipped(3, "why"), said("a", 1), other]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from("ab"), st.sampled_from("xyz"))),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_any_two_pieces_of_a_chat_make_the_chat(
    lines: list[tuple[int, str, str]], end: int, start: int
) -> None:
    whole = [said(text, minute, author) for minute, author, text in sorted(lines)]
    start = min(start, end)
    pieces = [piece for piece in (whole[:end], whole[start:]) if piece]
    rows = list(merged(pieces, Notes()))
    if whole[start:end] or not whole:
        assert sorted(rows) == sorted(whole)
