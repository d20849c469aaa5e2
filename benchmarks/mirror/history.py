"""Writes invented WhatsApp exports of any length, and what stands in them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

SEED = 7
ME, THEM = "Robin Vale", "Sam Ortiz"
WORDS = (
    "good morning", "how did you sleep?", "on my way home now", "train is delayed: 14:05 now",
    "we need milk - and bread - and coffee", "what do you fancy for dinner?", "ok", "sounds good",
    "I'm sorry, I shouldn't have said that", "you never listen to me", "can we start over?",
    "see https://example.org/a?b=1&c=2", "te quiero mucho", "schöne Grüße", "おやすみ", "hahaha",
)  # fmt: skip
EMOJI = ("😂", "❤️", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "💔")


class Said(NamedTuple):
    """One message: wall clock, author, text, and whether the phone wrote it itself."""

    at: datetime
    author: str
    text: str
    generated: bool = False


def history(count: int) -> Iterator[Said]:
    """Make up a conversation: bursts, pauses, lines below lines, emoji, pictures left out."""
    dice = random.Random(SEED)
    at = datetime.fromisoformat("2014-03-07T08:12:30")
    author = ME
    for _ in range(count):
        opens = dice.random() < 0.07
        pause = dice.expovariate(1 / 20_000) if opens else dice.expovariate(1 / 90)
        at += timedelta(seconds=2 + int(pause))
        if dice.random() < 0.55:
            author = THEM if author == ME else ME
        if dice.random() < 0.02:
            yield Said(at, author, "", True)
        else:
            yield Said(at, author, _text(dice))


def _text(dice: random.Random) -> str:
    text = ". ".join(dice.choices(WORDS, k=1 + int(dice.expovariate(1.1))))
    chance = dice.random()
    if chance < 0.18:
        return f"{text} {dice.choice(EMOJI)}"
    if chance < 0.24:
        return f"{text}\n{dice.choice(('', '- '))}{dice.choice(WORDS)}"
    return text


def write_android(path: Path, count: int) -> list[Said]:
    """Write it as an American Android phone does; return what a reader should find, by minute."""
    rows = [said._replace(text="<Media omitted>") if said[3] else said for said in history(count)]
    with path.open("w", encoding="utf-8") as file:
        for at, author, text, _ in rows:
            clock = f"{(at.hour + 11) % 12 + 1}:{at:%M}\u202f{'AM' if at.hour < 12 else 'PM'}"
            file.write(f"{at.month}/{at.day}/{at:%y}, {clock} - {author}: {text}\n")
    return [said._replace(at=said.at.replace(second=0)) for said in rows]


def write_iphone(path: Path, count: int) -> list[Said]:
    """Write it as a British iPhone does; return what a reader should find."""
    rows = [said._replace(text="image omitted") if said[3] else said for said in history(count)]
    with path.open("w", encoding="utf-8") as file:
        for at, author, text, generated in rows:
            mark = "\u200e" if generated else ""
            file.write(f"{mark}[{at:%d/%m/%Y, %H:%M:%S}] {author}: {mark}{text}\n")
    return rows


STYLES = {"Android, 12 hours": write_android, "iPhone, 24 hours": write_iphone}
