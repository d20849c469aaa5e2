"""WhatsApp exports beyond what the samples show: dates, names, pasted lines, several files."""

from __future__ import annotations

import io
import zipfile

import pytest

from afterword.chats.formats import whatsapp
from afterword.chats.message import DATE_ORDER, Answers, Message, Skipped
from afterword.chats.source import Source

GB = "14/02/2024, 09:00 - Ana: morning\n15/02/2024, 09:01 - Ben: hello\n"


def source_of(text: str, name: str = "WhatsApp Chat with Ana.txt") -> Source:
    return Source.from_bytes(name, text.encode())


def rows_of(text: str, answers: Answers | None = None) -> list[Message | Skipped]:
    return list(whatsapp.read(source_of(text), None, answers or Answers()))


def said(text: str, answers: Answers | None = None) -> list[tuple[str | None, str, str]]:
    rows = rows_of(text, answers)
    return [(row.author, row.text, row.kind) for row in rows if isinstance(row, Message)]


def times(text: str, answers: Answers | None = None) -> list[str]:
    return [row.at.isoformat() for row in rows_of(text, answers) if isinstance(row, Message)]


def zip_of(*names: str, text: str = GB) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, text)
        archive.writestr("__MACOSX/._chat.txt", text)
        archive.writestr("00000001-PHOTO-2024-02-14.jpg", b"\xff\xd8\xff" * 100)
        archive.writestr("00000002-old-chat.zip", b"PK\x03\x04 not ours")
    return held.getvalue()


@pytest.mark.parametrize(
    ("header", "at"),
    [
        ("[31/01/24, 21:05:09] Ana: x", "2024-01-31T21:05:09"),
        ("[31.01.24, 21:05:09] Ana: x", "2024-01-31T21:05:09"),
        ("\u200e[31/01/2024, 9:05:09\u202fPM] Ana: x", "2024-01-31T21:05:09"),
        ("[31/01/2024, 9:05:09\u00a0p.\u00a0m.] Ana: x", "2024-01-31T21:05:09"),
        ("[2024/1/31 9:05:09 p. m.] Ana: x", "2024-01-31T21:05:09"),
        ("[31/1/2567 21:05:09] Ana: x", "2024-01-31T21:05:09"),
        ("1/31/24, 9:05\u202fPM - Ana: x", "2024-01-31T21:05:00"),
        ("1/31/24, 9:05PM - Ana: x", "2024-01-31T21:05:00"),
        ("1/31/24, 12:05 AM - Ana: x", "2024-01-31T00:05:00"),
        ("1/31/24, 12:05 PM - Ana: x", "2024-01-31T12:05:00"),
        ("31/01/24, 9:05 pm \u2013 Ana: x", "2024-01-31T21:05:00"),
        ("31-01-2024 21:05 - Ana: x", "2024-01-31T21:05:00"),
        ("31.1.2024 klo 21.05 - Ana: x", "2024-01-31T21:05:00"),
        ("2024-01-31, 21 h 05 - Ana: x", "2024-01-31T21:05:00"),
        ("2024. 1. 31. 오후 9:05 - Ana: x", "2024-01-31T21:05:00"),
        ("2024/1/31 午後9:05 - Ana: x", "2024-01-31T21:05:00"),
        ("31.1.2024, 21:05:09: Ana: x", "2024-01-31T21:05:09"),
        ("[٣١/١/٢٠٢٤, ٩:٠٥:٠٩ م] Ana: x", "2024-01-31T21:05:09"),
        ("31\u200f/1\u200f/2024, 9:05 م - Ana: x", "2024-01-31T21:05:00"),
    ],
)
def test_a_header_is_read_in_every_style(header: str, at: str) -> None:
    assert whatsapp.claims(source_of(header))
    (row,) = rows_of(header)
    assert isinstance(row, Message)
    assert (row.at.isoformat(), row.author, row.text) == (at, "Ana", "x")


