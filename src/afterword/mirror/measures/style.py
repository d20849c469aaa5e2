"""How alike the small words of the two were, and whether that moved."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from afterword.mirror.conversation import ME, THEM
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Pair, Result, TooFew
from afterword.mirror.uncertainty import FEWEST_BLOCKS, Estimate
from afterword.mirror.weeks import FOREIGN, by_period, is_foreign, levels, thirds

ORDER = 60
NAME = "style"
TITLE = "How alike your small words were"
QUESTION = "Did the two of you use the small words of the language in the same measure?"
UNIT = "of 100, where 100 is the same measure"
CLASSES = (
    "personal_pronouns",
    "impersonal_pronouns",
    "articles",
    "conjunctions",
    "prepositions",
    "auxiliaries",
    "adverbs",
    "negations",
    "quantifiers",
)
HOW = (
    "Small words are those that carry little by themselves: pronouns, articles, “and”, “of”, “is”, "
    "“not” and their like, in nine classes. For each class we compare how much of your words and "
    "of theirs it makes up: 1 less the difference, divided by the sum; then the nine are averaged. "
    "The range (95 %) comes from leaving out one week after another."
)
CAVEAT = (
    "People fall in with each other's small words without knowing it, with friends, in quarrels "
    "and with strangers too. Two people can be close and write quite differently: one from a "
    "keyboard, one from a bus; one in a second language."
)
SOURCE = (
    "Ireland, Slatcher, Eastwick, Scissors, Finkel and Pennebaker (2011), “Language Style Matching "
    "Predicts Relationship Initiation and Stability”, Psychological Science 22, 39-44. In the "
    "instant messages of 86 couples, more of those who matched more were still together three "
    "months later. That is a connection in one group of young couples and tells nothing about two "
    "people. Their word lists are not public; ours are our own."
)
FEWEST_WORDS = 500
SMALL = 0.0001


def measure(reading: Reading) -> Result:
    """Return how alike both were by period; TooFew where a third holds too little of either."""
    if is_foreign(reading):
        return TooFew(NAME, TITLE, QUESTION, FOREIGN.format(language=reading.cues.name))
    weeks = reading.marks.weeks
    cut = thirds({week: rows[ME][0] + rows[THEM][0] for week, rows in weeks.items()})
    if cut is None or not reading.cues.classes.keys() >= set(CLASSES):
        return TooFew(NAME, TITLE, QUESTION, TOO_FEW)
    early, late = _alike(reading, cut.early), _alike(reading, cut.late)
    whole = _alike(reading, list(weeks))
    if early is None or late is None or whole is None:
        return TooFew(NAME, TITLE, QUESTION, TOO_FEW)
    moved = early.apart(late)
    lines = reading.conversation.lines
    change = (
        f"It moved: {early.value:.0f} until {cut.until}, {late.value:.0f} since {cut.since}."
        if moved
        else "Between the beginning and the end it did not move by more than chance may do."
    )
    return Pair(
        NAME,
        TITLE,
        QUESTION,
        f"If 100 were exactly the same measure, yours was {whole.value:.0f}. It is a likeness of "
        f"habits, not a mark. {change}",
        HOW,
        CAVEAT,
        SOURCE,
        evidence=(lines[0], lines[-1]),
        figures={"alike": round(whole.value, 1), "words": whole.of},
        unit=UNIT,
        stands_out=moved,
        levels=levels(by_period(reading, weeks), lambda some: _alike(reading, some)),
    )


def _alike(reading: Reading, some: Sequence[int]) -> Estimate | None:
    """Estimate the matching over some weeks, with a jackknife that leaves out one week each."""
    marks = reading.marks
    numbers = [0, *(marks.classes.index(name) for name in CLASSES)]
    rows = [[_picked(row, numbers) for row in marks.weeks[week]] for week in some]
    mine, theirs = (
        [sum(both[seat][n] for both in rows) for n in range(len(numbers))] for seat in (ME, THEM)
    )
    if len(rows) < FEWEST_BLOCKS or min(mine[0], theirs[0]) < FEWEST_WORDS:
        return None
    without = [
        matching(
            [whole - part for whole, part in zip(mine, my_row, strict=True)],
            [whole - part for whole, part in zip(theirs, their_row, strict=True)],
        )
        for my_row, their_row in rows
    ]
    count, middle = len(rows), sum(without) / len(rows)
    error = sqrt((count - 1) / count * sum((one - middle) ** 2 for one in without))
    return Estimate(100 * matching(mine, theirs), 100 * error, mine[0] + theirs[0], count)


def _picked(row: Sequence[int], numbers: Sequence[int]) -> list[int]:
    return [row[number] for number in numbers]


def matching(mine: Sequence[int], theirs: Sequence[int]) -> float:
    """Return how alike two rows of counts are, 0 to 1; the first of each row is all words.

    Source: the formula of Ireland and colleagues (see SOURCE), averaged over the classes.
    """
    my_words, their_words = max(1, mine[0]), max(1, theirs[0])
    alike = 0.0
    for my_count, their_count in zip(mine[1:], theirs[1:], strict=True):
        one, other = my_count / my_words, their_count / their_words
        alike += 1 - abs(one - other) / (one + other + SMALL)
    return alike / (len(mine) - 1)


TOO_FEW = (
    f"To compare small words we need {FEWEST_WORDS} words from each of you at the beginning and "
    f"at the end, and at least {FEWEST_BLOCKS} weeks in both. This history holds too few to say."
)
