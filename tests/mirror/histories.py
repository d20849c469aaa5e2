"""Invented histories with a known answer, small and the same every time."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from importlib import import_module

from afterword.chats.message import Message
from afterword.mirror import Conversation, Result
from afterword.mirror.episodes import Reading
from afterword.mirror.phrases import cues

ME = "Robin Vale"
THEM = "Sam Ortiz"
START = datetime.fromisoformat("2021-03-01T09:00")

PLAIN = (
    "what time works for you?",
    "on my way",
    "did you see the photo",
    "we need milk and bread",
    "train is delayed again",
    "ok",
    "sounds good",
    "how was your day",
    "long meeting, home by eight",
)


class Chat:
    """Writes a history line by line: `say` after some minutes, `wait` for hours."""

    def __init__(self, start: datetime = START) -> None:
        self.at = start
        self.messages: list[Message] = []

    def say(self, author: str | None, text: str, *, minutes: float = 2, kind: str = "text") -> int:
        """Add a line and return its position."""
        self.at += timedelta(minutes=minutes)
        self.messages.append(Message(self.at, "Sam", author, text, kind, False))
        return len(self.messages) - 1

    def wait(self, hours: float) -> None:
        self.at += timedelta(hours=hours)

    def talk(self, opener: str, rnd: random.Random, lines: int = 6) -> None:
        """Add an ordinary talk that `opener` begins."""
        other = THEM if opener == ME else ME
        for number in range(lines):
            self.say((opener, other)[number % 2], rnd.choice(PLAIN))

    def quarrel(self) -> None:
        """Add eight heated lines by both in turn."""
        for number in range(4):
            self.say(ME, f"you never listen to me {number}")
            self.say(THEM, f"why are you ignoring me {number}")


def answer(chat: Chat, name: str, me: str = ME) -> Result:
    """What one measure says of a history, without asking the others."""
    module = import_module(f"afterword.mirror.measures.{name}")
    result: Result = module.measure(Reading(Conversation.of(chat.messages, me), cues()))
    return result


def everyday(days: int, opens: list[float], seed: int = 1, lines: int = 6) -> Chat:
    """A history of one talk a day; `opens` is my chance to begin it, spread evenly over time."""
    rnd = random.Random(seed)
    chat = Chat()
    for number in range(days):
        mine = opens[number * len(opens) // days]
        chat.talk(ME if rnd.random() < mine else THEM, rnd, lines)
        chat.wait(22 + rnd.random() * 3)
    return chat


def shuffled_authors(messages: list[Message], seed: int = 1) -> list[Message]:
    authors = [message.author for message in messages]
    random.Random(seed).shuffle(authors)
    return [m._replace(author=author) for m, author in zip(messages, authors, strict=True)]


def shuffled_lines(messages: list[Message], seed: int = 1) -> list[Message]:
    """Keep the times; deal out who said what anew."""
    lines = list(messages)
    random.Random(seed).shuffle(lines)
    return [m._replace(at=when.at) for m, when in zip(lines, messages, strict=True)]
