"""Whatever a backup holds, reading it ends, and with nothing but an ImportProblem."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.chats.formats import sms
from afterword.chats.importers import claimant
from afterword.chats.message import Answers
from afterword.chats.source import ImportProblem, Source

PIECES = st.sampled_from(
    [
        '<sms date="1" type="1" address="1" body="',
        '" />',
        "&#55357;",
        "&#56832;",
        "&#x",
        "&amp;",
        "<mms ",
        'date="99999999999999999999" ',
        'msg_box="1" ',
        'address="1~2~" ',
        "><parts><part ct='text/plain' ",
        'data="',
        "QUJD" * 10,
        "</parts></mms>",
        "<!-- -->",
        "\0",
        "\ufffe",
        "</smses>",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map("".join))
def test_any_mixture_of_pieces_is_read_or_refused_in_words(inside: str) -> None:
    source = Source.from_bytes("sms.xml", f"<smses>{inside}".encode("utf-8", "surrogatepass"))
    with contextlib.suppress(ImportProblem):
        counted = sms.chats(source)
        rows = list(sms.read(source, None, Answers()))
        assert len(rows) >= sum(count for chat in counted for _, count in chat.people)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    with contextlib.suppress(ImportProblem):
        source = Source.from_bytes("sms.xml", b"<smses>" + data)
        list(claimant(source).read(source, None, Answers()))


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE smses [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + ']><smses><sms type="1" date="1" address="1" body="&i;" /></smses>'
)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (BOMB, "declares entities"),
        ("<smses>" + "<a>" * 10_000, "more than 16 deep"),
        ("<smses><sms body='" + "x" * 6_000_000, "more than 2 MB"),
        ("<smses><part data='" + "xy=" * 7_000_000, "no whole backup"),
        ("<smses>" + "&#55357;" * 200_000, "no whole backup"),
        ("<smses>" + " data='AAAA" * 100_000, "no whole backup"),
    ],
    ids=["entities", "depth", "one line", "picture", "references", "pictures"],
)
def test_a_file_made_to_do_harm_is_stopped_and_told_why(file: str, said: str) -> None:
    source = Source.from_bytes("sms.xml", file.encode())
    started = time.process_time()
    with pytest.raises(ImportProblem, match=said):
        list(claimant(source).read(source, None, Answers()))
    assert time.process_time() - started < 2
