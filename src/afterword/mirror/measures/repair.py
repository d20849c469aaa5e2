"""A time you repaired it: own lines that softened a quarrel, and what followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from afterword.mirror.conversation import ME, THEM
from afterword.mirror.episodes import Quarrel, Reading
from afterword.mirror.finding import Own, Quote, Result, TooFew
from afterword.mirror.quoting import bearable, quote

ORDER = 0
NAME = "repair"
TITLE = "A time you repaired it"
QUESTION = "When it was hard between you, did you say something that made it softer?"
HOW = (
    "First we look for stretches without a pause in which heated words stand much closer together "
    "than is usual for the two of you. In those, and in the twelve lines after them within two "
    "days, we look for lines of yours that say sorry, take the point, ask for peace, show "
    "affection, bring in some lightness, or put the quarrel down and come back to it. Then we read "
    "up to eight lines on: softer words from them count as warmth; no more heated words count as "
    "quiet."
)
CAVEAT = (
    "A list of words hears no tone, no joke only you two had, no call and no touch. It misses most "
    "of the ways people make peace. If a line does not fit how you remember it, trust your memory."
)
SOURCE = (
    "Repair in a quarrel is an idea from couple research by Gottman and colleagues, mostly small "
    "studies of talk face to face. That taking responsibility carries most of an apology comes "
    "from Lewicki, Polin and Lount (2016): 755 people judging written scenes at work. This list of "
    "words is our own and has not been tested in a study."
)

MOST_QUOTES = 3
FOLLOWED = 8
SOON = 4
RETURN_AFTER = 20 * 60
RETURN_WITHIN = 48 * 3600

WARMER = 2
QUIETER = 1
UNSEEN = 0

_KINDS = ("point", "apology", "peace", "affection", "time_out", "humour")
_SOFT = ("point", "apology", "peace", "affection", "humour")
_LIGHT = ("affection", "humour")
_WHAT = {
    "point": "You took their point, or your share of it.",
    "apology": "You said sorry and left it standing.",
    "peace": "You asked for peace.",
    "affection": "You said something warm in the middle of it.",
    "time_out": "You put it down for a while, and you came back.",
    "humour": "You tried a lighter note.",
}
_THEN = {
    WARMER: "Softer words came back.",
    QUIETER: "It went quiet after that, without more heat.",
    UNSEEN: "What came of it, these lines do not show. It was still a try.",
}


@dataclass(frozen=True)
class Repair:
    """An own line that may have softened a quarrel: its index in the lines, kind, and what came."""

    line: int
    kind: str
    followed: int
    quarrel: int


def measure(reading: Reading) -> Result:
    """Return up to three own lines, best first; TooFew where no stretch reads like a quarrel."""
    quarrels = reading.quarrels
    if not quarrels:
        return TooFew(NAME, TITLE, QUESTION, _no_quarrel(reading))
    repairs = [
        repair
        for number, quarrel in enumerate(quarrels)
        for repair in _in(reading, quarrel, number)
    ]
    lines = reading.conversation.lines
    met = sum(repair.followed > UNSEEN for repair in repairs)
    return Own(
        NAME,
        TITLE,
        QUESTION,
        _said(len(quarrels), repairs, met),
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(lines[repair.line] for repair in repairs),
        figures={"quarrels": len(quarrels), "own_lines": len(repairs), "eased": met},
        quotes=tuple(_quote(reading, repair) for repair in _best(reading, repairs)),
        stands_out=met > 0,
    )


def _in(reading: Reading, quarrel: Quarrel, number: int) -> Iterator[Repair]:
    conversation = reading.conversation
    for i in range(quarrel.start, quarrel.after + 1):
        position = conversation.lines[i]
        if conversation.who[position] != ME or reading.heated[i]:
            continue
        kind = _kind(reading, i)
        # Long after the last heated word, a warm line is everyday warmth and no repair.
        if kind is None or (kind in _LIGHT and i > quarrel.end + SOON):
            continue
        start = i + 1
        if kind == "time_out":
            back = _return(reading, i)
            if back is None:
                continue
            start = back + 1
        yield Repair(i, kind, _followed(reading, start), number)


def _kind(reading: Reading, i: int) -> str | None:
    if reading.holds(i, "too_much", "taken_back", "courtesy"):
        return None
    return next((kind for kind in _KINDS if reading.holds(i, kind)), None)


def _return(reading: Reading, i: int) -> int | None:
    """Return the first own line after a break from line i, if there was one within two days."""
    conversation = reading.conversation
    lines = conversation.lines
    broke = False
    for j in range(i + 1, len(lines)):
        if conversation.gap(lines[i], lines[j]) > RETURN_WITHIN:
            return None
        broke = broke or reading.gaps[j - 1] >= RETURN_AFTER
        if broke and conversation.who[lines[j]] == ME:
            return j
    return None


def _followed(reading: Reading, start: int) -> int:
    """Read on up to FOLLOWED lines before the next pause: warmth from them, quiet, or unseen."""
    conversation = reading.conversation
    answered = 0
    for j in range(start, min(start + FOLLOWED, len(conversation.lines))):
        if reading.heated[j] or reading.gaps[j - 1] > reading.pause:
            return UNSEEN
        position = conversation.lines[j]
        if conversation.who[position] == THEM:
            answered += 1
            if reading.holds(j, *_SOFT):
                return WARMER
    return QUIETER if answered else UNSEEN


def _best(reading: Reading, repairs: list[Repair]) -> list[Repair]:
    """Choose what to show, the clearest that eased it first, each from its own quarrel."""
    chosen: list[Repair] = []
    quarrels: set[int] = set()
    texts: set[str] = set()
    for repair in sorted(repairs, key=_rank):
        text = _text(reading, repair)
        folded = text.casefold().strip()
        if repair.quarrel in quarrels or folded in texts or not bearable(text):
            continue
        chosen.append(repair)
        quarrels.add(repair.quarrel)
        texts.add(folded)
        if len(chosen) == MOST_QUOTES:
            break
    return chosen


def _rank(repair: Repair) -> tuple[int, int, int, int]:
    """Sort clear kinds that were met first, then light ones that were met, then the rest."""
    light = repair.kind in _LIGHT
    unmet = repair.followed == UNSEEN
    return (2 * unmet + light, -repair.followed, _KINDS.index(repair.kind), repair.line)


def _text(reading: Reading, repair: Repair) -> str:
    return reading.conversation.texts[reading.conversation.lines[repair.line]]


def _quote(reading: Reading, repair: Repair) -> Quote:
    return quote(reading, repair.line, f"{_WHAT[repair.kind]} {_THEN[repair.followed]}")


def _said(quarrels: int, repairs: list[Repair], met: int) -> str:
    stretches = "one stretch that reads" if quarrels == 1 else f"{quarrels} stretches that read"
    opening = f"We found {stretches} like a quarrel."
    if not repairs:
        return (
            f"{opening} Among the words we know, we found no line of yours that softened one. That "
            "does not mean there was none: much of making peace never gets written down."
        )
    count = "one line" if len(repairs) == 1 else f"{len(repairs)} lines"
    where = "it" if quarrels == 1 else "them"
    found = f"{opening} In or just after {where}, {count} of yours reached for peace."
    if not met:
        return f"{found} What came of that, the lines do not show. You tried."
    if met == len(repairs):
        return f"{found} Things grew softer or quieter after that."
    after = "one" if met == 1 else str(met)
    return f"{found} After {after} of them we can see that things grew softer or quieter."


def _no_quarrel(reading: Reading) -> str:
    return (
        f"No stretch of this history reads like a quarrel by the {reading.cues.name} words we "
        "know. Perhaps you argued elsewhere, or in other words. So there is nothing to show here, "
        "and it says nothing about whether you made peace."
    )
