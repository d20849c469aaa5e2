"""Backups of text messages: what the app writes, read for what was meant."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest

from afterword.chats.formats import sms
from afterword.chats.formats.sms import markup
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import ImportProblem, Source

NELL = 'address="+447700900311" contact_name="Nell"'


def backup(*inside: str) -> Source:
    text = f"<?xml version='1.0' encoding='UTF-8'?>\n<smses count=\"1\">{''.join(inside)}</smses>"
    return Source.from_bytes("sms.xml", text.encode())


def text(body: str, who: str = NELL, box: int = 1) -> str:
    return f'<sms {who} date="1709283600000" type="{box}" body="{body}" />'


def multimedia(parts: str, attributes: str = NELL, senders: str = "", box: int = 1) -> str:
    return (
        f'<mms {attributes} date="1709283600000" msg_box="{box}"><parts>{parts}</parts>'
        f"<addrs>{senders}</addrs></mms>"
    )


def rows(source: Source) -> Iterator[Message | Skipped]:
    return sms.read(source, None, Answers())


def only(source: Source) -> Message:
    (row,) = rows(source)
    assert isinstance(row, Message)
    return row


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#xD83D;&#xDE00;", "😀"),
        ("&#55357;&#xde00;!&#128512;", "😀!😀"),
        ("&#10084;&#65039;", "❤️"),
        ("a&#55357;b", "a\ufffdb"),
        ("&#56832;&#55357;", "\ufffd\ufffd"),
        ("&#0;&#11;&#9999999;", "\ufffd\ufffd\ufffd"),
        ("a&#10;b&#38;#55357;", "a\nb&#55357;"),
        ("\x00\x07", "\ufffd\ufffd"),
        ("null", ""),
        ("nullify", "nullify"),
    ],
)
def test_a_text_is_read_as_it_was_meant(written: str, meant: str) -> None:
    assert only(backup(text(written))).text == meant


def test_a_reference_cut_by_the_end_of_a_block_is_put_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for size in range(1, 40):
        monkeypatch.setattr(markup, "BLOCK", size)
        assert only(backup(text("kiss &#55357;&#56832;&#10;&amp; tell"))).text == "kiss 😀\n& tell"


def test_drafts_and_what_never_went_out_have_no_author() -> None:
    authors = [only(backup(text("x", box=box))).author for box in range(1, 7)]
    assert authors == ["Nell", "Me", None, "Me", None, None]


def test_a_number_keeps_its_name_and_its_spelling() -> None:
    unnamed = 'address="07700900311" contact_name="(Unknown)"'
    other = 'address="+49 151 5550001" contact_name="null"'
    again = 'address="01515550001"'
    found = [
        r.chat for r in rows(backup(*(text("x", who) for who in (unnamed, NELL, other, again))))
    ]
    assert found == ["Nell", "Nell", "+49 151 5550001", "+49 151 5550001"]


def test_the_writer_in_a_group_is_who_sent_it() -> None:
    group = 'address="+447700900311~+447700900322" contact_name="Nell, Jo"'
    sender = '<addr address="07700900322" type="137" /><addr address="x" type="151" />'
    part = '<part ct="text/plain" text="hi" />'
    found = only(backup(multimedia(part, group, sender)))
    assert (found.chat, found.author) == ("Nell, Jo", "Jo")
    assert only(backup(multimedia(part, group))).author == "?"
    assert only(backup(multimedia(part, group, sender, box=2))).author == "Me"


def test_words_beside_a_picture_are_words_and_a_picture_alone_is_media() -> None:
    picture = f'<part ct="image/png" data="{"iVBO" * 40_000}" />'
    words = '<part ct="text/plain; charset=utf-8" text="the view" />'
    alone = only(backup(multimedia(picture)))
    both = only(backup(multimedia(picture + words)))
    assert (alone.kind, alone.text) == ("media", "")
    assert (both.kind, both.text) == ("text", "the view")


def test_words_kept_as_data_are_decoded() -> None:
    data = base64.b64encode("späte Grüße".encode()).decode()
    part = f'<part ct="text/plain" text="null" data="{data}" />'
    assert only(backup(multimedia(part))).text == "späte Grüße"


def test_a_picture_longer_than_a_block_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "BLOCK", 1_000)
    picture = f'<part ct="image/png" data="{"iVBO" * 50_000}" /><part ct="text/plain" text="on" />'
    assert only(backup(multimedia(picture))).text == "on"


def test_what_comes_before_a_break_is_kept_and_the_break_is_told() -> None:
    source = Source.from_bytes("sms.xml", f"<smses>\n{text('one')}\n<sms body=".encode())
    first, broken = rows(source)
    assert isinstance(first, Message)
    assert isinstance(broken, Skipped)
    assert broken.line == 3


def test_a_backup_without_a_whole_message_is_refused() -> None:
    with pytest.raises(ImportProblem, match="damaged at line 1"):
        list(rows(Source.from_bytes("sms.xml", b'<smses><sms body="x"')))


def test_one_chat_is_read_alone() -> None:
    source = backup(text("a"), text("b", 'address="555" contact_name="Jo"'))
    assert [info.name for info in sms.chats(source)] == ["Nell", "Jo"]
    assert [row.text for row in sms.read(source, "Jo", Answers())] == ["b"]


@pytest.mark.parametrize(
    "other", [b"<html><body>smses</body></html>", b"{}", b"\x89PNG", b"<smsesque/>", b""]
)
def test_another_file_is_not_claimed(other: bytes) -> None:
    assert not sms.claims(Source.from_bytes("any.xml", other))
