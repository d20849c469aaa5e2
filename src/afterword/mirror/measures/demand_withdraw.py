"""One presses, the other draws back: counted in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from afterword.mirror.conversation import THEM
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import OwnBesideTheirs, Result, Share, TooFew
from afterword.mirror.phrases import find_words, fold
from afterword.mirror.quoting import quotes
from afterword.mirror.uncertainty import FEWEST, parted, percentile, wilson

ORDER = 45
NAME = "demand_withdraw"
TITLE = "Pressing and drawing back"
QUESTION = "When one of you pressed for an answer or a change, did the other draw back?"
HOW = (
    "A turn is everything one of you wrote before the other did, without a pause. A turn presses "
    "where it holds words such as “answer me”, “we need to talk” or “you never”. The other drew "
    "back where their answer was a short line that ends it (“whatever”, “not now”), came later "
    "than nine in ten of their answers, or did not come before a pause. A call counts as neither. "
    "Talks end and answers are late for many reasons, so we compare with what followed the turns "
    "that did not press. Both directions are counted in the same way."
)
CAVEAT = (
    "Drawing back is not coldness. It can be work, sleep, needing time to think, keeping the peace "
    "or keeping oneself safe; and pressing is often a wish to be near. Each tends to feed the "
    "other, and no file shows where it began."
)
SOURCE = (
    "Papp, Kouros and Cummings (2009): in the diaries of 116 married couples both directions "
    "happened equally often at home, and whoever raised the subject tended to press. Ross and "
    "colleagues (2019: 515 and 431 couples) found that drawing back can also help, where a couple "
    "has little money to solve what is asked. Looking for it in messages is our own, and untested."
)
FEWEST_TURNS = 20
SHORT = 6
ONE_IN_TEN = 0.9
NOTE = "After this they drew back. What were you hoping for?"


@dataclass
class Side:
    """One person's turns: (pressing, others), how many were met by drawing back, and where.

    `pressed` holds the first pressing line of each turn, `lines` those met by drawing back.
    """

    turns: list[int] = field(default_factory=lambda: [0, 0])
    drawn_back: list[int] = field(default_factory=lambda: [0, 0])
    pressed: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def more(self) -> bool:
        """Say whether pressing was met so more often than other turns."""
        return (
            self.turns[0] >= FEWEST_TURNS
            and self.turns[1] >= FEWEST_TURNS
            and parted(self.drawn_back[0], self.turns[0], self.drawn_back[1], self.turns[1])
            and self.drawn_back[0] * self.turns[1] > self.drawn_back[1] * self.turns[0]
        )

    def share(self, label: str) -> Share:
        """Return how many pressing turns were met by drawing back."""
        hits, of = self.drawn_back[0], self.turns[0]
        return Share(label, hits, of, wilson(hits, of) if of >= FEWEST else None)


def measure(reading: Reading) -> Result:
    """Return both directions beside each other; TooFew where neither pressed twenty times."""
    sides = (Side(), Side())
    after = _After(reading)
    for start, end, pressing in _turns(reading):
        met = after.drew_back(end)
        if met is None:
            continue
        side = sides[reading.seats[start]]
        kind = 0 if pressing is not None else 1
        side.turns[kind] += 1
        side.drawn_back[kind] += met
        if pressing is not None:
            side.pressed.append(pressing)
            if met:
                side.lines.append(pressing)
    mine, theirs = sides
    if max(mine.turns[0], theirs.turns[0]) < FEWEST_TURNS:
        return TooFew(NAME, TITLE, QUESTION, _too_few(mine.turns[0], theirs.turns[0]))
    return OwnBesideTheirs(
        NAME,
        TITLE,
        QUESTION,
        _said(mine, theirs),
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(reading.conversation.lines[i] for i in mine.lines or mine.pressed),
        figures=_figures(mine, theirs),
        quotes=quotes(reading, mine.lines, NOTE),
        stands_out=mine.more() or theirs.more(),
        mine=(mine.share("When you pressed"),),
        theirs=(theirs.share("When they pressed"),),
    )


def _turns(reading: Reading) -> Iterator[tuple[int, int, int | None]]:
    """Yield (first line, last line, a pressing line or None) of every turn."""
    seats, pause = reading.seats, reading.pause
    press = reading.cues.mask("pressing")
    start, before, pressing = 0, seats[0], None
    for i, (seat, bits, gap) in enumerate(
        zip(seats, reading.marks.bits, [0, *reading.gaps], strict=True)
    ):
        if seat != before or gap > pause:
            if before <= THEM:
                yield start, i - 1, pressing
            start, before, pressing = i, seat, None
        if bits & press and pressing is None:
            pressing = i
    if before <= THEM:
        yield start, len(seats) - 1, pressing


class _After:
    """What came after a turn: an answer, drawing back, or nothing one can say."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._closing = reading.cues.mask("closing")
        # For each of us the time that nine in ten of our answers do not take.
        self._late = [
            percentile(sorted(reading.gaps[i - 1] for i in answers), ONE_IN_TEN) if answers else 0
            for answers in reading.answers
        ]

    def drew_back(self, end: int) -> bool | None:
        """Say whether the other drew back after a turn that ends here; None where unsure."""
        reading, following = self._reading, end + 1
        if following == len(reading.seats) or reading.seats[following] > THEM:
            return None
        gap, seat = reading.gaps[end], reading.seats[following]
        if gap > self._late[seat] or gap > reading.pause or seat == reading.seats[end]:
            return True
        closing = reading.marks.bits[following] & self._closing
        return bool(closing) and _is_short(reading, following)


