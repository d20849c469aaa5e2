"""A small history in which every pattern the mirror asks for is planted, and is known.

A hundred days of two warm talks, then two hundred of one short, cool talk a day. What is planted is
told from ME's side: in the second part I write first far more often, they answer later and later,
warm words and "we" fade from my lines, and every third talk is a quarrel that I begin with a hard
line. In a quarrel I press and they draw back; mine are the soft words. I break the long silences.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise

from afterword.chats.message import Message
from afterword.mirror import Result, measure_all
from tests.mirror.histories import ME, THEM, Chat

WARM = 100
DAYS = 300
START = datetime.fromisoformat("2021-03-01T08:00")

TOGETHER = (
    "we could take the train to the coast with our bikes",
    "sleep well, love you",
    "shall we cook for us tonight, or is there some of the soup",
    "thank you for the lift, it was good of you",
    "we left our coats at the cinema, can you ring them",
    "how was your day? I thought of you at the lake",
)
ALONE = (
    "I took my coat to the cleaner",
    "I was late, my train stood still",
    "I left my keys with the neighbour",
    "I did my washing and I went to bed",
    "the plumber comes at nine, I said yes",
    "I paid the bill on my own card",
)
CURT = (
    "milk bread coffee",
    "train late home eight",
    "work again",
    "long meeting",
    "gym then sleep",
)


def minutes(rnd: random.Random, middle: float) -> float:
    return max(1.0, rnd.lognormvariate(0, 0.4) * middle)


def talk(chat: Chat, rnd: random.Random, opener: str, cool: bool) -> None:
    pools = {ME: ALONE, THEM: CURT} if cool else {ME: TOGETHER, THEM: TOGETHER}
    slow = {ME: 2.0, THEM: 40.0 if cool else 2.0}
    author = opener
    for _ in range(4 if cool else 8):
        chat.say(author, rnd.choice(pools[author]), minutes=minutes(rnd, slow[author]))
        author = THEM if author == ME else ME


def quarrel(chat: Chat, rnd: random.Random) -> None:
    """I begin it, I press three times and they step out of it; then I soften it."""
    for _ in range(3):
        chat.say(ME, rnd.choice(("answer me", "you never listen", "why are you ignoring me")))
        chat.say(THEM, "whatever", minutes=minutes(rnd, 40))
    for _ in range(2):
        chat.say(ME, "I was wrong about the car, let's not fight")
        chat.say(THEM, "that's not fair", minutes=minutes(rnd, 40))
    chat.say(ME, "I'm sorry for that")
    chat.say(THEM, "thank you for telling me")


@cache
def history() -> Chat:
    """The planted history; the same one every time, not to be changed."""
    rnd = random.Random(7)
    chat = Chat(START)
    for day in range(DAYS):
        cool = day >= WARM
        chat.at = START + timedelta(days=day, minutes=rnd.randrange(90))
        if cool and day % 20 < 2:
            continue
        for _ in range(1 if cool else 2):
            opener = ME if rnd.random() < (0.92 if cool else 0.5) else THEM
            talk(chat, rnd, ME if cool and day % 20 == 2 else opener, cool)
            if cool and day % 3 == 0:
                chat.at += timedelta(hours=7)
                quarrel(chat, rnd)
            chat.wait(7)
    return chat


@cache
def results(me: str = ME) -> dict[str, Result]:
    """What the mirror says of it, by the name of the measure."""
    return {result.name: result for result in measure_all(history().messages, me)}


def dealt_anew(messages: list[Message], seed: int) -> list[Message]:
    """Shuffle who said what, and the times between: all that is left is how much there is."""
    rnd = random.Random(seed)
    lines = list(messages)
    gaps = [later.at - earlier.at for earlier, later in pairwise(messages)]
    rnd.shuffle(lines)
    rnd.shuffle(gaps)
    at = messages[0].at
    dealt = [lines[0]._replace(at=at)]
    for line, gap in zip(lines[1:], gaps, strict=True):
        at += gap
        dealt.append(line._replace(at=at))
    return dealt
