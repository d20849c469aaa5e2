"""The longest silences of this pair, and who broke them."""

from __future__ import annotations

from afterword.mirror.conversation import ME, THEM, Conversation
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Occasion, Pair, Result, Share, TooFew
from afterword.mirror.spans import duration
from afterword.mirror.uncertainty import FEWEST, leaning, percentile, wilson

ORDER = 30
NAME = "silences"
TITLE = "The long silences"
QUESTION = "When it was silent for unusually long, which of you broke the silence?"
HOW = (
    "Of all the pauses between you we take those longer than 99 of 100 of them, and at least one "
    "day: measured by what was usual for the two of you. Whoever wrote the first line "
    "after it broke it. The silence after the last line of the file is not counted."
)
CAVEAT = (
    "A silence in one file may have been a holiday together, a lost phone, calls, another app, or "
    "messages set to disappear. It can also be someone keeping themselves safe. Why it was silent, "
    "only the two of you know."
)
SOURCE = (
    "People who read their own histories often ask for this; we found no study that ties it to how "
    "a relationship goes. Read it as a calendar, not as a meaning."
)
FEWEST_PAUSES = 100
ONE_DAY = 24 * 3600
MOST_SHOWN = 12


def measure(reading: Reading) -> Result:
    """Return the silences with who broke each; TooFew under a hundred pauses or with none long."""
    ends = reading.pauses
    if len(ends) < FEWEST_PAUSES:
        return TooFew(NAME, TITLE, QUESTION, _too_few(len(ends)))
    usual = max(ONE_DAY, percentile(sorted(reading.gaps[i - 1] for i in ends), 0.99))
    found = [_occasion(reading.conversation, i) for i in ends if reading.gaps[i - 1] > usual]
    if not found:
        return TooFew(NAME, TITLE, QUESTION, _none_long(usual))
    mine = sum(occasion.mine is True for occasion in found)
    theirs = sum(occasion.mine is False for occasion in found)
    longest = sorted(found, key=lambda occasion: -occasion.seconds)[:MOST_SHOWN]
    return Pair(
        NAME,
        TITLE,
        QUESTION,
        _said(usual, len(found), mine, theirs),
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(occasion.end for occasion in found),
        figures={"silences": len(found), "mine": mine, "theirs": theirs, "usual_seconds": usual},
        stands_out=mine + theirs >= FEWEST and bool(leaning(mine, mine + theirs)),
        whole=_whole(mine, mine + theirs),
        occasions=tuple(sorted(longest, key=lambda occasion: occasion.start)),
    )


def _occasion(conversation: Conversation, i: int) -> Occasion:
    start, end = conversation.lines[i - 1], conversation.lines[i]
    mine = {ME: True, THEM: False}.get(conversation.who[end])
    return Occasion(start, end, conversation.when(start), conversation.gap(start, end), mine)


def _whole(mine: int, of: int) -> Share | None:
    if of < FEWEST:
        return None
    return Share("Broken by you", mine, of, wilson(mine, of))


def _said(usual: int, found: int, mine: int, theirs: int) -> str:
    silences = "was one silence" if found == 1 else f"were {found} silences"
    opening = f"Usual between you was a pause of up to {duration(usual)}. There {silences}"
    if found == 1:
        who = "you" if mine else "they" if theirs else "neither of you by name"
        return f"{opening} longer than that, and {who} broke it. One is too few for a pattern."
    parts = [f"you broke {mine}", f"they broke {theirs}"]
    if found > mine + theirs:
        parts.append(f"{found - mine - theirs} ended with a call that names nobody")
    counted = f"{opening} longer than that: {', '.join(parts[:-1])} and {parts[-1]}."
    if mine + theirs < FEWEST:
        return f"{counted} That is too few to call it a pattern."
    if not leaning(mine, mine + theirs):
        return f"{counted} Neither of you clearly more often than the other."
    return f"{counted} That is more than chance would easily give; the reason is not in the file."


def _too_few(pauses: int) -> str:
    return (
        f"To know what an unusual silence is between two people, we need at least {FEWEST_PAUSES} "
        f"pauses. This history has {pauses}."
    )


def _none_long(usual: int) -> str:
    return f"No silence in this history was longer than what was usual: {duration(usual)}."
