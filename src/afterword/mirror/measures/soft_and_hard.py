"""Soft words and hard words inside quarrels, mine with theirs beside them."""

from __future__ import annotations

from afterword.mirror.conversation import ME, THEM
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import OwnBesideTheirs, Result, Share, TooFew
from afterword.mirror.quoting import quotes
from afterword.mirror.uncertainty import FEWEST, parted, wilson

ORDER = 12
NAME = "soft_and_hard"
TITLE = "Soft and hard words in a quarrel"
QUESTION = "In the middle of a quarrel, how many of your lines were soft and how many were hard?"
HOW = (
    "Inside the stretches that read like a quarrel, from the first heated line to the last, we "
    "count the lines with a heated word, and the lines with none that say sorry, take the point, "
    "ask for peace, thank, show affection or bring in some lightness. Other lines are neither. The "
    "bars show the soft lines among both, yours and theirs."
)
CAVEAT = (
    "A soft word can be said through clenched teeth, and a hard one can be true and needed. A "
    "quarrel is found by its hard words, so there are always more of them here than you may "
    "remember. There is no right number."
)
SOURCE = (
    "Gottman and Levenson filmed couples in conflict and counted kind against unkind moments; in "
    "summaries of that work couples who stayed together had far more kind ones. It was face to "
    "face and few couples, and figures of that kind grow much weaker when tried on others (Heyman "
    "and Slep 2001), so no such number is held against you here. Our words are untested."
)
FEWEST_LINES = 20
SOFT = ("point", "apology", "peace", "affection", "humour", "warmth")
NOTE = "You said this in the middle of it."


def measure(reading: Reading) -> Result:
    """Return soft lines out of soft and hard; TooFew under twenty such lines of one's own."""
    soft: tuple[list[int], list[int]] = ([], [])
    hard: tuple[list[int], list[int]] = ([], [])
    for quarrel in reading.quarrels:
        for i in range(quarrel.start, quarrel.end + 1):
            seat = reading.seats[i]
            if seat > THEM:
                continue
            if reading.heated[i]:
                hard[seat].append(i)
            elif reading.holds(i, *SOFT) and not reading.holds(i, "taken_back", "courtesy"):
                soft[seat].append(i)
    mine, theirs = (_share(len(soft[seat]), len(hard[seat])) for seat in (ME, THEM))
    if mine.of < FEWEST_LINES:
        return TooFew(NAME, TITLE, QUESTION, _too_few(mine.of))
    lines = reading.conversation.lines
    return OwnBesideTheirs(
        NAME,
        TITLE,
        QUESTION,
        _said(mine, theirs),
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(lines[i] for i in sorted(soft[ME] + hard[ME])),
        figures={
            "my_soft": mine.mine,
            "my_hard": mine.of - mine.mine,
            "their_soft": theirs.mine,
            "their_hard": theirs.of - theirs.mine,
        },
        quotes=quotes(reading, soft[ME], NOTE),
        stands_out=_apart(mine, theirs),
        mine=(mine,),
        theirs=(theirs,),
    )


def _share(soft: int, hard: int) -> Share:
    of = soft + hard
    return Share("Soft lines", soft, of, wilson(soft, of) if of >= FEWEST else None)


def _apart(mine: Share, theirs: Share) -> bool:
    return theirs.of >= FEWEST_LINES and parted(mine.mine, mine.of, theirs.mine, theirs.of)


def _said(mine: Share, theirs: Share) -> str:
    opening = (
        f"In quarrels, {mine.mine:,} of your lines were soft and {mine.of - mine.mine:,} were "
        f"hard; of theirs {theirs.mine:,} and {theirs.of - theirs.mine:,}."
    )
    if theirs.of < FEWEST_LINES:
        return f"{opening} Of theirs there are too few to set beside yours."
    if not _apart(mine, theirs):
        return f"{opening} The two of you were about alike in that."
    softer = mine.mine * theirs.of > theirs.mine * mine.of
    return f"{opening} Soft words came more often from {'you' if softer else 'them'}."


def _too_few(found: int) -> str:
    return (
        f"Inside quarrels we found {found} lines of yours that are plainly soft or plainly hard. "
        f"Under {FEWEST_LINES} it is too few to say."
    )