def _is_short(reading: Reading, i: int) -> bool:
    conversation = reading.conversation
    return len(find_words(fold(conversation.texts[conversation.lines[i]]))) <= SHORT


def _figures(mine: Side, theirs: Side) -> dict[str, float]:
    return {
        "i_pressed": mine.turns[0],
        "they_drew_back": mine.drawn_back[0],
        "they_pressed": theirs.turns[0],
        "i_drew_back": theirs.drawn_back[0],
        "my_other_turns": mine.turns[1],
        "they_drew_back_otherwise": mine.drawn_back[1],
        "their_other_turns": theirs.turns[1],
        "i_drew_back_otherwise": theirs.drawn_back[1],
    }


def _said(mine: Side, theirs: Side) -> str:
    opening = (
        f"You pressed in {mine.turns[0]:,} of your turns, and after {mine.drawn_back[0]:,} of them "
        f"they drew back. They pressed in {theirs.turns[0]:,} of theirs, and after "
        f"{theirs.drawn_back[0]:,} of them you drew back."
    )
    if mine.more() and theirs.more():
        return (
            f"{opening} In both directions that is more often than after other turns"
            f"{_where(mine, theirs)}."
        )
    if mine.more():
        return (
            f"{opening} When you pressed, they drew back more often than they did otherwise "
            f"({_per_hundred(mine)})."
        )
    if theirs.more():
        return (
            f"{opening} When they pressed, you drew back more often than you did otherwise "
            f"({_per_hundred(theirs)})."
        )
    return f"{opening} Neither is clearly more often than after turns that did not press."


def _where(mine: Side, theirs: Side) -> str:
    """Say in which direction it was clearly more often, "" where in neither."""
    if not parted(mine.drawn_back[0], mine.turns[0], theirs.drawn_back[0], theirs.turns[0]):
        return ""
    if mine.drawn_back[0] * theirs.turns[0] > theirs.drawn_back[0] * mine.turns[0]:
        return ", most of all when you pressed"
    return ", most of all when they pressed"


def _per_hundred(side: Side) -> str:
    pressing, other = (
        round(100 * hits / of) for hits, of in zip(side.drawn_back, side.turns, strict=True)
    )
    return f"{pressing} times in 100, else {other}"


def _too_few(mine: int, theirs: int) -> str:
    return (
        f"By the words we know, you pressed in {mine} of your turns and they in {theirs} of "
        f"theirs. Under {FEWEST_TURNS} it is too few to say what followed."
    )
