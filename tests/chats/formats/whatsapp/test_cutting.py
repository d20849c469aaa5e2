"""Messages that are cut out of a block are read as they are line by line."""

from __future__ import annotations

import random

import pytest

from afterword.chats import lines
from afterword.chats.formats import whatsapp
from afterword.chats.formats.whatsapp.header import Headers
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import Source

STYLES = {
    "android": ("{d}/02/2024, {h:02}:{m:02} - ", "[12/02/24, 08:01:02] ", "13/02/2024, 07:00 - "),
    "12 hours": (
        "2/{d}/24, {h}:{m:02}\u202fpm - ",
        "14.02.2024, 21:05 - ",
        "2/13/24, 7:00\u202fam - ",
    ),
    "iphone": ("[{d}.02.24, {h:02}:{m:02}:09] ", "13/02/2024, 07:00 - ", "[13.02.24, 7:00:61] "),
}
WORDS = (
    "hello", "a: b", "x" * 90, "null", "Null.", "ted", "I was invited.", "image omitted",
    "IMAGE OMITTED.", "<Media omitted>", "This message was deleted", "You deleted this message.",
    "so (really)", "IMG-20240214-WA0001.jpg (file attached)", ":)",
    "well <This message was edited>",
    "Missed voice call", "location: https://maps.example/1", "", ".", "\u200eimage omitted",
    "\u200e<attached: 1.jpg>", "one\ntwo", "one\n\n\n", "list\n1. a\n2. b",
    "<Media omitted>\ncaption",
    "\nbelow", "words\n14 and more", "null\nafter",
    "Messages and calls are end-to-end encrypted. Tap.",
    "é 👨‍👩‍👧 ok", "ends in file attached)", "see\r\nthat",
)  # fmt: skip
NAMES = ("Ana", "Ben", "Ben", "Ana", "Zoë 🦊", "+44 1234", "~\u202fMax", "System", "A: B", "")


def a_chat(style: str, seed: int) -> str:
    """Make up a chat that holds everything which is not plain, and pasted lines."""
    dice = random.Random(seed)
    header, other, pasted = STYLES[style]
    text = []
    for number in range(60):
        moment = header.format(d=14 + number // 20, h=1 + number // 6 % 11, m=number % 60)
        name = dice.choice(NAMES) if number > 20 else NAMES[number % 2]
        text.append(dice.choice(["", "", "", "\u200e"]) + moment)
        text.append(f"{name}: " if name else "Ana left")
        text.append(dice.choice(WORDS) + "\n")
        if dice.random() < 0.05:
            text.append(dice.choice([other, pasted]) + dice.choice(["Ana: pasted\n", "Cem: no\n"]))
    return "".join(text)


def rows_of(text: str, block: int, monkeypatch: pytest.MonkeyPatch) -> list[Message | Skipped]:
    monkeypatch.setattr(lines, "BLOCK", block)
    source = Source.from_bytes("chat.txt", text.encode())
    return list(whatsapp.read(source, None, Answers()))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", range(12))
def test_a_chat_is_the_same_in_small_blocks_as_in_one(
    style: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = a_chat(style, seed)
    line_by_line = rows_of(text, 1 << 20, monkeypatch)  # the first block is never cut
    for block in (97, 700):
        assert rows_of(text, block, monkeypatch) == line_by_line


def test_nearly_every_line_of_a_chat_is_cut_and_not_looked_at_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = []
    match = Headers.match
    monkeypatch.setattr(
        Headers, "match", lambda self, line: looked_at.append(1) or match(self, line)
    )
    text = "".join(f"14/02/2024, 09:{n % 60:02} - {'AB'[n % 2]}: words\n" for n in range(2_000))
    assert len(rows_of(text, 1_000, monkeypatch)) == 2_000
    assert len(looked_at) < 2_200  # the look through the file, and the first block


@pytest.mark.parametrize("block", [1 << 20, 150])
def test_a_day_or_hour_that_is_none_belongs_to_the_message_before(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = "".join(f"14/02/2024, 09:{n:02} - {'AB'[n % 2]}: {n}\n" for n in range(30))
    bad = "31/02/2024, 09:00 - A: no day\n14/02/2024, 25:00 - A: no hour\n"
    rows = rows_of(good + bad + good, block, monkeypatch)
    texts = [row.text for row in rows if isinstance(row, Message)]
    assert len(texts) == 60
    assert texts[29] == "29\n" + bad[:-1]
