"""I, we and you: how often each of us said them, and whether mine moved."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.mirror.conversation import ME, THEM
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Level, OwnBesideTheirs, Result, TooFew
from afterword.mirror.phrases import find_words, fold
from afterword.mirror.uncertainty import Estimate, ratio
from afterword.mirror.weeks import FOREIGN, Thirds, is_foreign, level, thirds

ORDER = 65
NAME = "persons"
TITLE = "I, we and you"
QUESTION = "How much of what you wrote was about I, how much about we, and about you?"
UNIT = "of 1,000 words"
HOW = (
    "Of every thousand words you wrote, we count I (with me, my, mine), we (with us, our) and you "
    "(with your), short forms such as “I'm” included, and theirs beside them. The range is where "
    "the number may well lie (95 %), going by how much your weeks differ. To see whether yours "
    "moved, we compare the weeks of the first third of all words with the last."
)
CAVEAT = (
    "“We” can mean the two of you or your office, and “you” can be tender or sharp. “I” is not "
    "selfish: people say it more when something weighs on them, and also when they own up."
)
SOURCE = (
    "Slatcher, Vazire and Pennebaker (2008): in ten days of instant messages of 68 young couples, "
    "how such words were used went with how content they were and whether they were together six "
    "months later. Seraj, Blackburn and Pennebaker (2021) saw “I” rise from about three months "
    "before a break-up in posts online. Both are averages over many people, in English; they say "
    "nothing about one."
)
KINDS = ("i", "we", "you")
LABELS = {"i": "I, me, my", "we": "we, us, our", "you": "you, your"}
FEWEST_WORDS = 2_000
WORTH_SAYING = 0.15
OF_THREE = 3.5  # three kinds are asked, so each must be a little surer than one alone
NEWEST = 5_000
MOST_EVIDENCE = 20


def measure(reading: Reading) -> Result:
    """Return the three kinds in the first and the last third; TooFew under 2,000 own words."""
    if is_foreign(reading):
        return TooFew(NAME, TITLE, QUESTION, FOREIGN.format(language=reading.cues.name))
    weeks = reading.marks.weeks
    mine = sum(rows[ME][0] for rows in weeks.values())
    cut = thirds({week: rows[ME][0] + rows[THEM][0] for week, rows in weeks.items()})
    if mine < FEWEST_WORDS or cut is None or not reading.cues.classes.keys() >= set(KINDS):
        return TooFew(NAME, TITLE, QUESTION, _too_few(mine))
    early, late = (
        [_estimate(reading, some, ME, kind) for kind in KINDS] for some in (cut.early, cut.late)
    )
    whole = [_estimate(reading, list(weeks), ME, kind) for kind in KINDS]
    moved = _moved(early, late)
    return OwnBesideTheirs(
        NAME,
        TITLE,
        QUESTION,
        _said(whole, moved, cut),
        HOW,
        CAVEAT,
        SOURCE,
        evidence=_evidence(reading),
        figures=_figures(mine, whole),
        unit=UNIT,
        stands_out=bool(moved),
        my_levels=_levels(reading, cut, ME),
        their_levels=_levels(reading, cut, THEM),
    )


def _estimate(reading: Reading, some: Sequence[int], seat: int, kind: str) -> Estimate | None:
    number = reading.marks.classes.index(kind)
    weeks = reading.marks.weeks
    return ratio([(weeks[week][seat][number], weeks[week][seat][0]) for week in some], per=1000)


def _moved(
    early: list[Estimate | None], late: list[Estimate | None]
) -> list[tuple[str, Estimate, Estimate]]:
    """Return the kinds of mine that moved, with both estimates."""
    return [
        (kind, before, after)
        for kind, before, after in zip(KINDS, early, late, strict=True)
        if before is not None and after is not None and before.apart(after, WORTH_SAYING, OF_THREE)
    ]


def _levels(reading: Reading, cut: Thirds, seat: int) -> tuple[Level, ...]:
    return tuple(
        level(f"{LABELS[kind]}: {name}", _estimate(reading, some, seat, kind), 1000)
        for kind in KINDS
        for name, some in (("first third", cut.early), ("last third", cut.late))
    )


def _figures(mine: int, whole: list[Estimate | None]) -> dict[str, float]:
    found = {
        f"my_{kind}_of_1000": round(one.value, 1)
        for kind, one in zip(KINDS, whole, strict=True)
        if one is not None
    }
    return {"my_words": mine, **found}


def _evidence(reading: Reading) -> tuple[int, ...]:
    """Return the newest own lines that say we, among the newest five thousand lines."""
    conversation = reading.conversation
    we = reading.cues.classes["we"]
    found: list[int] = []
    for position in conversation.lines[-NEWEST:][::-1]:
        if conversation.who[position] != ME:
            continue
        if not we.isdisjoint(find_words(fold(conversation.texts[position]))):
            found.append(position)
            if len(found) == MOST_EVIDENCE:
                break
    return tuple(sorted(found)) or (conversation.lines[0],)


def _said(
    whole: list[Estimate | None], moved: list[tuple[str, Estimate, Estimate]], cut: Thirds
) -> str:
    parts = [
        f"{round(one.value)} were “{name}” and its kin"
        for one, name in zip(whole, ("I", "we", "you"), strict=True)
        if one is not None
    ]
    opening = f"Of 1,000 words of yours, {', '.join(parts)}."
    if not moved:
        return (
            f"{opening} Between the beginning and the end none of them moved by more than chance "
            "may do."
        )
    changes = "; ".join(
        f"“{'I' if kind == 'i' else kind}” from {before.value:.0f} to {after.value:.0f}"
        for kind, before, after in moved
    )
    return f"{opening} From the first third (until {cut.until}) to the last, this moved: {changes}."


def _too_few(mine: int) -> str:
    return (
        f"For this we need {FEWEST_WORDS:,} words of yours over at least six weeks, not all of "
        f"them in one stretch. There are {mine:,}: too few to say."
    )
