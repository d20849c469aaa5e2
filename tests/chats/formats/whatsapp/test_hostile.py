"""Whatever a file holds, reading it ends, and with nothing but an ImportProblem."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.chats.formats import whatsapp
from afterword.chats.importers import claimant
from afterword.chats.lines import blocks_of_lines
from afterword.chats.message import Answers, Message
from afterword.chats.source import ImportProblem, Source

HEADERS = st.sampled_from(
    [
        "14/02/2024, 09:00 - ",
        "[2/14/24, 9:00:00\u202fAM] ",
        "\u200e[14.02.24, 09:00:00] ",
        "31/31/0000, 99:99 - ",
        "0000-00-00, 00:00 - ",
        "[2024/02/14 下午9:00] ",
        "٣١/١/٢٠٢٤, ٩:٠٥ م - ",
        "",
    ]
)
NAMES = st.sampled_from(["Ana: ", "Ben: \u200e", "\u202a+44\u202c: ", ":", "System: ", ""])
LINES = st.lists(st.tuples(HEADERS, NAMES, st.text(max_size=30)).map("".join), max_size=12)


@given(LINES.map("\n".join))
def test_any_mixture_of_lines_is_read(text: str) -> None:
    source = Source.from_bytes("chat.txt", text.encode("utf-8", "surrogatepass"))
    if whatsapp.claims(source):
        counted = sum(count for chat in whatsapp.chats(source) for _, count in chat.people)
        rows = list(whatsapp.read(source, None, Answers()))
        written = [row for row in rows if isinstance(row, Message) and row.author is not None]
        assert len(written) == counted


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"14/02/2024, 09:00 - A: "]))
def test_any_bytes_are_read_or_refused_in_words(data: bytes, start: bytes) -> None:
    with (
        contextlib.suppress(ImportProblem),
        Source.from_bytes("chat.txt", start + data) as source,
    ):
        list(claimant(source).read(source, None, Answers()))


def test_nulls_stay_inside_the_message_they_are_in() -> None:
    source = Source.from_bytes("chat.txt", b"14/02/2024, 09:00 - Ana: a\0b\n\0\n")
    (row,) = whatsapp.read(source, None, Answers())
    assert isinstance(row, Message)
    assert row.text == "a\0b\n\0"


def test_a_line_without_end_is_refused_before_it_fills_the_memory() -> None:
    source = Source.from_bytes("chat.txt", b"14/02/2024, 09:00 - Ana: " + b"x" * 600_000)
    with pytest.raises(ImportProblem, match="a line of more than 1,000 characters"):
        list(blocks_of_lines(source.members[0], longest=1_000))


@pytest.mark.parametrize(
    "line",
    [
        "\u200e[" * 50_000,
        "\u200e" * 100_000,
        "1" * 100_000,
        "14/02/2024," + " " * 100_000,
        "14/02/2024, 09:00 - System: " + "a hat b " * 50_000,
        '14/02/2024, 09:00 - "' + "a hat b " * 50_000,
        "14/02/2024, 09:00 - Ana: <" + "<: " * 50_000 + ")",
    ],
    ids=["brackets", "marks", "digits", "gaps", "notice", "quotes", "angles"],
)
def test_a_line_made_to_be_slow_costs_no_more_than_its_length(line: str) -> None:
    source = Source.from_bytes("chat.txt", f"14/02/2024, 09:00 - Ana: x\n{line}\n".encode())
    started = time.process_time()
    assert 1 <= len(list(whatsapp.read(source, None, Answers()))) <= 2
    assert time.process_time() - started < 1
