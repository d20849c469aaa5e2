"""An invented message history of two people, long enough to hold two quarrels that were mended."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

ME = "Robin Vale"
THEM = "Sam Ortiz"
REPAIR = "you're right, I didn't listen on Sunday. that was on me"
EVERYDAY = (
    "what time works for you?",
    "on my way, two stops",
    "did you see the photo of the harbour",
    "we need milk and bread",
    "the train stands in a field again",
    "sounds good",
    "how was your day",
    "long meeting, home by eight",
    "the tomatoes on the sill are red",
    "your mother rang, nothing urgent",
    "soup tonight?",
    "found your grey scarf",
)
QUARREL = (
    (ME, "you never tell me when it gets late"),
    (THEM, "and you always make it sound like a trial"),
    (ME, "that's not fair"),
    (THEM, "you don't listen"),
    (ME, "whatever, do what you want"),
    (THEM, "fine. don't bother cooking"),
)
MENDED = ((ME, REPAIR), (THEM, "thank you. I'm sorry too, come home"), (ME, "soup is on"))
MENDED_AGAIN = (
    (ME, "fair point. I was too harsh about the money"),
    (THEM, "fair enough. love you"),
    (ME, "love you"),
)


def export(talks: int = 60) -> str:
    """Return an Android WhatsApp export with day before month and hours to 24."""
    rnd = random.Random(7)
    at = datetime.fromisoformat("2022-09-19T18:04")
    lines = [f"{at:%d/%m/%Y, %H:%M} - Messages and calls are end-to-end encrypted."]

    def say(author: str, text: str) -> None:
        nonlocal at
        at += timedelta(minutes=rnd.randint(1, 4))
        lines.append(f"{at:%d/%m/%Y, %H:%M} - {author}: {text}")

    for number in range(talks):
        first, second = (ME, THEM) if rnd.random() < 0.6 else (THEM, ME)
        for turn in range(6):
            say((first, second)[turn % 2], rnd.choice(EVERYDAY))
        if number in {20, 40}:
            mended = MENDED if number == 20 else MENDED_AGAIN
            for author, text in (*QUARREL, *mended):
                say(author, text)
        at += timedelta(hours=rnd.randint(20, 75))
    return "\n".join(lines) + "\n"