@pytest.mark.parametrize(
    "line",
    [
        "31/02/2024, 09:00 - Ana: no such day",
        "10/02/2024, 25:00 - Ana: no such hour",
        "10/02/2024 lunch - Ana: no time",
        "2/11/24, 14:48 Ana: no sign between",
        "[10/02/2024, 09:00 Ana: no end to the bracket",
        "10/02: we met",
    ],
)
def test_what_is_no_header_belongs_to_the_message_before(line: str) -> None:
    assert said(GB + line + "\n") == [
        ("Ana", "morning", "text"),
        ("Ben", "hello\n" + line, "text"),
    ]


@pytest.mark.parametrize(
    ("rest", "author", "text", "kind"),
    [
        ("John-John: a : b", "John-John", "a : b", "text"),
        ("😀: hi", "😀", "hi", "text"),
        ("Ana: 12:30 is fine", "Ana", "12:30 is fine", "text"),
        ("Ana:", "Ana", "", "media"),
        ("Ana: ", "Ana", "", "media"),
        ("Ana:.", "Ana", ".", "text"),
        ("Ana: <media omitted>", "Ana", "<media omitted>", "media"),
        ("Ana: Ce message a été supprimé.", "Ana", "Ce message a été supprimé.", "deleted"),
        ("Ana: Missed video call", "Ana", "Missed video call", "call"),
        ("Missed voice call", None, "Missed voice call", "call"),
        ("Ana: this message was deleted by me", "Ana", "this message was deleted by me", "text"),
        ("Ana left", None, "Ana left", "system"),
        ("Ana: Ben left", "Ana", "Ben left", "text"),
        ("Ana: \u200eBen left", None, "Ben left", "system"),
        (
            'Ana changed the subject to "us: two"',
            None,
            'Ana changed the subject to "us: two"',
            "system",
        ),
        ("System: Ana created this group", None, "Ana created this group", "system"),
        (
            "Ana: Messages and calls are end-to-end encrypted. Tap.",
            None,
            "Messages and calls are end-to-end encrypted. Tap.",
            "system",
        ),
    ],
)
def test_a_line_has_its_author_and_kind(
    rest: str, author: str | None, text: str, kind: str
) -> None:
    assert said(f"14/02/2024, 09:00 - {rest}\n") == [(author, text, kind)]


def test_joined_emoji_stay_whole() -> None:
    family = "👨‍👩‍👧‍👦 🏳️‍🌈 é"
    assert said(f"14/02/2024, 09:00 - Ana: {family}")[0][1] == family


def test_separators_inside_a_message_do_not_end_its_line() -> None:
    text = "a\u2028b\x85c\x0bd\x0ce"
    assert said(f"14/02/2024, 09:00 - Ana: {text}\n")[0][1] == text


def test_lines_before_the_first_message_are_counted() -> None:
    rows = rows_of("\n\nhalf a message\n" + GB)
    assert rows[0] == Skipped(3, "text before the first message")
    assert len(rows) == 3


def test_utf_16_is_read() -> None:
    source = Source.from_bytes("chat.txt", GB.encode("utf-16"))
    assert [row.author for row in whatsapp.read(source, None, Answers())] == ["Ana", "Ben"]


@pytest.mark.parametrize(
    "pasted",
    ["12/02/2024, 20:00 - Mum: sunday?", "[12.02.24, 20:00:00] Ana: sunday?"],
    ids=["a stranger, earlier", "another phone's style, earlier"],
)
def test_a_pasted_line_stays_in_its_message(pasted: str) -> None:
    text = GB + f"16/02/2024, 08:00 - Ana: see\n{pasted}\n17/02/2024, 09:00 - Ben: yes\n"
    assert said(text)[2:] == [("Ana", f"see\n{pasted}", "text"), ("Ben", "yes", "text")]


