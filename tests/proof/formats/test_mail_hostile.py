"""Whatever a mailbox holds, reading it ends, and with nothing but an ImportProblem."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.chats.formats import mail
from afterword.chats.formats.mail.page import page_text
from afterword.chats.formats.mail.words import own_lines
from afterword.chats.message import Answers
from afterword.chats.source import ImportProblem, Source

START = "From x@y Tue Mar  5 07:00:00 2024\nFrom: Ines <ines@example.org>\n"
PIECES = st.sampled_from(
    [
        "From x@y Tue Mar  5 07:00:00 2024\n",
        "From: =?utf-8?q?=C3?= <a@b>, =?x?y?z?=\n",
        'To: a@b, "c <d>, ;:@\n',
        "Date: Tue, 99 Mar 99999 08:00:00 +9999\n",
        "Date: Tue, 5 Mar 2024 08:00:00 +0100\n",
        "Message-ID: <1>\n",
        "Content-Type: multipart/mixed; boundary=b\n",
        "Content-Type: text/html; charset=utf-7\n",
        "Content-Type: text/plain; charset=rot13; format=flowed\n",
        "Content-Transfer-Encoding: base64\n",
        "Content-Transfer-Encoding: uuencode\n",
        "\n",
        "--b\n",
        "--b--\n",
        "> quoted\n",
        "On 5 Mar wrote:\n",
        "-- \n",
        "<blockquote><p",
        "\0",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=16).map("".join))
def test_any_mixture_of_pieces_is_read_or_told(text: str) -> None:
    source = Source.from_bytes("all.mbox", (START + text).encode("utf-8", "surrogatepass"))
    with contextlib.suppress(ImportProblem):
        counted = sum(count for chat in mail.chats(source) for _, count in chat.people)
        assert len(list(mail.read(source, None, Answers()))) >= counted


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    source = Source.from_bytes("all.mbox", START.encode() + data)
    list(mail.read(source, None, Answers()))


def nested(depth: int) -> str:
    inner = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth)
    )
    return f"{START}{inner}Content-Type: text/plain\n\ndeep\n"


@pytest.mark.parametrize(
    "text",
    [
        nested(5_000),
        START + "To: " + "a@b, " * 60_000 + "\n\nhi\n",
        START + "To: " + '"(<' * 60_000 + "\n\nhi\n",
        START + "Subject: " + "=?utf-8?q?x?= " * 60_000 + "\n\nhi\n",
        START + "\n" + ">" * 200_000 + "\n" + "> \n" * 20_000,
        START + "\n" + "On 5 " * 80_000 + "wrote:\n> x\n",
        START + "\n" + "From: x\n" * 30_000,
        START + "Content-Type: text/html\n\n" + "<blockquote>" * 40_000,
        START + "Content-Type: text/html\n\n" + "<p <p &amp" * 40_000,
        START + "X: y\n" * 30_000,
    ],
    ids=["parts", "to", "quotes", "words", "signs", "wrote", "fields", "nest", "tags", "headers"],
)
def test_a_letter_made_to_be_slow_is_read_in_time(text: str) -> None:
    source = Source.from_bytes("all.mbox", text.encode())
    started = time.process_time()
    assert len(list(mail.read(source, None, Answers()))) == 1
    assert time.process_time() - started < 2


def test_a_line_without_end_is_refused_and_told_why() -> None:
    source = Source.from_bytes("all.mbox", START.encode() + b"\n" + b"x" * 40_000_000)
    started = time.process_time()
    with pytest.raises(ImportProblem, match="more than 16 MB"):
        list(mail.read(source, None, Answers()))
    assert time.process_time() - started < 2


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="<>/=\"'&; abp\n", max_size=80), st.text(alphabet="> -_:wrote\n", max_size=80)
)
def test_any_page_and_any_lines_give_words(page: str, lines: str) -> None:
    assert "\n\n\n" not in own_lines(page_text(page))
    assert len(own_lines(lines)) <= len(lines)
