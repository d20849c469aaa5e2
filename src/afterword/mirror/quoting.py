"""Which own lines may be shown again, and how."""

from __future__ import annotations

from collections.abc import Iterable

from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Quote
from afterword.safety import screen

LONGEST = 400
LINES_BEFORE = 2
LINES_AFTER = 3


def bearable(text: str) -> bool:
    """Say whether an own line may be met again: not long, and without words of despair."""
    return len(text) <= LONGEST and screen(text).tier is None


def quote(reading: Reading, i: int, note: str) -> Quote:
    """Return line i as a quote, with the positions of the lines round it."""
    conversation = reading.conversation
    lines = conversation.lines
    position = lines[i]
    around = range(max(0, i - LINES_BEFORE), min(len(lines), i + LINES_AFTER + 1))
    return Quote(
        position,
        conversation.when(position),
        conversation.texts[position],
        note,
        tuple(lines[one] for one in around),
    )


def quotes(reading: Reading, lines: Iterable[int], note: str, most: int = 2) -> tuple[Quote, ...]:
    """Return the first few of these own lines that may be shown, no two with the same words."""
    conversation = reading.conversation
    chosen: dict[str, Quote] = {}
    for i in lines:
        text = conversation.texts[conversation.lines[i]]
        folded = text.casefold().strip()
        if not folded or folded in chosen or reading.holds(i, "too_much") or not bearable(text):
            continue
        chosen[folded] = quote(reading, i, note)
        if len(chosen) == most:
            break
    return tuple(chosen.values())