def test_a_line_out_of_order_by_someone_known_is_a_message() -> None:
    assert len(said(GB + "14/02/2024, 10:00 - Ana: late\n")) == 3


def test_someone_new_in_a_group_is_no_stranger() -> None:
    assert said(GB + "15/02/2024, 09:02 - Cem: me too\n")[2][0] == "Cem"


def test_an_export_whose_style_changes_is_read_on() -> None:
    later = "".join(f"[16.02.24, 08:0{n}:00] Ben: {n}\n" for n in range(5))
    assert len(said(GB * 20 + later)) == 45


def test_the_order_of_dates_can_be_said() -> None:
    line = "03/04/2024, 10:00 - Ana: x\n"
    assert whatsapp.chats(source_of(line))[0].questions == (DATE_ORDER,)
    assert times(line, Answers("mdy")) == ["2024-03-04T10:00:00"]
    assert times(line, Answers("dmy")) == ["2024-04-03T10:00:00"]


def test_an_order_that_cannot_be_is_not_forced() -> None:
    assert times("13/04/2024, 10:00 - Ana: x\n", Answers("ymd")) == ["2024-04-13T10:00:00"]
    assert times("13/04/2024, 10:00 - Ana: x\n", Answers("mdy")) == ["2024-04-13T10:00:00"]


def test_am_and_pm_do_not_put_the_month_first() -> None:
    text = "05/11/2025, 12:25\u202fpm - Ana: a\n13/11/2025, 9:09\u202fam - Ben: b\n"
    assert times(text) == ["2025-11-05T12:25:00", "2025-11-13T09:09:00"]


def test_a_chat_is_named_after_the_other_and_told_apart_from_me() -> None:
    (chat,) = whatsapp.chats(source_of(GB + "15/02/2024, 10:00 - Ana: again\n"))
    assert chat.name == "Ana"
    assert chat.people == (("Ana", 2), ("Ben", 1))
    assert chat.me == ("Ben", "Ana")
    assert [at.isoformat() for at in (chat.first, chat.last) if at] == [
        "2024-02-14T09:00:00",
        "2024-02-15T10:00:00",
    ]
    assert chat.questions == ()


def test_who_deleted_as_you_is_the_one_who_exported() -> None:
    text = GB + "15/02/2024, 10:00 - Ana: You deleted this message\n"
    assert whatsapp.chats(source_of(text))[0].me == ("Ana", "Ben")


@pytest.mark.parametrize("inside", ["_chat.txt", "some folder/_chat.txt"])
def test_a_zip_is_read_and_named_by_its_own_name(inside: str) -> None:
    source = Source.from_bytes("WhatsApp Chat - Ana (2).zip", zip_of(inside))
    assert whatsapp.claims(source)
    assert [chat.name for chat in whatsapp.chats(source)] == ["Ana"]
    assert len(list(whatsapp.read(source, "Ana", Answers()))) == 2


def test_only_the_chosen_chat_is_read() -> None:
    names = ("WhatsApp Chat with Ana.txt", "WhatsApp-Chat mit Zoë.txt")
    source = Source.from_bytes("both.zip", zip_of(*names))
    assert [chat.name for chat in whatsapp.chats(source)] == ["Ana", "Zoë"]
    rows = list(whatsapp.read(source, "Zoë", Answers()))
    assert {row.chat for row in rows if isinstance(row, Message)} == {"Zoë"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "Dear Ana,\nI met you on 14/02/2024, 09:00 - it was cold.\n",
        '{"messages": []}\n14/02/2024, 09:00 - Ana: hi\n14/02/2024, 09:01 - Ana: hi\n',
        "<html>\n",
        "[2019-12-24, 12:23] Jane: this is how Signal writes\n",
        "\x00\x01\x02\x03" * 100,
    ],
)
def test_what_is_no_whatsapp_export_is_not_claimed(text: str) -> None:
    assert not whatsapp.claims(source_of(text, "chat.txt"))
