"""How quarrels began: whether hard at once, and whose line the first hard one was."""

from __future__ import annotations

from afterword.mirror.conversation import ME, THEM
from afterword.mirror.episodes import Quarrel, Reading
from afterword.mirror.finding import Pair, Result, Share, TooFew
from afterword.mirror.quoting import quotes
from afterword.mirror.uncertainty import FEWEST, leaning, wilson

ORDER = 40
NAME = "start_up"
TITLE = "How a quarrel began"
QUESTION = "When it got heated, did it begin with something hard, and who said that?"
HOW = (
    "For each stretch that reads like a quarrel we take its first heated line, and who wrote it. "
    "It began hard at once where that line stands within three minutes of the beginning of the "
    "exchange, an exchange being lines with less than half an hour between them; otherwise the "
    "talk grew heated later. The range is where your share may well lie (95 %, Wilson)."
)
CAVEAT = (
    "The first hard line in a file is seldom where a quarrel began. It may answer a look, a phone "
    "call, a broken promise, years. And saying a hard thing first is sometimes the braver part."
)
SOURCE = (
    "That quarrels tend to end as their first minutes began is reported by Carrère and Gottman "
    "(1999) from talks filmed face to face, known here from summaries only. Results of that kind "
    "lose much of their sharpness when tried on other couples (Heyman and Slep 2001). What we "
    "count in messages is our own."
)
FEWEST_QUARRELS = 5
AT_ONCE = 3 * 60
EXCHANGE = 30 * 60
NOTE = "Read it once as the one who got it. What lay under it?"


def measure(reading: Reading) -> Result:
    """Return how many quarrels a hard line of mine began; TooFew under five quarrels."""
    quarrels = [one for one in reading.quarrels if reading.seats[one.start] <= THEM]
    if len(quarrels) < FEWEST_QUARRELS:
        return TooFew(NAME, TITLE, QUESTION, _too_few(len(quarrels)))
    mine = [one.start for one in quarrels if reading.seats[one.start] == ME]
    hard = [one.start for one in quarrels if _at_once(reading, one)]
    of = len(quarrels)
    lean = leaning(len(mine), of) if of >= FEWEST else 0
    return Pair(
        NAME,
        TITLE,
        QUESTION,
        _said(of, len(hard), len(mine), lean),
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(reading.conversation.lines[one.start] for one in quarrels),
        figures={
            "quarrels": of,
            "at_once": len(hard),
            "mine": len(mine),
            "mine_at_once": len(set(mine) & set(hard)),
        },
        quotes=quotes(reading, sorted(mine, key=lambda i: i not in hard), NOTE),
        stands_out=bool(lean),
        whole=Share("First hard line yours", len(mine), of, wilson(len(mine), of))
        if of >= FEWEST
        else None,
    )


def _at_once(reading: Reading, quarrel: Quarrel) -> bool:
    """Say whether the exchange was at most three minutes old when the first hard line came."""
    i, age = quarrel.start, 0
    while i and reading.gaps[i - 1] < EXCHANGE:
        age += reading.gaps[i - 1]
        if age > AT_ONCE:
            return False
        i -= 1
    return True


def _said(of: int, hard: int, mine: int, lean: int) -> str:
    opening = (
        f"Of {of} stretches that read like a quarrel, {hard} began hard within three minutes; the "
        f"others grew heated later. The first hard line was yours in {mine} and theirs in "
        f"{of - mine}."
    )
    if of < FEWEST:
        return f"{opening} That is too few to call it a pattern."
    if not lean:
        return f"{opening} That is about even: a difference this small can be chance."
    return f"{opening} So more often it was {'yours' if lean > 0 else 'theirs'}."


def _too_few(found: int) -> str:
    many = {0: "no stretch", 1: "one stretch"}.get(found, f"{found} stretches")
    return (
        f"We found {many} that read{'s' if found < 2 else ''} like a quarrel. Under "
        f"{FEWEST_QUARRELS} it is too few to say how they began."
    )
