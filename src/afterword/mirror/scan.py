"""One pass over the words of a history: which cues each line holds, and small words by week."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from afterword.mirror.conversation import ME, THEM, Conversation
from afterword.mirror.phrases import Cues, find_words, fold
from afterword.words.language import LanguageProblem, load

WEEK = 7 * 86400
MOST_HELD = 100_000
MOST_SEEN = 20_000
SHORT = 40
ALL = "words"
"""The class that holds every word."""


@dataclass(frozen=True)
class Marks:
    """What one pass found.

    `bits` holds for each of `Conversation.lines` the groups with a cue in it (`Cues.mask`).
    `weeks` holds for each week since 1970 in which a word was written two rows of counts, mine and
    theirs, one number for each of `classes`; the first class is every word.
    """

    bits: array[int]
    weeks: Mapping[int, tuple[list[int], list[int]]]
    classes: tuple[str, ...]


def scan(conversation: Conversation, cues: Cues) -> Marks:
    """Read every line of both once."""
    bits = array("Q")
    tally = _Tally(cues)
    texts, who, at = conversation.texts, conversation.who, conversation.at
    seen: dict[str, tuple[int, list[str]]] = {}
    for position in conversation.lines:
        text = texts[position]
        seat = who[position]
        if not text or seat > THEM:
            bits.append(0)
            continue
        known = seen.get(text)
        if known is None:
            known = _read(text, cues)
            # People say the same short things again and again.
            if len(text) <= SHORT and len(seen) < MOST_SEEN:
                seen[text] = known
        bits.append(known[0])
        tally.add(at[position] // WEEK, seat, known[1])
    tally.close()
    return Marks(bits, tally.weeks, tally.classes)


def _read(text: str, cues: Cues) -> tuple[int, list[str]]:
    folded = fold(text)
    words = find_words(folded)
    return cues.bits(folded, words), words


class _Tally:
    """Counts the words of the week at hand, and keeps only the classes of the weeks before it."""

    def __init__(self, cues: Cues) -> None:
        self.classes = (ALL, *cues.classes)
        self.weeks: dict[int, tuple[list[int], list[int]]] = {}
        self._known = _known(cues)
        self._week: int | None = None
        self._words: tuple[list[str], list[str]] = ([], [])

    def add(self, week: int, seat: int, words: Sequence[str]) -> None:
        held = self._words[seat]
        if week != self._week or len(held) > MOST_HELD:
            self.close()
            self._week = week
        held.extend(words)

    def close(self) -> None:
        """Put the words counted so far into their week."""
        if self._week is None:
            return
        rows = self.weeks.setdefault(self._week, ([0] * len(self.classes), [0] * len(self.classes)))
        for seat in (ME, THEM):
            self._into(rows[seat], Counter(self._words[seat]))
            self._words[seat].clear()

    def _into(self, row: list[int], words: Counter[str]) -> None:
        row[0] += words.total()
        known = self._known
        for word in known.keys() & words.keys():
            for number in known[word]:
                row[number] += words[word]


def _known(cues: Cues) -> dict[str, tuple[int, ...]]:
    """Return for each small word, short forms among them, the numbers of its classes."""
    numbers: dict[str, set[int]] = {}
    for number, words in enumerate(cues.classes.values(), start=1):
        for word in words:
            numbers.setdefault(word, set()).add(number)
    for short, parts in _short_forms(cues.language):
        found = {number for part in parts for number in numbers.get(part, ())}
        if found:
            numbers[short] = numbers.get(short, set()) | found
    return {word: tuple(sorted(found)) for word, found in numbers.items()}


def _short_forms(language: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Return the short forms of a language; none where it has no profile."""
    try:
        return list(load(language).written_out.items())
    except LanguageProblem:
        return []


def summed(
    weeks: Iterable[tuple[list[int], list[int]]], classes: int
) -> tuple[list[int], list[int]]:
    """Add up the rows of several weeks, mine and theirs."""
    mine, theirs = [0] * classes, [0] * classes
    for my_row, their_row in weeks:
        for number in range(classes):
            mine[number] += my_row[number]
            theirs[number] += their_row[number]
    return mine, theirs
