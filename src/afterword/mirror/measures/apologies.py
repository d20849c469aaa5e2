"""Own apologies, and how many of them took part of it back."""

from __future__ import annotations

from afterword.mirror.conversation import ME
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Own, Result, TooFew
from afterword.mirror.quoting import quotes

ORDER = 10
NAME = "apologies"
TITLE = "How you said sorry"
QUESTION = "When you said sorry, did you let it stand?"
HOW = (
    "We count your lines that say sorry, leaving out small courtesies such as being late. A line "
    "in which the sorry is followed by “but” or “if”, or hands the feeling back (“sorry you feel "
    "that way”), counts as partly taken back."
)
CAVEAT = (
    "“But” after a sorry can also be the start of an honest explanation. Apologies said aloud are "
    "not here, and saying sorry often is not a virtue in itself: some people learn to say it far "
    "too much."
)
SOURCE = (
    "That a condition or an excuse weakens an apology is a common finding in work on apologies "
    "(Schumann), known here from summaries only. This list of words is our own and untested."
)
FEWEST = 5


def measure(reading: Reading) -> Result:
    """Count own apologies and those partly taken back; TooFew under five."""
    plain: list[int] = []
    taken_back: list[int] = []
    sorry, back, courtesy = map(reading.cues.mask, ("apology", "taken_back", "courtesy"))
    for i, (seat, bits) in enumerate(zip(reading.seats, reading.marks.bits, strict=True)):
        if seat != ME or not bits & sorry:
            continue
        if bits & back:
            taken_back.append(i)
        elif not bits & courtesy:
            plain.append(i)
    total = len(plain) + len(taken_back)
    if total < FEWEST:
        return TooFew(NAME, TITLE, QUESTION, _too_few(total, reading.cues.name))
    return Own(
        NAME,
        TITLE,
        QUESTION,
        _said(total, len(taken_back)),
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(reading.conversation.lines[i] for i in sorted(plain + taken_back)),
        figures={"apologies": total, "taken_back": len(taken_back)},
        quotes=(
            *quotes(reading, _weighty_first(reading, plain), "It stands as you said it."),
            *quotes(reading, taken_back, "Read it once as the one who got it."),
        ),
    )


def _weighty_first(reading: Reading, lines: list[int]) -> list[int]:
    """Put apologies that also take responsibility before the others, each in order of time."""
    return sorted(lines, key=lambda i: not reading.holds(i, "point"))


def _said(total: int, taken_back: int) -> str:
    opening = f"You said sorry in {total} of your lines."
    if not taken_back:
        return f"{opening} By the words we know, you let every one of them stand."
    if taken_back == 1:
        return f"{opening} In one of them, part of it was taken back in the same breath."
    return f"{opening} In {taken_back} of them, part of it was taken back in the same breath."


def _too_few(total: int, language: str) -> str:
    found = {0: "no line", 1: "one line"}.get(total, f"{total} lines")
    return (
        f"We found {found} of yours that say{'s' if total < 2 else ''} sorry in the {language} "
        f"words we know: too few to say anything. Much of this is said aloud."
    )
