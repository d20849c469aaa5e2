"""E-mail: letters in a box or alone, with nothing but the writer's own words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from afterword.chats.formats import mail
from afterword.chats.formats.mail import box
from afterword.chats.formats.mail.page import page_text
from afterword.chats.formats.mail.words import own_lines
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import Source

DATE = "Date: Tue, 5 Mar 2024 08:00:00 +0100\n"
HEAD = f"From: Ines <ines@example.org>\nTo: Tom <tom@example.net>\n{DATE}"
FILED = "From x@y Tue Mar  5 07:00:00 2024\n"


def rows(text: str | bytes, name: str = "all.mbox") -> list[Message | Skipped]:
    data = text if isinstance(text, bytes) else text.encode()
    source = Source.from_bytes(name, data)
    assert mail.claims(source)
    return list(mail.read(source, None, Answers()))


def only(text: str | bytes, name: str = "one.eml") -> Message:
    (row,) = rows(text, name)
    assert isinstance(row, Message)
    return row


def letter(body: str, more: str = "") -> str:
    return f"{HEAD}{more}\n{body}\n"


@pytest.mark.parametrize(
    "said",
    [
        "On Tue, 5 Mar 2024 at 08:00, Tom <tom@example.net> wrote:",
        "On Tue, 5 Mar 2024 at 08:00, Tom\n<tom@example.net> wrote:",
        "Am 05.03.2024 um 08:00 schrieb Tom:",
        "Le mar. 5 mars 2024 à 08:00, Tom <tom@example.net> a écrit :",
        "El mar, 5 mar 2024 a las 8:00, Tom (<tom@example.net>) escribió:",
        "Em ter., 5 de mar. de 2024 às 08:00, Tom <tom@example.net> escreveu:",
        "Il giorno mar 5 mar 2024 alle ore 08:00 Tom <tom@example.net> ha scritto:",
        "Op di 5 mrt 2024 om 08:00 schreef Tom <tom@example.net>:",
        "Den tis 5 mars 2024 kl 08:00 skrev Tom <tom@example.net>:",
        "2024年3月5日(火) 8:00 Tom <tom@example.net>のメール:",
    ],
)
def test_what_is_answered_is_left_out_with_the_line_above_it(said: str) -> None:
    assert own_lines(f"Mine.\n\n{said}\n> theirs\n>> older\n\nMine too.") == "Mine.\n\nMine too."
    assert own_lines(f"Mine.\n\n{said}\n\n> theirs") == "Mine."


@pytest.mark.parametrize(
    "end",
    [
        "-- \nInes\nGarden Street 1",
        "--\nInes",
        "Sent from my iPhone",
        "Get Outlook for Android",
        "-----Original Message-----\nFrom: Tom\n\ntheirs",
        "---------- Forwarded message ---------\nFrom: Tom\n\ntheirs",
        "________________________________\nFrom: Tom\nSent: Monday\nTo: Ines\nSubject: x\n\ntheirs",
        "Von: Tom\nGesendet: Montag\nAn: Ines\nBetreff: x\n\nderes",
        "Begin forwarded message:\n\n> From: Tom",
    ],
)
def test_what_comes_after_the_last_own_word_is_left_out(end: str) -> None:
    assert own_lines(f"Mine: all of it.\n\n{end}\n") == "Mine: all of it."


@pytest.mark.parametrize(
    "text",
    [
        "I wrote: nothing.\nStill mine.",
        "From: here I can see you\nAnd then: the sea.",
        "one\n\n--\n" + "\n".join(f"line {n}" for n in range(20)),
        "He wrote to me on the 5th",
        "a > b",
    ],
)
def test_words_that_only_look_like_another_s_stay(text: str) -> None:
    assert own_lines(text) == text


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>one<br>two</p><p>three &amp; four</p>", "one\ntwo\n\nthree & four"),
        ("<div>mine</div><blockquote type=cite><p>theirs</p></blockquote>", "mine"),
        (
            '<div>mine</div><div class="gmail_quote"><div>x</div>theirs</div><div>on</div>',
            "mine\n\non",
        ),
        ('<p>mine</p><div id="divRplyFwdMsg">From: x</div><p>theirs</p>', "mine"),
        ("<style>p{}</style><script>x</script>mine", "mine"),
        ("mine <b>all", "mine all"),
    ],
)
def test_a_page_gives_its_words(page: str, words: str) -> None:
    assert page_text(page) == words


def test_a_letter_is_decoded_whatever_its_letters() -> None:
    more = "Subject: x\nContent-Type: text/plain; charset={}\nContent-Transfer-Encoding: 8bit\n"
    for charset in ("utf-8", "iso-8859-1", "windows-1252", "no-such-thing"):
        encoding = charset if charset != "no-such-thing" else "latin-1"
        data = letter("Grüße", more.format(charset)).encode(encoding)
        assert only(data).text == "Grüße"


def test_names_are_decoded_after_they_are_told_apart() -> None:
    names = "=?utf-8?q?M=C3=BCller=2C_In=C3=A9s?= <ines@example.org>"
    text = letter("hi").replace("Ines <ines@example.org>", names)
    assert only(text).author == "Müller, Inés"
    assert only(text.replace(names, "Inés <ines@example.org>")).author == "Inés"
    assert only(text.replace(names, "")).author == "?"


@pytest.mark.parametrize(
    ("date", "received", "meant"),
    [
        ("Tue, 5 Mar 2024 08:00:00 +0100", "", (2024, 3, 5, 7)),
        ("Tue, 5 Mar 2024 08:00:00 -0000", "", (2024, 3, 5, 8)),
        ("Tue, 5 Mar 2024 08:00:00", "", (2024, 3, 5, 8)),
        ("5 Mar 2024 08:00 GMT", "", (2024, 3, 5, 8)),
        ("nonsense", "by x; Tue, 5 Mar 2024 09:00:00 +0000", (2024, 3, 5, 9)),
        ("", "", (2024, 3, 5, 7)),
    ],
)
def test_the_date_is_taken_from_where_there_is_one(
    date: str, received: str, meant: tuple[int, int, int, int]
) -> None:
    head = f"From: Ines <ines@example.org>\nDate: {date}\nReceived: {received}\n\nhi\n"
    assert only(FILED + head, "all.mbox").at.astimezone(UTC) == datetime(*meant, tzinfo=UTC)


def test_a_letter_without_any_date_is_told() -> None:
    (row,) = rows("From: Ines <ines@example.org>\nSubject: x\nTo: Tom\n\nhi\n", "one.eml")
    assert isinstance(row, Skipped)


def test_a_box_is_parted_where_a_letter_is_filed_and_nowhere_else() -> None:
    body = "From here on:\n\nFrom now to Tuesday\n\n>From the sea\n"
    found = rows(FILED + letter(body) + "\n" + FILED + letter("two") + FILED + letter("three"))
    texts = [row.text for row in found if isinstance(row, Message)]
    assert texts == ["From here on:\n\nFrom now to Tuesday\n\nFrom the sea", "two", "three"]


def test_a_copy_under_another_label_is_told_once() -> None:
    more = "Message-ID: <1@x>\n"
    found = rows(FILED + letter("a", more) + FILED + letter("a", more) + FILED + letter("b", more))
    assert [type(row) for row in found] == [Message, Skipped, Message]


def test_whose_mailbox_it_is_is_told_by_what_was_sent() -> None:
    back = f"From: Tom <tom@example.net>\nTo: Ines <ines@example.org>\n{DATE}\nb\n"
    three = f"From: Una <una@example.net>\nTo: tom@example.net, ines@example.org\n{DATE}\nc\n"
    text = FILED + letter("a", "X-Gmail-Labels: Sent\n") + FILED + back + FILED + three
    source = Source.from_bytes("all.mbox", text.encode())
    found = {info.name: (info.me, dict(info.people)) for info in mail.chats(source)}
    assert found == {
        "Tom": (("Ines",), {"Ines": 1, "Tom": 1}),
        "Tom, Una": (("Una",), {"Una": 1}),
    }
    assert [row.text for row in mail.read(source, "Tom, Una", Answers())] == ["c"]


def test_words_after_a_picture_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box, "KEPT", 400_000)
    picture = "\n".join(["QUJD" * 19] * 20_000)
    body = (
        "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
        f"{picture}\n--b\nContent-Type: text/plain\n\nsee above\n--b--"
    )
    assert only(letter(body, "Content-Type: multipart/mixed; boundary=b\n")).text == "see above"


def test_a_folder_of_letters_is_one_mailbox(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_text(letter("one"))
    (tmp_path / "2.emlx").write_text(f"{len(letter('two'))}\n{letter('two')}<?xml version='1.0'?>")
    (tmp_path / "notes.txt").write_text("From: me\nTo: me\nDate: x\n\n")
    with Source.from_paths([tmp_path]) as source:
        found = list(mail.read(source, None, Answers()))
    assert [row.text for row in found if isinstance(row, Message)] == ["one", "two"]


@pytest.mark.parametrize(
    "other", ["From the sea\n\nhello", "Dear Tom: hello\n\nx", "To: do\nmilk: yes\n", "{}", ""]
)
def test_another_file_is_not_claimed(other: str) -> None:
    assert not mail.claims(Source.from_bytes("any.txt", other.encode()))
