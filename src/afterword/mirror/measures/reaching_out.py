"""Who writes first after a pause, and whether that shifted over time."""

from __future__ import annotations

from collections import Counter

from afterword.mirror.conversation import ME, THEM
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Pair, Result, Share, TooFew
from afterword.mirror.periods import month
from afterword.mirror.spans import duration
from afterword.mirror.uncertainty import FEWEST, differ, leaning, wilson

ORDER = 20
NAME = "reaching_out"
TITLE = "Who wrote first after a pause"
QUESTION = "When there had been a pause between you, which of you wrote first?"
HOW = (
    "A pause is six hours without a line or, where you two wrote more slowly, three times the gap "
    "that was usual between your lines (the median). Whoever writes the first line after it is "
    "counted. The bars show your share; the rest is theirs. The thin range beside a share is where "
    f"it may well lie (95 %, Wilson); under {FEWEST} pauses in a period, no share is shown. To see "
    "whether it moved, we compare the first third of all these pauses with the last."
)
CAVEAT = (
    "It does not say why. Work, sleep, living together, calls and other apps all move it, and the "
    "one who writes first is often just answering late. Being the first is neither a debt nor a "
    "credit."
)
SOURCE = (
    "Feeling that both start conversations about as often went with being more content in one "
    "survey (Ohadi and colleagues 2018: 205 young adults, mostly women, their own reports). That "
    "is a connection, not a cause. The count itself is ours."
)
FEWEST_IN_ALL = 20
_STAYED = "Between the beginning and the end it did not move by more than chance may do."


def measure(reading: Reading) -> Result:
    """Return own share of first lines, in all and by period; TooFew under twenty pauses."""
    seats = reading.seats
    openers = [i for i in reading.pauses if seats[i] <= THEM]
    if len(openers) < FEWEST_IN_ALL:
        return TooFew(NAME, TITLE, QUESTION, _too_few(len(openers)))
    mine = sum(seats[i] == ME for i in openers)
    whole = _share("Over the whole time", mine, len(openers))
    shift = _shift(reading, openers)
    return Pair(
        NAME,
        TITLE,
        QUESTION,
        f"{_balance(whole, reading.pause)} {shift}",
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(reading.conversation.lines[i] for i in openers),
        figures={"pauses": len(openers), "mine": mine, "pause_seconds": reading.pause},
        stands_out=bool(leaning(mine, len(openers))) or shift != _STAYED,
        shares=_by_period(reading, openers),
        whole=whole,
    )


def _by_period(reading: Reading, openers: list[int]) -> tuple[Share, ...]:
    of = Counter(reading.period(i) for i in openers)
    mine = Counter(reading.period(i) for i in openers if reading.seats[i] == ME)
    return tuple(_share(label, mine[label], count) for label, count in of.items())


def _share(label: str, mine: int, of: int) -> Share:
    if of < FEWEST:
        return Share(label, mine, of)
    return Share(label, mine, of, wilson(mine, of))


def _balance(whole: Share, pause: int) -> str:
    opening = (
        f"After a pause of {duration(pause)} or more, you wrote first {whole.mine:,} times and "
        f"they {whole.of - whole.mine:,} times."
    )
    lean = leaning(whole.mine, whole.of)
    if not lean:
        return f"{opening} That is about even: a difference this small can be chance."
    more = "you" if lean > 0 else "they"
    return f"{opening} So over the whole time, {more} wrote first more often."


def _shift(reading: Reading, openers: list[int]) -> str:
    """Compare the first third of the pauses with the last; speak where chance is unlikely."""
    third = len(openers) // 3
    early, late = openers[:third], openers[-third:]
    first = sum(reading.seats[i] == ME for i in early)
    last = sum(reading.seats[i] == ME for i in late)
    if not differ(first, last, third):
        return _STAYED
    until, since = reading.when(early[-1]), reading.when(late[0])
    return (
        f"It moved. In the first third of these pauses (until {month(until)}) it was you in "
        f"{first:,} of {third:,}, in the last third (since {month(since)}) in {last:,} of "
        f"{third:,}. Something between the two of you, or around you, was different by then."
    )


def _too_few(found: int) -> str:
    return (
        f"There are {found} pauses in this history after which one of you wrote first. Under "
        f"{FEWEST_IN_ALL} it is too few to say."
    )
